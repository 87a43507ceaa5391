"""The JSON Schema of scheme files, by which editors complete keys and check values.

The shipped file is what `build_schema` gives; `docs/make_reference.py` writes it and a test keeps
it current, so that asking for it costs no import of the model.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from gridscore.numbers import HUNDRED
from gridscore.scheme.files import SHIPPED

if TYPE_CHECKING:
    from pydantic_core import core_schema

SCHEMA_FILE = "scheme.schema.json"
_TITLE = "A regulation that gridscore assesses by"
_DIALECT = "http://json-schema.org/draft-07/schema#"
_EXTENDS = "The file that this one changes: a shipped id, or the path of a .toml file beside it."
_REMOVE = "What to drop from it, such as ladders.environment or year.weights.panel."


def shipped_schema() -> str:
    """Return the schema as it is shipped."""
    return (SHIPPED / SCHEMA_FILE).read_text("utf-8")


def schema_text() -> str:
    """Write the schema as the shipped file holds it."""
    return json.dumps(build_schema(), ensure_ascii=False, indent=1) + "\n"


def build_schema() -> dict[str, Any]:
    """Build the schema from the model; descriptions are the docstrings.

    A file that extends another gives only what it changes: keys that are needed elsewhere may
    then be missing everywhere.
    """
    whole = _model_schema()
    parts = whole.pop("$defs")
    whole["properties"] |= {"extends": {"type": "string", "description": _EXTENDS}}
    whole["properties"]["remove"] = {
        "type": "array",
        "items": {"type": "string"},
        "description": _REMOVE,
    }
    partial = _renamed(_without_required(whole), "")
    definitions = _renamed(_without_required(parts), "")
    definitions |= {f"Whole{name}": _renamed(part, "Whole") for name, part in parts.items()}
    definitions["Whole"] = _renamed(whole, "Whole")
    return {
        "$schema": _DIALECT,
        "title": _TITLE,
        **{key: value for key, value in partial.items() if key != "title"},
        "if": {"not": {"required": ["extends"]}},
        "then": {"$ref": "#/definitions/Whole"},
        "definitions": dict(sorted(definitions.items())),
    }


def _model_schema() -> Any:
    from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

    from gridscore.scheme import base
    from gridscore.scheme.model import Scheme

    class InTheFile(GenerateJsonSchema):
        """Describes values as a file may write them, before the model takes them in."""

        def function_before_schema(
            self, schema: core_schema.BeforeValidatorFunctionSchema
        ) -> JsonSchemaValue:
            inner = super().function_before_schema(schema)
            function = schema["function"]["function"]
            if function is base.to_hundredths:
                return {"type": "number"}
            if function is base.listed:
                return {"anyOf": [inner["items"], inner]}
            if function is base.to_amount:
                return {"anyOf": [{"type": "number", "ge": 0}, *inner["anyOf"][1:]]}
            return {"anyOf": [{"type": "string"}, inner]}  # one text for all languages, a bare id

    return _as_written(Scheme.model_json_schema(by_alias=True, schema_generator=InTheFile))


_LIMITS = {
    "ge": "minimum",
    "gt": "exclusiveMinimum",
    "le": "maximum",
    "lt": "exclusiveMaximum",
}


def _as_written(schema: Any) -> Any:
    """Turn hundredths into numbers of the file, and leave out what says nothing to its writer."""
    if isinstance(schema, list):
        return [_as_written(part) for part in schema if part != {"type": "null"}]
    if not isinstance(schema, dict):
        return schema
    written: dict[str, Any] = {}
    for key, value in schema.items():
        if key in _LIMITS:
            written[_LIMITS[key]] = _in_units(value)
        elif key == "default":
            written |= _default(value, numeric=schema.get("type") == "number")
        elif key != "title" or isinstance(value, dict):
            written[key] = _as_written(value)
    options = written.get("anyOf", [])
    if written.get("additionalProperties") is False and "properties" not in written:
        del written["additionalProperties"]  # it belongs to the option that has the properties
        options[-1]["additionalProperties"] = False
    if len(options) == 1:
        written |= written.pop("anyOf")[0]
    return written


def _default(value: object, *, numeric: bool) -> dict[str, object]:
    """Keep a plain default; nothing at all, and whole tables, help no writer."""
    if not isinstance(value, bool | int | str):
        return {}
    return {"default": _in_units(value) if numeric and isinstance(value, int) else value}


def _in_units(hundredths: int) -> int | float:
    whole, rest = divmod(hundredths, HUNDRED)
    return hundredths / HUNDRED if rest else whole


def _without_required(schema: Any) -> Any:
    if isinstance(schema, dict):
        return {
            key: _without_required(value)
            for key, value in schema.items()
            if not (key == "required" and isinstance(value, list))
        }
    return [_without_required(part) for part in schema] if isinstance(schema, list) else schema


def _renamed(schema: Any, prefix: str) -> Any:
    if isinstance(schema, dict):
        return {
            key: value.replace("#/$defs/", f"#/definitions/{prefix}")
            if key == "$ref"
            else _renamed(value, prefix)
            for key, value in schema.items()
        }
    return [_renamed(part, prefix) for part in schema] if isinstance(schema, list) else schema
