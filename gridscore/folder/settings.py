"""`gridscore.toml`: a station's scheme, name, language and amounts."""

from __future__ import annotations

import difflib
import os
import tomllib
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from gridscore.foreign_names import on_disk
from gridscore.messages import Lang
from gridscore.problems import UsageError
from gridscore.records import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE_NAME = "gridscore.toml"
RESULTS = "results"
TEMPLATES = "templates"
STYLE = f"{TEMPLATES}/result-style.toml"
"""Where a station keeps what it changes of the look of its results."""
_TEXTS = ("scheme", "station", "lang")
_WORDS = ("headings", "values", "sheets")


@dataclass(frozen=True, slots=True)
class Folder:
    """A ledger folder and what its `gridscore.toml` says.

    `amounts` holds the settings a regulation leaves to the station, by dotted key, in yuan.
    `headings`, `values` and `sheets` are the station's own words, with what each of them means.
    """

    root: Path
    scheme: str | None = None
    station: str = ""
    lang: Lang | None = None
    amounts: Mapping[str, object] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    sheets: Mapping[str, str] = field(default_factory=dict)


def find_folder(start: Path) -> Folder | None:
    """Find the ledger folder around a place: the nearest `gridscore.toml`, upwards.

    Raises UsageError when that file cannot be read.
    """
    for place in (start, *start.parents):
        file = place / FILE_NAME
        if os.path.isfile(file):  # noqa: PTH113  false, not an error, for an endless name
            return read_settings(file)
    return None


def read_settings(file: Path) -> Folder:
    """Read a `gridscore.toml`; raises UsageError naming the key that is wrong."""
    try:
        text = file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError("toml-not-utf8", file=str(file)) from error
    except OSError as error:
        raise UsageError("toml-unreadable", file=str(file)) from error
    try:
        table = tomllib.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:  # also for numbers of endless digits
        from gridscore.scheme.files import not_toml

        raise not_toml(str(file), text) from error
    for key, value in table.items():
        if key not in (*_TEXTS, *_WORDS) and not isinstance(value, dict):
            near = difflib.get_close_matches(key, _TEXTS, 1) or list(_TEXTS)
            raise UsageError("settings-key", file=str(file), key=key, near=near)
    texts = {key: _text(table.pop(key, ""), key, file) for key in _TEXTS}
    words = {section: _words(table.pop(section, {}), section, file) for section in _WORDS}
    known = [lang.value for lang in Lang]
    if texts["lang"] and texts["lang"] not in known:
        raise UsageError("settings-lang", file=str(file), value=texts["lang"], known=known)
    return Folder(
        root=file.parent,
        scheme=_scheme_beside(texts["scheme"], file.parent),
        station=texts["station"],
        lang=Lang(texts["lang"]) if texts["lang"] else None,
        amounts=_flatten(table),
        **words,
    )


def _text(value: object, key: str, file: Path) -> str:
    if not isinstance(value, str):
        raise UsageError("settings-not-text", file=str(file), key=key, value=str(value))
    return value


def _words(section: object, name: str, file: Path) -> dict[str, str]:
    if not isinstance(section, dict):
        raise UsageError("settings-not-words", file=str(file), section=name)
    return {word: _text(meant, f"{name}.{word}", file) for word, meant in section.items()}


def _scheme_beside(name: str, root: Path) -> str | None:
    """Take a scheme file's path from the folder it is named in."""
    return str(on_disk(root / name)) if name.endswith(".toml") else name or None


def _flatten(table: dict[str, Any], prefix: str = "") -> dict[str, object]:
    flat: dict[str, object] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            flat |= _flatten(value, f"{prefix}{key}.")
        else:
            flat[f"{prefix}{key}"] = value
    return flat
