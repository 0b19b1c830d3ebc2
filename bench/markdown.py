"""Figures and tables as Markdown."""

from collections.abc import Sequence


def share(value: float) -> str:
    """A share with three decimals.

    >>> share(0.736), share(1.0)
    ('.736', '1.000')
    """
    return f"{value:.3f}".removeprefix("0") if value < 1 else f"{value:.3f}"


def signed(value: float) -> str:
    """A difference with its sign; what rounds to nothing has none.

    >>> signed(0.012), signed(-0.3), signed(-0.0001)
    ('+.012', '−.300', '.000')
    """
    written = share(abs(value))
    if f"{abs(value):.3f}" == "0.000":
        return written
    return f"{'+' if value > 0 else '−'}{written}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells under a head, as a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
