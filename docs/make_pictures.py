"""Draws the guide's pictures from real output of the sample station.

    python docs/make_pictures.py

The terminal as SVG, which a test holds current; pages of workbooks and forms as PNG, where
LibreOffice (`soffice`) and `pdftoppm` are installed.
"""  # noqa: INP001  a script beside the pictures it draws, no package

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageChops
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

PICTURES = Path(__file__).parent / "pictures"
STATION = Path(__file__).parent.parent / "sample_data" / "daqinggou-2013"
WIDTH = 80  # columns of the terminal
ACROSS = 800  # pixels of a page
LANGS = {"en": "en", "zh": "zh-Hans"}


class Shot(NamedTuple):
    """A picture of the terminal: what is typed, and whether the ledgers have mistakes."""

    typed: str
    mistaken: bool = False


SHOTS = {
    "help": Shot("gridscore --help"),
    "mistakes": Shot("gridscore quarter 2026Q3", mistaken=True),
    "quarter": Shot("gridscore quarter 2026Q2"),
    "explain": Shot("gridscore explain W006 2026Q2"),
}
MISTAKES = Path("2026", "Q3", "第10责任区.csv")

THEME = TerminalTheme(
    (255, 255, 255),
    (38, 43, 51),
    [
        *((70, 76, 85), (192, 45, 50), (35, 125, 65), (160, 105, 0)),
        *((40, 95, 180), (135, 60, 150), (0, 120, 140), (120, 126, 135)),
    ],
)
# What rich draws by default, without a web font and the buttons of a window.
SVG = """\
<svg class="rich-terminal" viewBox="0 0 {terminal_width} {terminal_height}" \
xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: "Noto Sans Mono CJK SC", "Sarasa Mono SC", NSimSun, Menlo, \
Consolas, monospace; font-size: {char_height}px; line-height: {line_height}px; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
<rect fill="#ffffff" stroke="#c8ccd2" stroke-width="2" width="{terminal_width}" \
height="{terminal_height}" rx="6"/>
<g transform="translate(8, 8)" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""

_BAR = re.compile(
    r'<text class="(?P<style>[\w-]+)" x="(?P<x>[\d.]+)" y="(?P<y>[\d.]+)"'
    r' textLength="(?P<width>[\d.]+)"[^>]*>█+</text>'
)


def console_picture(name: str, language: str) -> str:
    """Draw one picture of the terminal as SVG."""
    shot = SHOTS[name]
    text = Text.from_ansi(f"\x1b[2m$\x1b[0m {shot.typed}\n{_output(shot, language)}")
    console = Console(
        record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="standard"
    )
    console.print(text, soft_wrap=True)
    drawn = console.export_svg(theme=THEME, code_format=SVG, unique_id=f"gs-{name}", title=name)
    return _BAR.sub(_as_rectangle, drawn)


def _as_rectangle(bar: re.Match[str]) -> str:
    """Draw a bar as what it looks like: in many fonts the block is two cells wide."""
    top = float(bar["y"]) - 17
    place = f'x="{bar["x"]}" y="{top:g}" width="{bar["width"]}" height="20"'
    return f'<rect class="{bar["style"]}" {place}/>'


def _output(shot: Shot, language: str) -> str:
    """Run what is typed inside a copy of the sample station; everything it shows."""
    with tempfile.TemporaryDirectory() as place:
        station = Path(place, STATION.name)
        shutil.copytree(STATION, station)
        if shot.mistaken:
            _make_mistakes(station / MISTAKES)
        command = [sys.executable, "-m", *shot.typed.split(), "--lang", language]
        both = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        done = subprocess.run(command, check=False, cwd=station, env=_terminal(), **both)  # noqa: S603
        shown = done.stdout.decode()
        return shown.replace(f"{os.path.realpath(station)}{os.sep}", "")


def _make_mistakes(file: Path) -> None:
    """Write points in words, and more than there are, as it happens."""
    sheet = (
        file.read_bytes()
        .decode("gb18030")
        .replace("17.5,16.5,17.5,17,18,", "17.5,二十,17.5,17,28,")
    )
    file.write_bytes(sheet.encode("gb18030"))


def _terminal() -> dict[str, str]:
    """Set up a terminal of 80 columns in colour, whatever this one is."""
    kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    terminal = {"COLUMNS": str(WIDTH), "FORCE_COLOR": "1", "TERM": "xterm", "COLORTERM": ""}
    return kept | terminal | {"PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8"}


# ---- pages of workbooks and forms ----


class Page(NamedTuple):
    """A picture of the upper part of a page: the command that writes the file, which page."""

    typed: str
    file: str
    number: int
    part: float


PAGES = {
    "roster": Page("gridscore year-end 2026", "results/2026.xlsx", 1, 0.48),
    "summary": Page("gridscore year-end 2026", "results/2026.xlsx", 2, 0.73),
    "payment": Page("gridscore year-end 2026", "results/2026.xlsx", 4, 1.0),
    "form": Page("gridscore forms scores --period 2026Q1 --output new", "new", 1, 0.38),
}


def page_pictures(language: str, folder: Path) -> None:
    """Draw the pages of one language into a folder; needs LibreOffice and pdftoppm."""
    with tempfile.TemporaryDirectory() as place:
        station = Path(place, STATION.name)
        shutil.copytree(STATION, station)
        for name, page in PAGES.items():
            words = [
                sys.executable,
                "-m",
                *page.typed.split(),
                "--lang",
                LANGS[language],
                "--force",
            ]
            _run(*words, cwd=station)
            file = station / page.file
            file = file if file.is_file() else sorted(file.rglob("*.xlsx"))[0]
            _run("soffice", "--headless", "--convert-to", "pdf", "--outdir", place, str(file))
            pdf = Path(place, file.with_suffix(".pdf").name)
            first = ("-f", str(page.number), "-l", str(page.number), "-singlefile", "-r", "130")
            _run("pdftoppm", "-png", *first, str(pdf), str(Path(place, name)))
            _shrink(Path(place, f"{name}.png"), folder / f"{name}.{language}.png", page.part)


def _run(*words: str, cwd: Path | None = None) -> None:
    subprocess.run(words, cwd=cwd, check=True, capture_output=True)  # noqa: S603  known programs


def _shrink(source: Path, target: Path, part: float) -> None:
    """Cut off the blank margin and the lower part, and save in few pixels and colours."""
    with Image.open(source) as page:
        picture = page.convert("RGB")
    ground = Image.new("RGB", picture.size, "white")
    left, top, right, bottom = ImageChops.difference(picture, ground).getbbox() or (0, 0, 1, 1)
    picture = picture.crop((left, top, right, top + round((bottom - top) * part)))
    height = round(picture.height * ACROSS / picture.width)
    picture = picture.resize((ACROSS, height), Image.Resampling.LANCZOS)
    picture.quantize(32).save(target, optimize=True)


def main() -> None:
    """Draw all pictures."""
    PICTURES.mkdir(exist_ok=True)
    for language, lang in LANGS.items():
        for name in SHOTS:
            file = PICTURES / f"{name}.{language}.svg"
            file.write_text(console_picture(name, lang), encoding="utf-8", newline="\n")
        if shutil.which("soffice") and shutil.which("pdftoppm"):
            page_pictures(language, PICTURES)


if __name__ == "__main__":
    main()
