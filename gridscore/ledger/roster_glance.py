"""Who is in a roster, at a glance: for suggestions, where a whole reading would take too long."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from gridscore.ledger.grid import Cell

_ROSTER_NAME = re.compile(r"名册|名冊|名单|名單|人员|人員|roster|staff", re.IGNORECASE)
_MOST_BYTES = 2_000_000  # to read more would be felt, since a shell asks at every key


def people_at_a_glance(files: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """Yield ids and names from the files called a roster, from all where none is called so.

    Only the first few megabytes of files are looked into. Nothing is checked: who stands there
    with an id and a name is yielded.
    """
    from gridscore.ledger.discover import SourceFile
    from gridscore.ledger.kinds import EXEMPTIONS, INCIDENTS, LONG_SCORES, ROSTER
    from gridscore.ledger.problem_log import ProblemLog
    from gridscore.ledger.recognition.heading_rows import Headings
    from gridscore.ledger.recognition.recognise import recognise
    from gridscore.ledger.sources import read_grids

    headings = Headings((LONG_SCORES, INCIDENTS, EXEMPTIONS, ROSTER))
    size = 0
    for path in [path for path in files if _ROSTER_NAME.search(path.name)] or files:
        size += path.stat().st_size
        if size > _MOST_BYTES:
            return
        grids, _ = read_grids([SourceFile(path, path.name)])
        log = ProblemLog([grid.ref for grid in grids])
        for number, grid in enumerate(grids):
            for region in recognise(grid, number, headings, log):
                if region.kind is ROSTER:
                    rows = grid.rows[region.first : region.end]
                    columns = region.columns["id"], region.columns["name"]
                    yield from _people(rows, columns)


def _people(rows: Sequence[Sequence[Cell]], columns: tuple[int, int]) -> Iterator[tuple[str, str]]:
    from gridscore.ledger.parsing.values import BadCell, parse_id, parse_text

    for row in rows:
        if max(columns) >= len(row):
            continue
        try:
            person = parse_id(row[columns[0]]).value
            name = parse_text(row[columns[1]]).value
        except BadCell:
            continue
        if person and name:
            yield person, name
