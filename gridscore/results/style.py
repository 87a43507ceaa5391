"""How result workbooks look: fonts, colours, number formats and widths from a file.

The file is `templates/result-style.toml`, which a station may edit.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated

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
    """The font of titles and that of everything else, for one language."""

    title: Name
    body: Name


class Sizes(_Part):
    """Font sizes in points."""

    title: Size
    body: Size
    note: Size


class NumberFormats(_Part):
    """Spreadsheet number formats by the kind of a column."""

    count: Name
    change: Name = "+0;-0;0"
    points: Name
    rate: Name
    money: Name


class Colours(_Part):
    """Colours as six hexadecimal digits; `grades` are fills by grade id."""

    heading_fill: Colour
    total_fill: Colour
    border: Colour
    note: Colour
    draft: Colour
    grades: dict[str, Colour]


class Widths(_Part):
    """Column widths in narrow characters."""

    narrowest: Width
    widest: Width
    summary: tuple[Width, Width, Width, Width]


class Style(_Part):
    """The look of a result workbook."""

    fonts: Annotated[dict[Lang, Fonts], Field(min_length=len(Lang))]
    sizes: Sizes
    number_formats: NumberFormats
    colours: Colours
    widths: Widths

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


def load_style(file: Path | None = None) -> Style:
    """Read a style file, by default that of the templates.

    Raises UsageError naming the file and what is wrong in it.
    """
    file = file or templates_folder() / STYLE_FILE
    try:
        return Style.model_validate(tomllib.loads(file.read_text("utf-8-sig")))
    except OSError as error:
        raise UsageError("results.style.unreadable", path=str(file)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError("results.style.not-toml", path=str(file), cause=error) from error
    except ValidationError as error:
        names = ", ".join(".".join(map(str, e["loc"])) for e in error.errors())
        raise UsageError("results.style.values", path=str(file), names=names) from error
