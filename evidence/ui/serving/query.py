"""The parameters of an address, as every part of the server reads them."""

from urllib.parse import parse_qs

from starlette.types import Scope


def parameters(scope: Scope) -> dict[str, list[str]]:
    """Return the parameters of a request with their values, also where these are empty."""
    return parse_qs(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
