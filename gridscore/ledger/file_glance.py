"""Whether a file holds a ledger, or a form filled in: asked before it is overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.ledger.assemble import assemble_ledger
from gridscore.ledger.discover import SourceFile
from gridscore.ledger.open_tables import SheetOpener
from gridscore.ledger.problem_log import ProblemLog
from gridscore.ledger.recognition.heading_rows import Headings
from gridscore.ledger.recognition.recognise import recognise
from gridscore.ledger.sources import read_grids, read_stdin
from gridscore.ledger.sources.content import EXPECTED, Content

if TYPE_CHECKING:
    from pathlib import Path

    from gridscore.ledger.grid import Grid
    from gridscore.ledger.own_words import OwnWords
    from gridscore.scheme.model import Scheme

_MOST_BYTES = 1 << 16  # of a text, whose headings stand at its beginning


def holds_ledger(path: Path, scheme: Scheme, own_words: OwnWords | None) -> bool:
    """Say whether a table of the scheme's ledgers is recognised in a file that is there.

    Results of gridscore are none, nor is what cannot be read.
    """
    grids = _grids(path)
    if not grids:  # mostly the result of an earlier run
        return False
    headings = Headings(SheetOpener(scheme, own_words).teaching.kinds)
    log = ProblemLog([grid.ref for grid in grids])
    return any(recognise(grid, number, headings, log) for number, grid in enumerate(grids))


def is_filled_in(path: Path, scheme: Scheme, own_words: OwnWords | None) -> bool:
    """Say whether somebody has filled something in in a form that is there."""
    grids, _ = read_grids([SourceFile(path, path.name)])
    ledger = assemble_ledger(grids, scheme, None, opener=SheetOpener(scheme, own_words))
    return any(table.rows and not table.is_blank_form for table in ledger.tables)


def _grids(path: Path) -> list[Grid]:
    expected = EXPECTED.get(path.suffix.lower())
    if expected is Content.TEXT:
        with path.open("rb") as file:
            head = file.read(_MOST_BYTES)
        if len(head) == _MOST_BYTES:
            head = head[: head.rfind(b"\n") + 1]
        return read_stdin(head)[0]
    return read_grids([SourceFile(path, path.name)])[0] if expected else []
