"""What has been studied in whom, and what not."""
