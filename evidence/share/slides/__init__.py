"""Slides to take away, as a PowerPoint file in which everything stays editable."""

from evidence.share.slides.deck import MEDIA_TYPE, slides

__all__ = ["MEDIA_TYPE", "slides"]
