"""From what the user named to a case: the folder, the regulation, the ledgers."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from gridscore.folder.settings import Folder, find_folder
from gridscore.foreign_names import readable
from gridscore.messages import in_words, worded, wording
from gridscore.periods import day_date, day_number
from gridscore.problems import LedgerError, Problems, UsageError, as_errors, has_errors
from gridscore.records import dataclass, replace
from gridscore.scheme.loading import LoadedScheme, load_scheme, shipped_schemes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.cli.options import Rules
    from gridscore.cli.progress import Progress
    from gridscore.cli.session import Session
    from gridscore.engine.assessment import Case
    from gridscore.ledger.discover import SourceFile
    from gridscore.ledger.inputs import Input
    from gridscore.ledger.model import Ledger
    from gridscore.ledger.own_words import OwnWords
    from gridscore.periods import Period
    from gridscore.problems import Problem
    from gridscore.scheme.files import SchemeFile
    from gridscore.scheme.model import Scheme

STDIN = "-"
OWN_RESULT = "GS105"


@dataclass(frozen=True, slots=True)
class Sources:
    """Which folder and regulation a run works with, and what it is to read.

    `in_folder` says that the user named nothing, so that the folder's own places are used.
    """

    paths: list[str]
    folder: Folder | None
    loaded: LoadedScheme
    in_folder: bool
    progress: Progress


def find_sources(
    session: Session, paths: Sequence[str] | None, rules: Rules, period: Period | None = None
) -> Sources:
    """Find the ledger folder and load the regulation; raises UsageError.

    Of several versions of a regulation the one in force on the period's last day is taken, the
    newest where no period is asked about.
    """
    named = [path for path in paths or [] if path != STDIN]
    if paths and STDIN in paths and len(paths) > 1:
        raise UsageError("stdin-alone")
    start = _start(named)
    folder = find_folder(start)
    if folder is None and named:
        folder = find_folder(Path.cwd())
    if folder is not None:
        session.use_folder_language(folder.lang)
    if (not paths and folder is None) or "" in (paths or []):
        raise UsageError("no-paths")
    scheme = rules.scheme if rules.scheme is not None else folder.scheme if folder else None
    if scheme is None:
        _refuse_wrong_paths(named)
        raise no_scheme(start)
    loaded = load_scheme(
        scheme,
        rules.overrides,
        folder.amounts if folder else None,
        day=day_date(period.last_day) if period else None,
        folder=folder.root if folder else None,
        once=True,
    )
    _tell_version(session, loaded.file, period)
    read = list(paths) if paths else [str(folder.root)] if folder else []
    return Sources(read, folder, loaded, in_folder=not paths, progress=session.progress)


def _tell_version(session: Session, file: SchemeFile, period: Period | None) -> None:
    """Say which of several versions is taken, and if it is not in force yet."""
    if period is None or session.talk.quiet:
        return
    what = {"id": file.id, "version": file.version, "since": file.in_force}
    if day_number(file.in_force) > period.last_day:
        session.tell("version-not-yet", period=period, **what)
    elif len(file.versions) > 1:
        session.tell("version-taken", file=file.name, **what)


def no_scheme(start: Path) -> UsageError:
    """Say that neither the call nor a ledger folder around `start` names a regulation."""
    return UsageError("no-scheme", folder=readable(str(start)), known=list(shipped_schemes()))


def _refuse_wrong_paths(named: Sequence[str]) -> None:
    """Raise LedgerError where a path leads nowhere: then that is what is wrong, no regulation."""
    from gridscore.ledger.discover import find_files

    problems = find_files([Path(path) for path in named], Path.cwd())[1]
    if has_errors(problems):
        raise LedgerError(problems)


def _start(named: Sequence[str]) -> Path:
    """Look for the folder from the first path that was named, else from here."""
    if not named:
        return Path.cwd()
    first = Path(named[0]).absolute()
    return first if os.path.isdir(first) else first.parent  # noqa: PTH112  never raises


def load_numpy() -> None:
    """Load numpy before the reader asks for it, from few calls that wait for each other.

    Python keeps frames in pieces of 16 KiB. From within the reader, numpy's own imports reach the
    end of one, and for two thousand of the calls in them the next is asked of the system and given
    back: a tenth of what numpy takes.
    """
    import numpy as np  # noqa: F401  for those that follow


def read_ledger(
    sources: Sources, default_period: Period | None, outputs: Sequence[str | None]
) -> Ledger:
    """Read every table of the sources; problems, errors too, are in the ledger.

    Raises UsageError when one of the outputs planned is a file that is read, or another ledger.
    """
    from gridscore.ledger.assemble import assemble_ledger
    from gridscore.ledger.discover import find_files
    from gridscore.ledger.inputs import Input
    from gridscore.ledger.open_tables import SheetOpener
    from gridscore.ledger.sources import read_grids, read_stdin

    own = own_words_of(sources.folder)
    opener = SheetOpener(sources.loaded.scheme, own)
    if sources.paths == [STDIN]:
        data = sys.stdin.buffer.read()
        inputs = [Input(STDIN, data)]
        grids, problems = read_stdin(data)
    else:
        written = [Path(name) for name in outputs if name is not None]
        read_from = [Path(path) for path in sources.paths]
        files, problems = find_files(read_from, _base(sources), written)
        inputs = [Input.to_read(file.shown, file.path) for file in files]
        grids, unread = read_grids(sources.progress.over("read", files), opener.open, opener.unused)
        problems = [*problems, *unread]
    ledger = assemble_ledger(grids, sources.loaded.scheme, default_period, problems, opener)
    sources.progress.end()
    ours = {p.place.file for p in ledger.problems if p.code == OWN_RESULT and p.place}
    read = (*_rule_files(sources), *(one for one in inputs if one.shown not in ours))
    there = [name for name in outputs if name is not None and os.path.isfile(name)]  # noqa: PTH113  never raises
    if there:
        _keep_inputs(read, there)
        _keep_ledgers(there, sources.loaded.scheme, own)
    return replace(ledger, inputs=read)


def own_words_of(folder: Folder | None) -> OwnWords | None:
    """Gather what a station calls things in its own words."""
    from gridscore.ledger.own_words import OwnWords

    return OwnWords(folder.headings, folder.values, folder.sheets) if folder else None


def _rule_files(sources: Sources) -> list[Input]:
    """Name what was read beside the ledgers: the station's settings, scheme files of its own."""
    from gridscore.folder.settings import FILE_NAME
    from gridscore.ledger.inputs import Input

    root = sources.folder.root if sources.folder else None
    files = [root / FILE_NAME] if root else []
    files += [Path(layer.name) for layer in sources.loaded.file.layers if ".toml" in layer.name]
    inside = [root is not None and file.is_relative_to(root) for file in files]
    return [
        Input.to_read(str(file.relative_to(root)) if root and within else str(file), file)
        for file, within in zip(files, inside, strict=True)
    ]


