"""How result workbooks look, and the words a station may change on them, from a file.

The file is `templates/result-style.toml`. A station's own, of the same name in the folder
`templates` of its ledger folder, says what differs from it.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from gridscore.messages import Lang
from gridscore.problems import UsageError
from gridscore.results.model import Kind

STYLE_FILE = "result-style.toml"

Colour = Annotated[str, Field(pattern=r"^[0-9A-Fa-f]{6}$")]
Size = Annotated[float, Field(ge=4, le=72)]
Width = Annotated[int, Field(ge=1, le=255)]  # 255 is the widest a spreadsheet takes
Name = Annotated[str, Field(min_length=1)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Fonts(_Part):
    """The fonts of titles, of tables and of running text, for one language."""

    title: Name
    body: Name
    text: Name


class Sizes(_Part):
    """Font sizes in points."""

    title: Size
    body: Size
    note: Size
    draft: Size


class NumberFormats(_Part):
    """Spreadsheet number formats by the kind of a column, and that of shares of people."""

    count: Name
    change: Name
    points: Name
    rate: Name
    money: Name
    share: Name


class Colours(_Part):
    """Colours as six hexadecimal digits; `grades` are fills by grade id."""

    heading_fill: Colour
    total_fill: Colour
    border: Colour
    note: Colour
    draft: Colour
    bars: Colour
    grades: dict[str, Colour]


class Widths(_Part):
    """Column widths in narrow characters."""

    narrowest: Width
    widest: Width


class Words(_Part):
    """What a station may want to word itself, for one language."""

    heading: str
    signatures: tuple[Name, ...]
    seal: Name
    objection: Name


class Style(_Part):
    """The look of a result workbook."""

    fonts: Annotated[dict[Lang, Fonts], Field(min_length=len(Lang))]
    sizes: Sizes
    number_formats: NumberFormats
    colours: Colours
    widths: Widths
    words: Annotated[dict[Lang, Words], Field(min_length=len(Lang))]

    def number_format(self, kind: Kind) -> str:
        """Return the number format of a kind of column; text has Excel's `@`."""
        if kind in {Kind.TEXT, Kind.WORD}:
            return "@"
        formats: dict[str, str] = self.number_formats.model_dump()
        return formats[kind]


def templates_folder() -> Path:
    """Find the templates: inside an installed package, beside it in a source checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


def load_style(own: Path | None = None) -> Style:
    """Read the style of the templates, with what a station's own file changes in it.

    `own` is where such a file would stand; it may be missing. Raises UsageError naming the file
    and what is wrong in it.
    """
    shipped = templates_folder() / STYLE_FILE
    table = _read(shipped)
    changes = own is not None and own.is_file()
    file = own if own and changes else shipped
    try:
        return Style.model_validate(_merged(table, _read(file)) if changes else table)
    except ValidationError as error:
        names = ", ".join(".".join(map(str, e["loc"])) for e in error.errors())
        raise UsageError("results.style.values", path=str(file), names=names) from error


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8-sig"))
    except OSError as error:
        raise UsageError("results.style.unreadable", path=str(file)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError("results.style.not-toml", path=str(file), cause=error) from error


def _merged(table: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """Put changes into a table, key by key; a table in a table is changed, not replaced."""
    merged = dict(table)
    for key, value in changes.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = _merged(merged[key], value) if both else value
    return merged
