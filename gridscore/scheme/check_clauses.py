"""Checks of a scheme: every clause is cited or listed, every reading is worded."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from gridscore.messages.readings import TEXTS as SHARED_READINGS
from gridscore.scheme.base import CLAUSE_MARK
from gridscore.scheme.faults import SchemeFaultError
from gridscore.scheme.naming import parts_within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridscore.scheme.model import Scheme

_ALIKE = 0.5
"""Names of clauses are short: two that share half of their signs may be one, misspelled."""


def clauses_are_accounted_for(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find clauses that no rule cites and none is listed for, and those cited but not there."""
    if not scheme.clauses:
        return
    cited = set(scheme.cited_clauses()) | {entry.clause for entry in scheme.not_modelled}
    silent = [clause for clause in scheme.clauses if clause not in cited]
    for path, part in parts_within(scheme):
        clause = getattr(part, "clause", None) or ""
        names = [one for one in clause.split(CLAUSE_MARK) if one and one not in scheme.clauses]
        if names and not path.startswith("readings."):
            near = [one for name in names for one in get_close_matches(name, silent, 1, _ALIKE)]
            key = "clauses-strange-near" if near else "clauses-strange"
            yield SchemeFaultError(key, path, f"{path}.clause", names=names, near=near)
            silent = [clause for clause in silent if clause not in near]
    if silent:
        at = f"clauses.{silent[0]}"
        yield SchemeFaultError("clauses-silent", at=at, names=silent)


def readings_are_worded(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find readings that say nothing, and that are not among the shared ones."""
    for reading in scheme.readings:
        if reading.choice is None and reading.id not in SHARED_READINGS:
            rule = f"readings.{reading.id}"
            yield SchemeFaultError("reading-unworded", rule=rule, shared=list(SHARED_READINGS))
