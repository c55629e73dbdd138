"""Studies that a reader brings: read as strictly as the corpus, kept apart from it."""
