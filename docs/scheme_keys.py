"""The pages that list every key of a scheme file, from the JSON Schema of the model.

The descriptions are the docstrings of the model, which are English; the Chinese page has the tables
and points to the page that explains each key.
"""  # noqa: INP001  a script's part beside the pages it writes, no package

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from gridscore.messages import Lang
from gridscore.scheme.json_schema import build_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

_WHOLE = "Whole"
_PREFIX = f"#/definitions/{_WHOLE}"
_SHARED = ("Text", "Rolling", "OpenAmount", "Named")
"""Tables that stand in many places: told once, at the end."""

_WORDS = {
    "number": ("number", "数字"),
    "integer": ("whole number", "整数"),
    "string": ("text", "文字"),
    "id": ("id", "编号"),
    "date": ("date", "日期"),
    "needed": ("needed", "必写"),
    "list": ("list of {inner}", "列表：{inner}"),
    "or": (" or ", " 或 "),
    "title": ("title", "名称"),
    "amount": ("`{{ setting = … }}`", "`{{ setting = … }}`"),
    "months": ("`{{ months = … }}`", "`{{ months = … }}`"),
    "named": ("id, or `{{ id = …, title = … }}`", "编号，或 `{{ id = …, title = … }}`"),
    "top": ("At the top of the file", "文件最前面"),
}


class Table(NamedTuple):
    """A table of a scheme file: its path as it is written, its description, its keys."""

    path: str
    description: str
    properties: dict[str, Any]
    needed: frozenset[str]


def key_sections(lang: Lang) -> Iterator[str]:
    """Write a section for each table that a scheme file may hold, the top of the file first."""
    for table in _tables():
        heading = f"`{table.path}`" if table.path else _word("top", lang)
        yield from (f"## {heading}", "")
        if lang is Lang.EN and table.description:
            yield from (table.description, "")
        yield "| key | value | if not said |" if lang is Lang.EN else "| 键 | 值 | 不写时 |"
        yield "|---|---|---|"
        for key, schema in table.properties.items():
            yield f"| `{key}` | {_value(schema, lang)} | {_default(key, schema, table, lang)} |"
        yield ""


def _tables() -> Iterator[Table]:
    """Go through the tables in the order of the model, each once, where it first stands."""
    definitions = build_schema()["definitions"]
    waiting, seen = [("", definitions[_WHOLE])], set[str]()
    while waiting:
        path, schema = waiting.pop(0)
        properties = dict(schema["properties"])
        needed = frozenset(schema.get("required", ()))
        yield Table(path, schema.get("description", ""), properties, needed)
        inner = []
        for key, value in properties.items():
            for name, many in _references(value):
                if name not in seen and name not in _SHARED:
                    seen.add(name)
                    inner.append((_path(path, key, many=many), definitions[_WHOLE + name]))
        waiting = inner + waiting


def _path(outer: str, key: str, *, many: bool) -> str:
    """Write where a table stands: `[pay.subsidy]`, or `[[ladders]]` where there may be many."""
    name = f"{outer.strip('[]')}.{key}" if outer else key
    return f"[[{name}]]" if many else f"[{name}]"


def _references(schema: dict[str, Any], *, many: bool = False) -> Iterator[tuple[str, bool]]:
    if "$ref" in schema:
        yield schema["$ref"].removeprefix(_PREFIX), many
    for one in schema.get("anyOf", ()):
        yield from _references(one, many=many)
    if "items" in schema:
        yield from _references(schema["items"], many=True)


def _word(key: str, lang: Lang, **parts: str) -> str:
    english, chinese = _WORDS[key]
    return (english if lang is Lang.EN else chinese).format(**parts)


def _value(schema: dict[str, Any], lang: Lang) -> str:
    """Word what a key may hold."""
    if "$ref" in schema:
        name = schema["$ref"].removeprefix(_PREFIX)
        known = {"Text": "title", "Rolling": "months", "OpenAmount": "amount", "Named": "named"}
        return _word(known[name], lang) if name in known else "`{ … }`"
    if "anyOf" in schema:
        return _word("or", lang).join(dict.fromkeys(_value(one, lang) for one in schema["anyOf"]))
    if "enum" in schema:
        return ", ".join(f'`"{name}"`' for name in schema["enum"])
    if "const" in schema:
        return f'`"{schema["const"]}"`'
    return _plain_value(schema, lang)


def _plain_value(schema: dict[str, Any], lang: Lang) -> str:
    kind = schema.get("type", "string")
    if kind == "array":
        return _word("list", lang, inner=_value(schema["items"], lang))
    if kind == "object":
        inner = [*schema.get("patternProperties", {}).values(), schema.get("additionalProperties")]
        values = [_value(one, lang) for one in inner if isinstance(one, dict)]
        return "{ … = " + (values[0] if values else "…") + " }"
    if kind == "boolean":
        return "`true`, `false`"
    if kind == "string":
        sort = "id" if "pattern" in schema else "string"
        return _word("date" if schema.get("format") == "date" else sort, lang)
    return _word(kind, lang)


def _default(key: str, schema: dict[str, Any], table: Table, lang: Lang) -> str:
    if key in table.needed:
        return _word("needed", lang)
    default = schema.get("default")
    if default is None or default in ([], {}):
        return ""
    shown = {True: "true", False: "false"}.get(default) if isinstance(default, bool) else None
    return f"`{shown or default}`"
