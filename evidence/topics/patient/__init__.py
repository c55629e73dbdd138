"""What was reported for patients like these."""
