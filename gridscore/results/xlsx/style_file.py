"""Reading how result workbooks look from `templates/result-style.toml`.

A station's own file, of the same name in the folder `templates` of its ledger folder, says what
differs from it.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, Any, cast

from gridscore.kept import keep, recall
from gridscore.problems import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.results.xlsx.style import Style

STYLE_FILE = "result-style.toml"
_MODEL = "gridscore.results.xlsx.style"


def templates_folder() -> Path:
    """Find the templates: inside an installed package, beside it in a source checkout."""
    package = Path(__file__).resolve().parents[2]
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


def load_style(own: Path | None = None) -> Style:
    """Read the style of the templates, with what a station's own file changes in it.

    `own` is where such a file would stand; it may be missing. A style that was found sound before
    is not checked again. Raises UsageError naming the file and what is wrong in it.
    """
    shipped = templates_folder() / STYLE_FILE
    files = [shipped, own] if own is not None and _is_own(own) else [shipped]
    texts = [_text(file) for file in files]
    source = "\0".join(texts)
    known = recall(source, _MODEL)
    if known is not None:
        return cast("Style", known[0])
    style = _checked(files, texts)
    keep(source, _MODEL, style)
    return style


def is_there(path: Path) -> bool:
    """Say whether a file stands there; raises OSError where its folder may not be entered.

    `Path.is_file` says no to that, too, from Python 3.14 on.
    """
    try:
        return S_ISREG(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _is_own(own: Path) -> bool:
    try:
        return is_there(own)
    except OSError as error:
        raise UsageError("style-unreadable", path=str(own)) from error


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except OSError as error:
        raise UsageError("style-unreadable", path=str(file)) from error
    except UnicodeDecodeError as error:
        raise UsageError("toml-not-utf8", file=str(file)) from error


def _checked(files: Sequence[Path], texts: Sequence[str]) -> Style:
    from pydantic import ValidationError

    from gridscore.results.xlsx.style import Style

    table: dict[str, Any] = {}
    for file, text in zip(files, texts, strict=True):
        try:
            table = _merged(table, tomllib.loads(text))
        except (ValueError, RecursionError) as error:
            from gridscore.scheme.files import not_toml

            raise not_toml(str(file), text) from error
    try:
        return Style.model_validate(table)
    except ValidationError as error:
        names = [".".join(map(str, e["loc"])) for e in error.errors()]
        raise UsageError("style-values", path=str(files[-1]), names=names) from error


def _merged(table: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """Put changes into a table, key by key; a table in a table is changed, not replaced."""
    merged = dict(table)
    for key, value in changes.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = _merged(merged[key], value) if both else value
    return merged
