"""A class that answers: rooms, and the one answer of each browser to each question."""
