"""The one box that understands: from what a reader types to the page that answers."""

from evidence.topics.search.answers import Answer, Chip, Found, found

__all__ = ["Answer", "Chip", "Found", "found"]
