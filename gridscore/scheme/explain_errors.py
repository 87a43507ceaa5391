"""What is wrong with a scheme file, in words: the rule, the key, and what was meant."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

from gridscore.scheme.model import Scheme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails


def describe_errors(error: ValidationError, table: dict[str, Any]) -> list[str]:
    """Name every error by the rule and key it is about, unknown keys with the nearest known."""
    return [_describe(detail, table) for detail in error.errors()]


def _describe(detail: ErrorDetails, table: dict[str, Any]) -> str:
    where = _name_place(detail["loc"], table)
    if detail["type"] == "extra_forbidden":
        known = _keys_at(detail["loc"][:-1])
        near = difflib.get_close_matches(str(detail["loc"][-1]), known, 1)
        hint = f"did you mean {near[0]!r}?" if near else f"known keys: {', '.join(known)}"
        return f"{where}: unknown key; {hint}"
    if detail["type"] == "missing":
        return f"{where}: missing"
    message = detail["msg"].removeprefix("Value error, ")
    given = detail["input"]
    shown = "" if isinstance(given, dict | list) else f" (given: {given!r})"
    return f"{where}: {message}{shown}" if where else message


def _name_place(loc: Sequence[str | int], table: dict[str, Any]) -> str:
    """Write a path with the ids of rules in place of their numbers: `ladders.late-report.steps`."""
    names: list[str] = []
    here: Any = table
    for step in loc:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            here = None
        rule = here.get("id") if isinstance(here, dict) else None
        names.append(str(rule or step + 1) if isinstance(step, int) else step)
    return ".".join(names)


def _keys_at(loc: Sequence[str | int]) -> list[str]:
    """List the keys the model knows at a path."""
    model: Any = Scheme
    for step in loc:
        if isinstance(step, str) and model is not None:
            field = next(
                (f for name, f in model.model_fields.items() if step in (name, f.alias)), None
            )
            model = _model_in(field.annotation) if field else None
    if model is None:
        return []
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Find the model inside a type such as `tuple[Ladder, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, (_model_in(part) for part in get_args(annotation))), None)
