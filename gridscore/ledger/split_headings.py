"""Criteria headed over several columns, `分值` and `得分` below: which of them holds the points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.ledger.heading_rows import texts_of
from gridscore.ledger.headings import heading_key
from gridscore.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.ledger.grid import Rows
    from gridscore.ledger.heading_rows import Header


class Part(NamedTuple):
    """A criterion whose heading stands over several columns: those that are headed as points."""

    id: str
    first: int
    labels: tuple[str, ...]
    points: list[int]


def split_headings(rows: Rows, header: Header) -> list[Part]:
    """Find the criteria below whose heading a row parts each in columns; none where none does.

    The row names, in the first column of every such criterion, what it holds: points, what a
    criterion is worth, or what counts for nobody. Anything else is data.
    """
    match, below = header.match, header.row + 1
    items = [column.id for column in match.kind.columns if column.is_item]
    columns = {name: match.columns[name][0] for name in items if name in match.columns}
    if not columns or below >= len(rows):
        return []
    labels = texts_of(rows, below)
    spans = {name: _span(match.headings, col, len(labels)) for name, col in columns.items()}
    parts = [_part(name, span, labels) for name, span in spans.items() if len(span) > 1]
    return parts if all(_says_what(part.labels[0]) for part in parts) else []


def _span(headings: Sequence[str], col: int, width: int) -> range:
    """Return the columns from one on up to the next that has a heading."""
    beside = range(col + 1, max(width, len(headings)))
    end = next((at for at in beside if at < len(headings) and headings[at]), beside.stop)
    return range(col, end)


def _part(name: str, span: range, labels: Sequence[str]) -> Part:
    words = tuple(labels[col] if col < len(labels) else "" for col in span)
    points = [
        col for col, word in zip(span, words, strict=True) if _heads_points(heading_key(word))
    ]
    return Part(name, span.start, words, points)


def _heads_points(key: str) -> bool:
    """Say whether a word below a criterion heads the points given: `得分`, `考核分`."""
    from gridscore.ledger.form_points import heads_points

    return (heads_points(key) or key.endswith("分")) and not _heads_no_points(key)


def _heads_no_points(key: str) -> bool:
    from gridscore.ledger.form_points import NOBODYS, WORTH

    return key in WORTH | NOBODYS


def _says_what(label: str) -> bool:
    """Say whether a word below a criterion is one for what a column holds."""
    key = heading_key(label)
    return _heads_no_points(key) or (_heads_points(key) and not label[:1].isdigit())
