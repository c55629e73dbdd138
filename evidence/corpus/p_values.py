"""P-values as sources print them: how one may be written, and its number where it has one."""

import re

_DECIMAL = r"(0?\.[0-9]+|0|1(\.0+)?)"
_EXPONENT = "0*[1-9][0-9]{0,2}"
_E = rf"[eE][-−]{_EXPONENT}"
_TIMES_TEN = rf" ?[×x*·] ?10(\^?[-−]{_EXPONENT}|⁻[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,3}})"
_POWER = rf"[1-9](\.[0-9]+)?({_E}|{_TIMES_TEN})"

PATTERN = rf"^([<>=≤≥]? ?({_DECIMAL}|{_POWER})|not significant|significant)$"
"""A p-value: "<0.001", "≤ 0.05", "0.028", "5.8e-48", "5.8 × 10⁻⁴⁸" or in words."""

_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")


def exact(printed: str | None) -> float | None:
    """Return the number of a p-value that is printed as one; None for a limit, words or 0.

    A printed 0 is a small number cut off, of which nothing more is known.
    """
    if printed is None or re.match("[<>≤≥ns]", printed):
        return None
    plain = printed.removeprefix("=").strip().translate(_RAISED)
    number = float(re.sub(r" ?[×x*·] ?10\^?(?=-)", "e", plain))
    return number or None
