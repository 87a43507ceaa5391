"""What a shell suggests when the Tab key is pressed: regulations, periods, people, codes.

A shell asks at every key, so each answer is looked up with little: file names for periods, the
roster alone for people. What cannot be found is not suggested; nothing is ever told.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec

import typer  # noqa: TC002  Typer reads annotations at run time

from gridscore.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from gridscore.periods import Period, PeriodKind

P = ParamSpec("P")
Suggested = list[tuple[str, str]]
"""What may be written, and what it means; empty where that needs no word."""

COMPLETE_VAR = "_GRIDSCORE_COMPLETE"
"""The variable by which a shell asks for completions, whatever name the command is called by."""
SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
"""The shells that completion can be switched on for."""
_SAFE = pattern(r"[\w.@-]+")
"""What no shell takes for anything but a word; a ledger may hold anything."""
_MOST_FILES = 2000  # looked through for periods
_YEAR = pattern(r"(?<!\d)20\d\d(?!\d)")


def _silent(suggest: Callable[P, Suggested]) -> Callable[P, Suggested]:
    """Suggest nothing where looking something up fails; a shell has no place for complaints."""

    @wraps(suggest)
    def quietly(*args: P.args, **kwargs: P.kwargs) -> Suggested:
        found: Suggested = []
        with suppress(Exception):
            found = [(word, told) for word, told in suggest(*args, **kwargs) if _is_safe(word)]
        return found

    return quietly


def _is_safe(word: str) -> bool:
    return _SAFE.fullmatch(word) is not None


def words(*known: str) -> Callable[[str], Suggested]:
    """Make a function that suggests words that never change."""

    def suggest(incomplete: str) -> Suggested:
        return [(word, "") for word in known if word.startswith(incomplete)]

    return suggest


@_silent
def forms(incomplete: str) -> Suggested:
    """Suggest kinds of forms."""
    from gridscore.forms.kinds import FORM_KINDS

    return words(*FORM_KINDS)(incomplete)


@_silent
def schemes(incomplete: str) -> Suggested:
    """Suggest the regulations that are shipped, and scheme files of the folder."""
    from gridscore.folder.settings import FILE_NAME
    from gridscore.scheme.files import shipped_schemes

    root = _root()
    own = sorted(path.name for path in root.glob("*.toml")) if root else []
    known = [*shipped_schemes(), *(name for name in own if name != FILE_NAME)]
    return [(name, "") for name in known if name.startswith(incomplete)]


def periods_of(kind: PeriodKind) -> Callable[[str], Suggested]:
    """Make a function that suggests periods of one kind."""

    @_silent
    def suggest(incomplete: str) -> Suggested:
        return _periods(incomplete, kind)

    return suggest


@_silent
def any_periods(incomplete: str) -> Suggested:
    """Suggest the periods that the folder's files are about, and their years."""
    from gridscore.periods import PeriodKind

    hinted = _hinted_periods()
    routine = {period.kind for period in hinted} - {PeriodKind.YEAR}
    kinds = [*sorted(routine), PeriodKind.YEAR]
    return [one for kind in kinds for one in _periods(incomplete, kind)]


@_silent
def people(ctx: typer.Context, incomplete: str) -> Suggested:
    """Suggest who is in the folder's roster, by id or by name, and problem codes."""
    found = [] if ctx.params.get("period") else _codes(incomplete)
    for person, name in _roster():
        called = name if re.fullmatch(r"[\w·. -]+", name) else ""
        if person.startswith(incomplete):
            found.append((person, called))
        elif incomplete and name.startswith(incomplete):
            found.append((name, person if _is_safe(person) else ""))
    return list(dict.fromkeys(found))


def _codes(incomplete: str) -> Suggested:
    """Suggest problem codes once their letters are begun; as they are written, large or small."""
    if not incomplete or not "GS".startswith(incomplete[:2].upper()):
        return []
    from gridscore.messages.problems import SEVERITIES

    rest = [code for code in SEVERITIES if code.startswith(incomplete.upper())]
    return [(incomplete + code[len(incomplete) :], "") for code in rest]


# ---- looking things up ----


def _root() -> Path | None:
    from pathlib import Path

    from gridscore.folder.settings import find_folder

    folder = find_folder(Path.cwd())
    return folder.root if folder else None


def _files() -> Iterator[Path]:
    """Go through the files that a command without PATH would read, up to a limit."""
    import os
    from itertools import islice
    from pathlib import Path

    from gridscore.ledger.discover import OWN_FOLDERS

    root = _root()

    def walk(root: Path) -> Iterator[Path]:
        for place, folders, names in os.walk(root):
            own = OWN_FOLDERS if Path(place) == root else frozenset()
            folders[:] = sorted(name for name in folders if name[0] != "." and name not in own)
            yield from (Path(place, name) for name in sorted(names) if name[0] not in ".~")

    return islice(walk(root), _MOST_FILES) if root else iter(())


def _hinted_periods() -> set[Period]:
    """Find the periods that names of files and folders speak of, and the years of each."""
    from gridscore.foreign_names import readable
    from gridscore.periods import Period, PeriodKind, find_periods, parse_period

    root = _root()
    if root is None:
        return set()
    found: set[Period] = set()
    for texts in {(*path.parent.relative_to(root).parts, path.stem) for path in _files()}:
        *folders, name = map(readable, texts)
        stated = [parse_period("-".join(folders)), parse_period("".join(folders))]
        found |= {period for period in stated if period}
        found |= find_periods("-".join(folders)) | find_periods(name)
        found |= {Period(int(year), PeriodKind.YEAR) for year in _YEAR.findall("-".join(texts))}
    return found | {Period(period.year, PeriodKind.YEAR) for period in found}


def _periods(incomplete: str, kind: PeriodKind) -> Suggested:
    """Suggest the periods of a kind that the folder hints at; else those of its years."""
    from gridscore.folder.today import today
    from gridscore.periods import Period

    hinted = _hinted_periods()
    fit = sorted(period for period in hinted if period.kind is kind)
    if not fit:
        year = today().year
        around = sorted({period.year for period in hinted}) or [year - 1, year]
        fit = [Period(one, kind, i + 1) for one in around for i in range(12 // kind.months)]
    return [(str(period), "") for period in fit if str(period).startswith(incomplete)]


def _roster() -> Iterator[tuple[str, str]]:
    """Look up who is in the folder's roster."""
    from gridscore.ledger.roster_glance import people_at_a_glance
    from gridscore.ledger.sources.content import EXPECTED

    return people_at_a_glance([path for path in _files() if path.suffix.lower() in EXPECTED])
