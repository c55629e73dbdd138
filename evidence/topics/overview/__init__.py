"""What is known, in ten seconds."""
