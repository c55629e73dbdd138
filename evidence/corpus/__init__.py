"""Corpus files, checked and turned into tidy frames; nothing here knows what counts."""
