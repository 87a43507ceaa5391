"""Criteria headed over several columns, `分值` and `得分` below: which of them holds the points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.ledger.recognition.heading_rows import texts_of
from gridscore.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.ledger.grid import Rows
    from gridscore.ledger.recognition.heading_rows import Header


class Part(NamedTuple):
    """A criterion with words below its heading, in whose columns: those of points given."""

    id: str
    first: int
    labels: tuple[str, ...]
    points: list[int]


def split_headings(rows: Rows, header: Header) -> list[Part]:
    """Find the criteria below whose heading a row says what columns hold; none where none does.

    The row names, in the first column of every criterion that is headed over several, what it
    holds: points, what a criterion is worth, or what counts for nobody. Anything else is data. Over
    a single column it has to say that no points given stand there, and to name nobody: `满分` may
    have been typed for somebody's points.
    """
    match, below = header.match, header.row + 1
    items = [column.id for column in match.kind.columns if column.is_item]
    columns = {name: match.columns[name][0] for name in items if name in match.columns}
    if not columns or below >= len(rows):
        return []
    labels = texts_of(rows, below)
    who = [col for name in ("id", "name") for col in match.columns.get(name, ())]
    names_somebody = any(
        labels[col] not in ("", match.headings[col]) for col in who if col < len(labels)
    )
    spans = {name: _span(match.headings, col, len(labels)) for name, col in columns.items()}
    parts = [
        _part(name, span, labels)
        for name, span in spans.items()
        if len(span) > 1
        or (not names_somebody and _heads_no_points(labels[span.start : span.stop]))
    ]
    return parts if all(_says_what(part.labels[0]) for part in parts) else []


def _span(headings: Sequence[str], col: int, width: int) -> range:
    """Return the columns from one on up to the next that has a heading."""
    beside = range(col + 1, max(width, len(headings)))
    end = next((at for at in beside if at < len(headings) and headings[at]), beside.stop)
    return range(col, end)


def _part(name: str, span: range, labels: Sequence[str]) -> Part:
    from gridscore.ledger.recognition.point_words import heads_given_alone

    words = tuple(labels[col] if col < len(labels) else "" for col in span)
    points = [col for col, word in zip(span, words, strict=True) if heads_given_alone(word)]
    return Part(name, span.start, words, points)


def _says_what(label: str) -> bool:
    """Say whether a word below a criterion is one for what a column holds."""
    from gridscore.ledger.recognition.point_words import Says, heads_given_alone, says

    return says(label) not in (Says.GIVEN, Says.NOTHING) or (
        heads_given_alone(label) and not label[:1].isdigit()
    )


def _heads_no_points(labels: Sequence[str]) -> bool:
    """Say whether words, not figures, say that what stands below them are no points given."""
    if not any(label and not label[0].isdigit() for label in labels):
        return False  # rows of data: nothing to be looked up
    from gridscore.ledger.recognition.point_words import no_points_given

    return no_points_given(labels)
