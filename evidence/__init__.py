"""Evidence on percutaneous vertebroplasty, from YAML to figures.

The way through the package:
`data/*.yaml` → `schema`, `loading` → `frames` → `selection` → `effects`, `statistics` → `charts` →
`ui` → `pages`.
"""

from evidence.corpus.frames import Corpus, load
from evidence.corpus.loading import CorpusError

__all__ = ["Corpus", "CorpusError", "load"]
