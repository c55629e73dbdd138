"""What can be pooled, and what it says."""
