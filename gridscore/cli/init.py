"""`gridscore init`: starts a ledger folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from gridscore.cli import options as opt
from gridscore.problems import OutputExistsError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from gridscore.folder.start import Beginning
    from gridscore.forms.model import Form
    from gridscore.periods import Period
    from gridscore.scheme.loading import LoadedScheme


def init(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="help.init-folder")],
    *,
    scheme: opt.SchemeOption = None,
    station: Annotated[
        str, typer.Option("--station", metavar="NAME", help="help.init-station")
    ] = "",
    year: Annotated[int | None, typer.Option("--year", metavar="Y", help="help.init-year")] = None,
    lang: opt.LangOption = None,
    force: Annotated[bool, typer.Option("--force", help="help.init-force")] = False,
    quiet: opt.QuietOption = False,
) -> None:
    """Start a ledger folder: settings with remarks, a README, folders, blank ledgers."""
    from gridscore.cli.session import guarded

    with guarded(opt.Talk(lang, quiet=quiet)) as session:
        from pathlib import Path

        from gridscore.folder.start import Beginning
        from gridscore.folder.today import today
        from gridscore.foreign_names import as_text
        from gridscore.periods import FIRST_YEAR, LAST_YEAR
        from gridscore.scheme.loading import load_scheme, shipped_schemes

        if scheme is None:
            raise UsageError("init-no-scheme", known=list(shipped_schemes()))
        which = today().year if year is None else year
        if not FIRST_YEAR <= which <= LAST_YEAR:
            raise UsageError("period-malformed", given=str(which))
        root, loaded = Path(folder), load_scheme(scheme)
        _keep_out_of_folders(root)
        name = as_text(_name_from(root, scheme, loaded))
        beginning = Beginning(loaded.scheme, name, as_text(station.strip()), session.lang)
        _start(root, beginning, loaded, which, force=force)
        if not quiet:
            session.tell("init-done", path=folder)


def _keep_out_of_folders(root: Path) -> None:
    """Refuse a place inside another ledger folder, whose runs would read both."""
    import os
    from pathlib import Path

    from gridscore.folder.settings import find_folder

    around = find_folder(Path(os.path.abspath(root)).parent)  # noqa: PTH100  takes out `..`
    if around is not None:
        raise UsageError("init-inside", path=str(root), around=str(around.root))


def _name_from(root: Path, given: str, loaded: LoadedScheme) -> str:
    """Say how the settings call the regulation: a file by its path from the folder."""
    import os

    if not given.endswith(".toml"):
        return loaded.scheme.id
    try:
        return os.path.relpath(given, root).replace(os.sep, "/")
    except ValueError:  # on another drive
        return os.path.abspath(given).replace(os.sep, "/")  # noqa: PTH100  beside relpath


def _start(
    root: Path, beginning: Beginning, loaded: LoadedScheme, year: int, *, force: bool
) -> None:
    """Write everything, or nothing where something would be overwritten."""
    import os

    from gridscore.folder.settings import FILE_NAME
    from gridscore.folder.start import README, Places, readme_text, settings_text
    from gridscore.forms.lay_out import Words
    from gridscore.forms.write import check_forms, fill_forms, folder_of
    from gridscore.messages import in_words
    from gridscore.periods import Period, PeriodKind
    from gridscore.results.safe_write import NewFiles
    from gridscore.scheme.loading import open_settings

    scheme, lang = beginning.scheme, beginning.lang
    whole = Period(year, PeriodKind.YEAR)
    rounds = whole.parts(scheme.routine)
    ledgers = _blank_ledgers(root, beginning, whole)
    keys = list(open_settings(loaded.file.table))
    named = {form.kind: path.relative_to(root).as_posix() for path, form in ledgers.items()}
    places = Places(named["roster"], named["incidents"], rounds[0], folder_of(rounds[0]).as_posix())
    texts = {
        root / FILE_NAME: settings_text(beginning, keys),
        root / README: "\ufeff" + readme_text(beginning, places, has_amounts=bool(keys)),
    }
    if os.path.exists(root) and not os.path.isdir(root):  # noqa: PTH110, PTH112  never raise
        raise UsageError("init-not-folder", path=str(root))
    try:
        check_forms([*texts, *([] if force else ledgers)], overwrite=force)
    except OutputExistsError as error:
        raise OutputExistsError(error.path, "init-exists") from error
    title = str(in_words(scheme.title, lang))
    new = {path: form for path, form in ledgers.items() if not path.exists()}
    contents = fill_forms(new, Words(lang, beginning.station, title), None)
    with NewFiles() as files:
        for one in rounds:
            files.make_folder(root / folder_of(one))
        for path, content in contents.items():
            files.write(path, content, overwrite=False)
        for path, text in texts.items():
            files.write(path, text.replace("\n", "\r\n").encode(), overwrite=force)


def _blank_ledgers(root: Path, beginning: Beginning, year: Period) -> dict[Path, Form]:
    """Make the ledgers that the regulation draws on, of the year and of each of its rounds."""
    from gridscore.forms.build import FormMaker
    from gridscore.forms.kinds import kinds_of, periods_for
    from gridscore.forms.write import file_name, folder_of
    from gridscore.ledger.vocabulary import vocabulary_of

    scheme = beginning.scheme
    vocabulary = vocabulary_of(scheme)
    maker = FormMaker(scheme, vocabulary, beginning.lang)
    return {
        root / folder_of(form.period) / file_name(form, beginning.lang, with_period=False): form
        for kind in kinds_of(vocabulary)
        if kind.id != "ballots"  # the tally of them will do to begin with
        for period in periods_for(kind, year, scheme, vocabulary)
        for form in maker.make(kind, period)
    }
