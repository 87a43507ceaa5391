"""A sheet in which no table is recognised: what it looks most like, and what would help."""

from __future__ import annotations

from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING

from gridscore.ledger.headings import heading_key
from gridscore.ledger.parsing.values import is_blank
from gridscore.ledger.recognition.heading_rows import Match, texts_of
from gridscore.ledger.recognition.teach_lines import heading_lines, sheet_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.ledger.grid import Grid
    from gridscore.ledger.kinds import TableKind
    from gridscore.ledger.problem_log import ProblemLog

_ROWS_TO_GUESS_FROM = 30  # how far down a clerk would put the headings of a sheet


def _nearness(guess: tuple[Match, int]) -> tuple[int, int, int]:
    match, _ = guess
    lacks = len(match.missing) if match.columns else 0
    return len(match.columns), -lacks, len(match.found)


def report_unrecognised(
    grid: Grid, sheet: int, kinds: Sequence[TableKind], log: ProblemLog
) -> None:
    """Say which row looks most like headings, and which table it comes nearest to."""
    rows = grid.rows
    every = (number for number, row in enumerate(rows) if not all(map(is_blank, row)))
    filled = list(islice(every, _ROWS_TO_GUESS_FROM))
    if not filled:
        return
    guesses = [
        (Match.of(kind, texts, list(map(heading_key, texts))), number)
        for number in filled
        for texts in [texts_of(rows, number)]
        for kind in kinds
    ]
    nearest, row = max(guesses, key=_nearness)
    known = bool(nearest.columns)
    log.at(
        "GS201",
        sheet,
        row,
        0,
        found=nearest.found,
        nearest=nearest.kind.title if known else "-",
        missing=[nearest.kind.title_of(names) for names in nearest.missing] if known else [],
        lines=heading_lines(nearest.kind, nearest.missing if known else [], nearest.extra),
        sheet_lines=sheet_lines(grid.ref.name or PurePath(grid.ref.file).stem),
    )
