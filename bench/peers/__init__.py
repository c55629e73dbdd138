"""Others that draw the same chart: what speed is possible, and what others need for it."""
