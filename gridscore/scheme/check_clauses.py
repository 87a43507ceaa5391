"""Checks of a scheme: every clause is cited or listed, every reading is worded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.messages.readings import TEXTS as SHARED_READINGS
from gridscore.scheme.faults import SchemeFaultError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridscore.scheme.model import Scheme


def clauses_are_accounted_for(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find clauses that no rule cites and none is listed for, and those cited but not there."""
    if not scheme.clauses:
        return
    cited = set(scheme.cited_clauses())
    listed = {entry.clause for entry in scheme.not_modelled}
    silent = [clause for clause in scheme.clauses if clause not in cited | listed]
    if silent:
        at = f"clauses.{silent[0]}"
        yield SchemeFaultError("clauses-silent", at=at, names=silent)
    strange = sorted((cited | listed) - set(scheme.clauses))
    if strange:
        yield SchemeFaultError("clauses-strange", at="clauses", names=strange)


def readings_are_worded(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find readings that say nothing, and that are not among the shared ones."""
    for reading in scheme.readings:
        if reading.choice is None and reading.id not in SHARED_READINGS:
            rule = f"readings.{reading.id}"
            yield SchemeFaultError("reading-unworded", rule=rule, shared=list(SHARED_READINGS))
