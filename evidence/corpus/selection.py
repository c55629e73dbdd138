"""What the reader is looking at: one frozen set of filters.

Which studies match them is decided by `cohorts.choose`.
"""

from dataclasses import dataclass, fields, replace

NOT_REPORTED = "not reported"


@dataclass(frozen=True)
class Selection:
    """The reader's filters; an empty tuple means no restriction."""

    collection: str = "review"
    primary: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    therapy: tuple[str, ...] = ()
    aetiology: tuple[str, ...] = ()
    design: tuple[str, ...] = ()
    instrument: tuple[str, ...] = ()

    def active(self) -> dict[str, tuple[str, ...]]:
        """Return the filters that restrict, by name, in their order."""
        chosen = {name: getattr(self, name) for name in FILTERS}
        return {name: values for name, values in chosen.items() if values}

    def query(self) -> dict[str, list[str]]:
        """Return the parameters that reopen these filters; what is on by default is left out."""
        wider = {} if self.collection == "review" else {"collection": [self.collection]}
        return {**{name: list(values) for name, values in self.active().items()}, **wider}

    def asking(self, name: str, *values: str) -> "Selection":
        """Return the selection with one filter set to `values`, or taken off without any."""
        return replace(self, **{name: values})  # type: ignore[arg-type]


FILTERS: tuple[str, ...] = tuple(
    field.name for field in fields(Selection) if field.name != "collection"
)
