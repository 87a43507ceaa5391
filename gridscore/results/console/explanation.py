"""A derivation on the terminal, as a person would check it with a calculator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.messages import say
from gridscore.numbers import UNSET, format_hundredths
from gridscore.periods import spoken
from gridscore.results.derivation import FIGURES
from gridscore.results.escape import visible
from gridscore.results.wrap import wrap

if TYPE_CHECKING:
    from gridscore.messages import Lang
    from gridscore.results.derivation import Derivation, Line
    from gridscore.results.model import ReadingInForce
    from gridscore.results.terminal import Console

_AMOUNT = 10  # cells for an amount, right-aligned


def print_derivation(derivation: Derivation, lang: Lang, console: Console) -> None:
    """Print one period: points, money and standing, then what was looked at and did not bite."""
    _print(console, f"{derivation.id} {derivation.name}  {spoken(derivation.period, lang)}", "bold")
    for part in ("points", "pay", "standing"):
        lines = [line for line in derivation.lines if line.part == part and line.bites]
        if lines:
            _print(console, say(f"explain.{part}", lang), "bold cyan")
            for line in lines:
                _print_line(console, line)
        if part != "pay" or any(line.part == part for line in derivation.lines):
            _print_end(console, derivation, part)
    idle = [line for line in derivation.lines if not line.bites]
    if idle:
        _print(console, say("explain.idle", lang), "bold cyan")
        for line in idle:
            _print_line(console, line)
    console.put()


def _print_line(console: Console, line: Line) -> None:
    amount = "-" if line.amount == UNSET else format_hundredths(line.amount)
    amount = amount if line.unit else ""
    running = f" = {format_hundredths(line.running)}" if line.amount not in (0, UNSET) else ""
    figures = f"{amount:>{_AMOUNT}}{running:<{_AMOUNT + 3}} "
    pad = " " * len(figures)
    _print(console, f"{line.clause}  {line.title}", indent=pad, first=figures)
    _print(console, line.reason, "dim", pad)
    for source in _sources(line):
        _print(console, source, "blue", pad)


def _sources(line: Line) -> list[str]:
    """Name the cells a line draws on, one entry for each sheet."""
    if line.cell.startswith("["):
        return line.cell.split("; ")
    return [" ".join(part for part in (line.file, line.sheet, line.cell) if part)]


def _print_end(console: Console, derivation: Derivation, part: str) -> None:
    """Close a sum with the published figures of the row."""
    names = FIGURES.get(part, ())
    shown = [
        f"{derivation.headings[name]} {derivation.row[name] or '-'}"
        for name in names
        if name in derivation.row
    ]
    if shown:
        _print(console, "  ".join(shown), "bold", " " * 2)


def print_readings(readings: tuple[ReadingInForce, ...], lang: Lang, console: Console) -> None:
    """List the readings in force, which the clauses above may cite."""
    _print(console, say("explain.readings", lang), "bold cyan")
    for reading in readings:
        key = f"  [{reading.key}]" if reading.key else ""
        _print(console, f"{reading.id}  {reading.text}{key}", "dim", "  ")


def _print(
    console: Console, text: str, style: str = "", indent: str = "", first: str | None = None
) -> None:
    """Print a line; what does not fit goes on below its own beginning.

    `first` stands in place of the indentation before the beginning.
    """
    before = indent if first is None else first
    for line in wrap(visible(text), console.width - len(indent)) if text else ():
        console.put((before + line, style))
        before = indent
