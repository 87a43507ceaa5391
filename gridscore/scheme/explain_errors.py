"""What is wrong with a scheme file, in words: the rule, the key, and what was meant."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args, get_origin

from pydantic import BaseModel

from gridscore.messages import say
from gridscore.scheme.faults import SchemeFaultError, SchemeFaultsError
from gridscore.scheme.model import Scheme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from gridscore.messages import Lang

_KEYS = {
    "missing": "missing",
    "string_type": "not-text",
    "string_pattern_mismatch": "bad-identifier",
    "string_too_short": "empty",
    "too_short": "empty",
    "int_type": "not-whole",
    "int_parsing": "not-whole",
    "int_from_float": "not-whole",
    "bool_type": "not-truth",
    "bool_parsing": "not-truth",
    "date_type": "not-date",
    "date_parsing": "not-date",
    "date_from_datetime_parsing": "not-date",
    "model_type": "not-table",
    "model_attributes_type": "not-table",
    "dict_type": "not-table",
    "tuple_type": "not-list",
    "greater_than": "not-positive",
    "greater_than_equal": "too-small",
    "less_than_equal": "too-large",
}
"""Which message tells of which kind of pydantic error."""


@dataclass(frozen=True, slots=True)
class SchemeErrors:
    """Every error of a scheme, one a line, put into words when the language is known."""

    error: ValidationError
    table: dict[str, Any]

    def in_language(self, lang: Lang) -> str:
        """Name every error by the rule and key it is about."""
        details = self.error.errors(include_url=False)
        lines = [line for detail in details for line in _describe(detail, self.table, lang)]
        return "\n".join(f"  {line}" for line in lines)


def _describe(detail: ErrorDetails, table: dict[str, Any], lang: Lang) -> list[str]:
    """Put one error into words; what is wrong with a scheme as a whole may be many things."""
    whole = detail.get("ctx", {}).get("error")
    if isinstance(whole, SchemeFaultsError):
        return [_fault(fault, lang) for fault in whole.faults]
    what = _what(detail, lang)
    given = detail["input"]
    if detail["type"] not in ("missing", "extra_forbidden") and not isinstance(given, dict | list):
        what = say("scheme.given", lang, what=what, given=given)
    where = _name_place(detail["loc"], table)
    return [say("scheme.at", lang, where=where, what=what) if where else what]


def _fault(fault: SchemeFaultError, lang: Lang) -> str:
    what = say(f"scheme.{fault.key}", lang, **fault.details)
    return say("scheme.at", lang, where=fault.rule, what=what) if fault.rule else what


def _what(detail: ErrorDetails, lang: Lang) -> str:
    context = detail.get("ctx", {})
    fault = context.get("error")
    if isinstance(fault, SchemeFaultError):
        return say(f"scheme.{fault.key}", lang, **fault.details)
    if detail["type"] == "extra_forbidden":
        return _unknown_key(detail["loc"], lang)
    if detail["type"] in ("literal_error", "enum"):
        choices = ", ".join(re.findall(r"'([^']*)'", context["expected"]))
        return say("scheme.not-of-choice", lang, choices=choices)
    return say(f"scheme.{_KEYS.get(detail['type'], 'other')}", lang)


def _unknown_key(loc: Sequence[str | int], lang: Lang) -> str:
    known = _keys_at(loc[:-1])
    near = difflib.get_close_matches(str(loc[-1]), known, 1)
    if near:
        return say("scheme.unknown-key-near", lang, near=near[0])
    return say("scheme.unknown-key", lang, known=", ".join(known))


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
    model: type[BaseModel] | None = Scheme
    open_table = False  # whether the next step is a key of the file's own, such as a grade's id
    for step in loc:
        if isinstance(step, int) or open_table:
            open_table = False
        elif model is not None:
            fields = model.model_fields.items()
            field = next((f for name, f in fields if step in (name, f.alias)), None)
            model = _model_in(field.annotation) if field else None
            open_table = field is not None and get_origin(field.annotation) is dict
    if model is None:
        return []
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Find the model inside a type such as `tuple[Ladder, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, (_model_in(part) for part in get_args(annotation))), None)
