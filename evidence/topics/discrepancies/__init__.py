"""Where the review and its sources part ways."""
