"""Works as CSL-JSON, the form of the Citation Style Language."""

import json
from collections.abc import Sequence

from evidence.charts.plotly_json import Json
from evidence.corpus.reference_fields import Author
from evidence.share.citations.works import Work


def csl_json(works: Sequence[Work]) -> str:
    """Return works as CSL-JSON text; a field that isn't known is left out."""
    return json.dumps([_item(work) for work in works], ensure_ascii=False, indent=1) + "\n"


def _item(work: Work) -> dict[str, Json]:
    kind = "dataset" if work.version else "article-journal" if work.journal else "document"
    item: dict[str, Json] = {
        "id": work.key,
        "type": kind,
        "author": [_name(one) for one in work.authors],
        "title": work.title,
        "container-title": work.journal,
        "issued": _issued(work),
        "version": work.version,
        "DOI": work.doi,
        "PMID": work.pmid,
        "URL": work.url,
        "note": work.note,
    }
    return {name: value for name, value in item.items() if value}


def _name(one: Author) -> dict[str, Json]:
    if one.initials:
        return {"family": one.surname, "given": one.initials}
    return {"literal": one.surname}


def _issued(work: Work) -> dict[str, Json] | None:
    if work.released:
        return {"date-parts": [[work.released.year, work.released.month, work.released.day]]}
    return {"date-parts": [[work.year]]} if work.year else None
