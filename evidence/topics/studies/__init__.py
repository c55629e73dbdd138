"""The list of studies, and one study with every number."""
