"""What leaves the app."""