def source_files(sources: Sources) -> list[SourceFile]:
    """List the files that a run reads; none where it reads standard input."""
    from gridscore.ledger.discover import find_files

    if sources.paths == [STDIN]:
        return []
    return find_files([Path(path) for path in sources.paths], _base(sources))[0]


def _base(sources: Sources) -> Path:
    """Choose what file names are shown relative to: the folder that holds all that is read."""
    read = [Path(os.path.realpath(path)) for path in sources.paths]
    folders = [path if os.path.isdir(path) else path.parent for path in read]  # noqa: PTH112  quicker
    root = Path(os.path.realpath(sources.folder.root)) if sources.folder else None
    if root and len(folders) > 1 and all(folder.is_relative_to(root) for folder in folders):
        return root
    return Path(os.path.commonpath(folders))


def _keep_inputs(read: Sequence[Input], there: Sequence[str]) -> None:
    """Refuse to overwrite a ledger, even with --force; our own earlier results may be."""
    files = {os.path.realpath(one.source) for one in read if isinstance(one.source, Path)}
    for name in there:
        if os.path.realpath(name) in files:
            raise UsageError("output-is-input", given=name)


def _keep_ledgers(there: Sequence[str], scheme: Scheme, own_words: OwnWords | None) -> None:
    """Refuse to overwrite a ledger that is not read, too; whatever else is there may be."""
    from gridscore.ledger.file_glance import holds_ledger

    for path in map(Path, there):
        if holds_ledger(path, scheme, own_words):
            raise UsageError("output-is-ledger", given=str(path))


def make_case(sources: Sources, ledger: Ledger, rules: Rules) -> Case:
    """Put ledgers and regulation together; raises LedgerError when the ledgers have errors."""
    from gridscore.engine.assessment import Case

    refuse_errors(ledger.problems, rules)
    return Case(ledger, sources.loaded.scheme, sources.loaded.settings, rules.draft)


def refuse_errors(problems: Sequence[Problem], rules: Rules) -> Problems:
    """Return the problems as weighed for this run; raises LedgerError when one is an error."""
    found = weighed(problems, rules)
    if has_errors(found):
        raise LedgerError(found)
    return found


def weighed(problems: Sequence[Problem], rules: Rules) -> Problems:
    """Weigh problems for this run: with --strict, warnings count as errors."""
    return as_errors(problems) if rules.strict else Problems(problems)


def tell_tables(session: Session, ledger: Ledger) -> None:
    """In verbose runs, list what was read as what."""
    if not session.talk.verbose:
        return
    for table in ledger.tables:
        place = " ".join(part for part in (table.sheet.file, table.sheet.name) if part)
        kind = wording(f"terms.table.{table.kind}")
        if table.period:
            kind = worded("console.remarked", what=kind, remark=table.period)
        session.tell(
            "read-as",
            place=place,
            kind=kind,
            rows=table.rows,
            header=table.header_row + 1,
        )
        pairs = [f"{''.join(heading.split())} → {column}" for heading, column in table.headings]
        session.tell_text(f"    {in_words(pairs, session.lang)}")
        for column in table.tidied:
            for cell in column.cells():
                session.tell("tidied", place=cell.place, written=cell.written, reads=cell.reads)
