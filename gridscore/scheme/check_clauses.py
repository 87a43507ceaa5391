"""Checks of a scheme: every clause is cited or listed, every reading is worded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.messages.readings import TEXTS as SHARED_READINGS
from gridscore.scheme.base import CLAUSE_MARK, Part
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
    strange = (cited | listed) - set(scheme.clauses)
    for path, clauses in _clauses_by_rule(scheme, ""):
        names = [clause for clause in clauses if clause in strange]
        if names and not path.startswith("readings."):
            yield SchemeFaultError("clauses-strange", path, f"{path}.clause", names=names)


def _clauses_by_rule(part: object, path: str) -> Iterator[tuple[str, list[str]]]:
    """Walk through a part of a scheme: the path of each rule in it, and what the rule cites."""
    if isinstance(part, Part):
        clause = getattr(part, "clause", None)
        if isinstance(clause, str):
            yield path, clause.split(CLAUSE_MARK)
        for name, field in type(part).model_fields.items():
            key = field.alias or name
            inner = getattr(part, name)
            yield from _clauses_by_rule(inner, f"{path}.{key}" if path else key)
    elif isinstance(part, tuple):
        for number, inner in enumerate(part, 1):
            yield from _clauses_by_rule(inner, f"{path}.{getattr(inner, 'id', number)}")


def readings_are_worded(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Find readings that say nothing, and that are not among the shared ones."""
    for reading in scheme.readings:
        if reading.choice is None and reading.id not in SHARED_READINGS:
            rule = f"readings.{reading.id}"
            yield SchemeFaultError("reading-unworded", rule=rule, shared=list(SHARED_READINGS))
