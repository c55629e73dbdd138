"""Evidence on percutaneous vertebroplasty, from YAML to pages.

The way through the package: `data/*.yaml` → `corpus` → `cohorts` → `topics/<page>` → `ui`, with
`statistics`, `charts` and `prose` beside.
"""

from evidence.corpus.frames import Corpus, load
from evidence.corpus.loading import CorpusError

__all__ = ["Corpus", "CorpusError", "load"]
