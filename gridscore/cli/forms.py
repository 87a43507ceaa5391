"""`gridscore forms`: the blank forms of a station, with its roster filled in."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gridscore.cli import options as opt
from gridscore.cli import suggestions
from gridscore.problems import OutputExistsError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gridscore.cli.session import Session
    from gridscore.folder.settings import Folder
    from gridscore.forms.kinds import FormKind
    from gridscore.forms.model import Form
    from gridscore.ledger.model import Ledger
    from gridscore.messages import Wording
    from gridscore.periods import Period
    from gridscore.problems import Problem
    from gridscore.scheme.loading import LoadedScheme
    from gridscore.scheme.model import Scheme

NO_ROWS = "GS204"


def forms(
    kinds: Annotated[
        list[str] | None,
        typer.Argument(metavar="KIND", help="help.forms-kinds", autocompletion=suggestions.forms),
    ] = None,
    *,
    period: Annotated[
        str | None,
        typer.Option(
            "--period",
            metavar="P",
            help="help.forms-period",
            autocompletion=suggestions.any_periods,
        ),
    ] = None,
    scorers: Annotated[
        list[str] | None, typer.Option("--scorer", metavar="NAME", help="help.forms-scorer")
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="DIR", help="help.forms-output")
    ] = None,
    templates: Annotated[bool, typer.Option("--templates", help="help.forms-templates")] = False,
    scheme: opt.SchemeOption = None,
    overrides: opt.SetOption = None,
    lang: opt.LangOption = None,
    force: Annotated[bool, typer.Option("--force", help="help.forms-force")] = False,
    quiet: opt.QuietOption = False,
    no_color: opt.NoColorOption = False,
) -> None:
    """Write blank forms: the roster, period, choices and limits are filled in."""
    from gridscore.cli.session import guarded

    with guarded(opt.Talk(lang, quiet=quiet, no_color=no_color)) as session:
        from gridscore.cli.assess import check_cadence, read_period_argument
        from gridscore.cli.scheme_folder import use_folder
        from gridscore.folder.today import today
        from gridscore.foreign_names import as_text
        from gridscore.periods import period_around

        folder = use_folder(session)
        wanted = _read_kinds([*map(as_text, kinds or [])])
        if templates:
            _copy_templates(session, folder, wanted, output, force=force)
            return
        given = None if period is None else read_period_argument(period)
        loaded = _load(opt.Rules(scheme, overrides or []), folder, given)
        asked = given or period_around(today(), loaded.scheme.routine)
        check_cadence(loaded.scheme, asked)
        ledger = _read_ledger(folder, loaded) if folder else None
        made = _make(session, loaded.scheme, ledger, wanted, asked, [*map(as_text, scorers or [])])
        _write(session, folder, loaded.scheme, made, output, _filled(folder, ledger), force=force)


def _read_kinds(words: Sequence[str]) -> list[FormKind]:
    from gridscore.forms.kinds import FORM_KINDS, named_kind

    found = []
    for word in words:
        kind = named_kind(word)
        if kind is None:
            raise UsageError("choice-unknown", given=word, known=_called(FORM_KINDS))
        found.append(kind)
    return found


def _called(kinds: Iterable[str]) -> list[Wording]:
    """Name kinds of forms as they may be typed: by their ids, in Chinese by their titles."""
    from gridscore.messages import wording

    return [wording(f"forms.file.{kind}")._replace(en=kind) for kind in kinds]


def _load(rules: opt.Rules, folder: Folder | None, period: Period | None) -> LoadedScheme:
    from gridscore.periods import day_date
    from gridscore.scheme.loading import load_scheme

    name = rules.scheme if rules.scheme is not None else folder.scheme if folder else None
    if name is None:
        from gridscore.cli.gather import no_scheme

        raise no_scheme(Path.cwd())
    return load_scheme(
        name,
        rules.overrides,
        folder.amounts if folder else None,
        day=day_date(period.last_day) if period else None,
        folder=folder.root if folder else None,
    )


def _read_ledger(folder: Folder, loaded: LoadedScheme) -> Ledger:
    """Read the folder for its roster; raises LedgerError where that has errors, or cannot be read.

    Whom the regulation does not assess is left in: the roster lists everybody.
    """
    from gridscore.cli.gather import own_words_of
    from gridscore.ledger.assemble import assemble_ledger
    from gridscore.ledger.discover import find_files
    from gridscore.ledger.open_tables import SheetOpener
    from gridscore.ledger.sources import read_grids

    files, _ = find_files([folder.root], folder.root)
    everybody = loaded.scheme.model_copy(update={"subjects": None})
    opener = SheetOpener(everybody, own_words_of(folder))
    grids, unread = read_grids(files, opener.open, opener.unused)
    ledger = assemble_ledger(grids, everybody, None, opener=opener)
    _refuse_wrong_roster(ledger, unread)
    return ledger


def _refuse_wrong_roster(ledger: Ledger, unread: Sequence[Problem]) -> None:
    """Raise LedgerError where a sheet of the roster has errors; what else is wrong is no matter.

    Where there is none, a file that cannot be read may be it. A roster that has no rows yet is how
    a folder begins, and is told of apart.
    """
    from gridscore.messages.severity import Severity
    from gridscore.problems import LedgerError, only

    rosters = {
        (table.sheet.file, table.sheet.name) for table in ledger.tables if table.kind == "roster"
    }
    wrong = [
        problem
        for problem in only(ledger.problems, Severity.ERROR)
        if problem.code != NO_ROWS
        and problem.place
        and (problem.place.file, problem.place.sheet) in rosters
    ]
    if not rosters:
        wrong = list(only(unread, Severity.ERROR))
    if wrong:
        raise LedgerError(wrong)


def _make(
    session: Session,
    scheme: Scheme,
    ledger: Ledger | None,
    wanted: Sequence[FormKind],
    asked: Period,
    scorers: Sequence[str],
) -> list[Form]:
    """Make the forms that are wanted, or those that the period needs."""
    from gridscore.forms.build import FormMaker
    from gridscore.forms.kinds import FORM_KINDS, kinds_for, kinds_of, periods_for
    from gridscore.ledger.vocabulary import vocabulary_of

    vocabulary = vocabulary_of(scheme)
    has_roster = ledger is not None and bool(ledger.roster.ids)
    if not has_roster and not session.talk.quiet:
        session.tell("forms-no-roster")
    kinds = wanted or kinds_for(asked, scheme, vocabulary)
    has_blank = ledger is not None and any(table.kind == "roster" for table in ledger.tables)
    if not wanted and not has_roster and not has_blank:
        kinds = [FORM_KINDS["roster"], *kinds]
    _refuse_unused(kinds, kinds_of(vocabulary), scheme)
    maker = FormMaker(scheme, vocabulary, session.lang, ledger if has_roster else None)
    return [
        form
        for kind in dict.fromkeys(kinds)
        for period in periods_for(kind, asked, scheme, vocabulary)
        for form in maker.make(kind, period, scorers)
    ]


def _refuse_unused(kinds: Sequence[FormKind], used: Sequence[FormKind], scheme: Scheme) -> None:
    for kind in kinds:
        if kind not in used:
            known = [one.id for one in used]
            raise UsageError("forms-unused", kind=kind.id, scheme=scheme.id, known=known)


def _write(
    session: Session,
    folder: Folder | None,
    scheme: Scheme,
    made: Sequence[Form],
    output: str | None,
    filled: set[Path],
    *,
    force: bool,
) -> None:
    """Write all forms, or none where one may not be written."""
    from gridscore.forms.lay_out import Words
    from gridscore.forms.write import file_name, folder_of, write_forms
    from gridscore.messages import in_words

    base = _folder_given(output) or (folder.root if folder else Path())
    targets = {}
    for form in made:
        place = base / folder_of(form.period) if output is None else base
        targets[place / file_name(form, session.lang)] = form
    _keep_one_roster(targets, folder, filled)
    for path, form in targets.items():
        if _real(path) in filled or _is_filled_elsewhere(path, form, folder, scheme):
            raise OutputExistsError(str(path), "form-filled")
    title = str(in_words(scheme.title, session.lang))
    words = Words(session.lang, folder.station if folder else "", title)
    root = folder.root if folder else None
    write_forms(targets, words, root, overwrite=force)
    for path in targets:
        session.mention("written", path=str(path))


def _folder_given(output: str | None) -> Path | None:
    """Return the folder that -o names; raises UsageError for a file."""
    if output is None:
        return None
    if os.path.isfile(output):  # noqa: PTH113  never raises
        raise UsageError("init-not-folder", path=output)
    return Path(output)


def _real(path: Path) -> Path:
    """Follow the links that a path takes, also where it leads nowhere."""
    return Path(os.path.realpath(path))


def _is_within(path: Path, folder: Folder | None) -> bool:
    return folder is not None and _real(path).is_relative_to(_real(folder.root))


def _keep_out_of_ledgers(place: Path, folder: Folder | None) -> None:
    """Refuse a place for templates where they would be read as ledgers."""
    from gridscore.folder.settings import RESULTS, TEMPLATES

    if folder is None or not _is_within(place, folder):
        return
    inside = _real(place).relative_to(_real(folder.root)).parts
    if not inside or inside[0] not in (TEMPLATES, RESULTS):
        raise UsageError("templates-among-ledgers", path=str(place))


def _keep_one_roster(
    targets: Mapping[Path, Form], folder: Folder | None, filled: set[Path]
) -> None:
    """Refuse a roster with everybody in it among the ledgers, where it would be read as well."""
    for path, form in targets.items():
        lists_people = form.kind == "roster" and bool(form.rows)
        if folder and lists_people and _is_within(path, folder) and _real(path) not in filled:
            raise UsageError("forms-second-roster", path=str(folder.root))


def _filled(folder: Folder | None, ledger: Ledger | None) -> set[Path]:
    """List the files of the folder in which somebody has filled something in."""
    if folder is None or ledger is None:
        return set()
    return {
        _real(folder.root / table.sheet.file)
        for table in ledger.tables
        if table.rows and not table.is_blank_form
    }


def _is_filled_elsewhere(path: Path, form: Form, folder: Folder | None, scheme: Scheme) -> bool:
    """Say whether a form outside of the folder is filled in; a roster is so from the beginning."""
    from gridscore.cli.gather import own_words_of
    from gridscore.ledger.file_glance import is_filled_in

    if form.kind == "roster" or _is_within(path, folder):
        return False
    if not os.path.isfile(path):  # noqa: PTH113  never raises
        return False
    return is_filled_in(path, scheme, own_words_of(folder))


def _copy_templates(
    session: Session,
    folder: Folder | None,
    wanted: Sequence[FormKind],
    output: str | None,
    *,
    force: bool,
) -> None:
    """Copy the shipped templates to where a station edits them, or where it says."""
    from gridscore.folder.settings import TEMPLATES
    from gridscore.forms.kinds import FORM_KINDS
    from gridscore.forms.write import copy_templates

    own = folder.root / TEMPLATES if folder else None
    place = _folder_given(output) or own
    if place is None:
        raise UsageError("no-folder")
    _keep_out_of_ledgers(place, folder)
    kinds = list(wanted) or list(FORM_KINDS.values())
    for path in copy_templates(kinds, place, overwrite=force):
        session.mention("written", path=str(path))
