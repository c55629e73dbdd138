"""How fast the dashboard answers, how it grows, and what others need for the same; `make bench`."""
