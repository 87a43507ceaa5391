"""`gridscore check`: read everything, compute nothing, list every problem."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from gridscore.cli import options as opt
from gridscore.problems import Problems, UsageError, has_errors

if TYPE_CHECKING:
    from gridscore.cli.gather import Sources
    from gridscore.cli.session import Session
    from gridscore.ledger.model import Ledger
    from gridscore.marking.folder import MarkedFolder

_FORMATS = ("text", "json")


def check(
    paths: opt.Paths = None,
    *,
    scheme: opt.SchemeOption = None,
    overrides: opt.SetOption = None,
    format_name: Annotated[str, opt.format_option("help.format.text-json", _FORMATS)] = "text",
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="help.check-output"),
    ] = None,
    mark: Annotated[
        str | None, typer.Option("--mark", metavar="DIR", help="help.check-mark")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="help.check-force")] = False,
    lang: opt.LangOption = None,
    strict: opt.StrictOption = False,
    quiet: opt.QuietOption = False,
    verbose: opt.VerboseOption = False,
    no_color: opt.NoColorOption = False,
    progress: opt.ProgressOption = None,
) -> None:
    """Read everything, compute nothing, and list every problem. Exit status 1 on errors."""
    from gridscore.cli.exit_status import LEDGER_ERRORS
    from gridscore.cli.session import guarded

    talk = opt.Talk(lang, quiet=quiet, verbose=verbose, no_color=no_color, progress=progress)
    with guarded(talk) as session:
        from gridscore.cli.gather import find_sources, load_numpy

        opt.require_choice(format_name, _FORMATS)
        _refuse_periods(paths or [])
        rules = opt.Rules(scheme, overrides or [], strict=strict)
        if output is not None:
            _plan(output, force=force)
        sources = find_sources(session, paths, rules)
        folder = _claim(mark, sources, force=force) if mark is not None else None
        load_numpy()
        ledger, problems = _find_problems(session, sources, rules, output)
        if format_name == "text" and folder is None and not quiet:
            _tell_files(session, sources, ledger, problems)
        if format_name == "json":
            _print_json(session, problems)
        elif problems:
            session.show_problems(problems, in_file=output is not None)
        else:
            session.mention("check-clean")
        if output is not None:
            _write(session, output, sources, problems, force=force)
        if folder is not None:
            _mark(session, folder, sources, ledger, problems)
        if has_errors(problems):
            raise typer.Exit(LEDGER_ERRORS)


def _refuse_periods(paths: list[str]) -> None:
    """Raise UsageError where a period stands in the place of a path."""
    import os

    from gridscore.folder.start import COMMANDS
    from gridscore.periods import parse_period

    for path in paths:
        period = None if os.path.lexists(path) else parse_period(path)
        if period is not None:
            command = f"gridscore {COMMANDS[period.kind]} {period}"
            raise UsageError("check-period", given=path, command=command)


def _find_problems(
    session: Session, sources: Sources, rules: opt.Rules, output: str | None
) -> tuple[Ledger, Problems]:
    """Collect what reading met and, where the tables could be typed, what is missing in them.

    Raises UsageError where the list of them is to be written over one of the ledgers.
    """
    from gridscore.cli.gather import read_ledger, tell_tables, weighed

    # Imported only once the regulation is loaded: the engine brings the classes of regulations,
    # with pydantic unless the checked form of this one was recalled before (`kept`).
    from gridscore.engine.assessment import Case
    from gridscore.engine.checking import check_case

    ledger = read_ledger(sources, None, [output])
    tell_tables(session, ledger)
    problems = Problems(ledger.problems)
    if not has_errors(problems):
        case = Case(ledger, sources.loaded.scheme, sources.loaded.settings)
        problems = Problems(problems, check_case(case))
    return ledger, weighed(problems, rules)


def _tell_files(session: Session, sources: Sources, ledger: Ledger, problems: Problems) -> None:
    """Say of each file what it was read as, with how many rows, and what was found in it."""
    from gridscore.cli.gather import source_files
    from gridscore.marking.files_read import files_read, summary_line

    shown = [file.shown for file in source_files(sources)] or [
        *dict.fromkeys(table.sheet.file for table in ledger.tables)
    ]
    for one in files_read(shown, ledger, problems):
        session.tell_text(summary_line(one, session.lang))


def _plan(output: str, *, force: bool) -> None:
    """Make sure that the list may be written, before anything is read."""
    from pathlib import Path

    from gridscore.cli.deliver import require_ending
    from gridscore.results.safe_write import check_output

    require_ending(output, opt.FILES)
    check_output(Path(output), overwrite=force, may_make_folder=False)


def _write(
    session: Session, output: str, sources: Sources, problems: Problems, *, force: bool
) -> None:
    """Write all problems into a file, and name it."""
    from pathlib import Path

    from gridscore.cli.deliver import ending_of
    from gridscore.results.problem_file import problem_writer
    from gridscore.results.safe_write import write_safely

    station = sources.folder.station if sources.folder else ""
    name = ending_of(output)
    write = problem_writer(problems, name, sources.loaded, station, session.lang)
    write_safely(Path(output), write, overwrite=force)
    session.mention("written", path=output)


def _claim(given: str, sources: Sources, *, force: bool) -> MarkedFolder:
    """Make sure that marked copies may be written to a folder, before anything is read."""
    from pathlib import Path

    from gridscore.cli.gather import source_files
    from gridscore.marking.folder import MarkedFolder

    files = source_files(sources)
    if not files:
        raise UsageError("mark-nothing")
    folder = MarkedFolder(Path(given), overwrite=force)
    folder.claim([file.path for file in files])
    return folder


def _mark(
    session: Session,
    folder: MarkedFolder,
    sources: Sources,
    ledger: Ledger,
    problems: Problems,
) -> None:
    """Write the marked copies, and say of each file what it was read as and what was found."""
    from gridscore.cli.gather import source_files
    from gridscore.marking.copies import mark_files
    from gridscore.marking.files_read import summary_line

    read, copies = mark_files(source_files(sources), ledger, problems, session.lang)
    folder.write(copies)
    if session.talk.quiet:
        return
    told = read if session.talk.verbose else [one for one in read if one.needs_mending]
    for one in told:
        session.tell_text(summary_line(one, session.lang))
    if len(told) < len(read):
        session.tell("mark-rest", count=len(read) - len(told))
    session.tell("marked", path=str(folder.path), count=sum(bool(one.copy) for one in read))


def _print_json(session: Session, problems: Problems) -> None:
    import sys

    from gridscore.cli.session import is_plain
    from gridscore.results.problem_file import write_json

    write_json(problems, sys.stdout, session.lang, plain=is_plain(sys.stdout))
