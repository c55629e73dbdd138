"""One folder per page, named as its address: rows, words and charts of that page."""
