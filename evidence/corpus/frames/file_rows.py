"""The rows of the tables about the review as a whole."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from evidence.corpus.addresses import doi_link
from evidence.corpus.frames.cells import Row, joined
from evidence.corpus.schema import CorpusFile


def _rate_rows(content: CorpusFile) -> Iterator[Row]:
    for rate in content.rates:
        yield {
            **rate.model_dump(),
            "row_id": f"rates.{rate.aetiology}",
            "review_refs": joined(rate.review_refs),
            "basis": "review",
        }


def _fact_rows(content: CorpusFile) -> Iterator[Row]:
    for fact in content.facts:
        row = fact.model_dump()
        yield {
            **row,
            "row_id": f"facts.{fact.id}",
            "fact_id": row.pop("id"),
            "review_refs": joined(fact.review_refs),
        }


def _discrepancy_rows(content: CorpusFile) -> Iterator[Row]:
    for discrepancy in content.discrepancies:
        row = discrepancy.model_dump(exclude={"touches"})
        yield {**row, "discrepancy_id": row.pop("id")}


def _context_rows(content: CorpusFile) -> Iterator[Row]:
    for context in content.context:
        row = context.model_dump()
        link = doi_link(context.doi, context.pmid)
        yield {**row, "context_id": row.pop("id"), "url": link, "basis": "secondary"}


def _sum_rows(content: CorpusFile) -> Iterator[Row]:
    for naive_sum in content.sums:
        row = naive_sum.model_dump()
        yield {
            **row,
            "sum_id": row.pop("id"),
            "events": joined(naive_sum.events),
            "severities": joined(naive_sum.severities),
        }


def _appraisal_rows(content: CorpusFile) -> Iterator[Row]:
    for appraisal in content.appraisals:
        yield appraisal.model_dump()


def _term_rows(content: CorpusFile) -> Iterator[Row]:
    for term in content.terms:
        yield {**term.model_dump(), "aliases": joined(term.aliases)}


def _synonym_rows(content: CorpusFile) -> Iterator[Row]:
    for synonym in content.synonyms:
        for word in synonym.words:
            yield {"word": word, "kind": synonym.kind, "meaning": synonym.meaning}


FILE_ROWS: Mapping[str, Callable[[CorpusFile], Iterable[Row]]] = {
    "rates": _rate_rows,
    "facts": _fact_rows,
    "discrepancies": _discrepancy_rows,
    "context": _context_rows,
    "sums": _sum_rows,
    "appraisals": _appraisal_rows,
    "terms": _term_rows,
    "synonyms": _synonym_rows,
}
