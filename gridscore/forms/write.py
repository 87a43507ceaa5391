"""Forms as files: how they are called, where they go, and that none is half written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gridscore.forms.kinds import FORM_KINDS
from gridscore.forms.lay_out import Words, fill_template
from gridscore.forms.template import find_template, open_template
from gridscore.messages import Lang
from gridscore.periods import PeriodKind
from gridscore.results.safe_write import NewFiles, check_output, refusals_told

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gridscore.forms.kinds import FormKind
    from gridscore.forms.model import Form
    from gridscore.periods import Period

_NOT_IN_FILE_NAMES = str.maketrans(dict.fromkeys('\\/:*?"<>|', "_"))
_LONGEST_STEM = 60


def folder_of(period: Period | None) -> Path:
    """Say in which folder of a station the ledgers of a period lie: `2026/Q1`, `2026/03`."""
    if period is None:
        return Path()
    year = Path(str(period.year))
    match period.kind:
        case PeriodKind.YEAR:
            return year
        case PeriodKind.MONTH:
            return year / f"{period.index:02d}"
    return year / str(period).removeprefix(str(period.year))


def file_name(form: Form, lang: Lang, *, with_period: bool = True) -> str:
    """Call a form what a clerk would; sent around, its file has to say the period too."""
    period = form.period.in_language(lang) if form.period else ""
    between = " " if lang is Lang.EN else ""
    stem = f"{period}{between}{form.name}" if period and with_period else form.name
    visible = "".join(one for one in stem if one.isprintable())
    return visible.translate(_NOT_IN_FILE_NAMES)[:_LONGEST_STEM].strip(" .") + ".xlsx"


def write_forms(
    targets: Mapping[Path, Form], words: Words, folder: Path | None, *, overwrite: bool
) -> None:
    """Write forms, making the folders they go to: all of them, or none.

    `folder` is the ledger folder, whose own templates go before the shipped ones. Raises
    UsageError where a template is wrong, OutputExistsError, OutputNotWritableError.
    """
    check_forms(targets, overwrite=overwrite)
    contents = fill_forms(targets, words, folder)
    with NewFiles() as files:
        for path, content in contents.items():
            files.write(path, content, overwrite=overwrite)


def check_forms(targets: Iterable[Path], *, overwrite: bool) -> None:
    """See beforehand whether files can be written into the folders that there are already."""
    for path in targets:
        with refusals_told(path):
            is_folder_there = path.parent.is_dir()
        if is_folder_there:
            check_output(path, overwrite=overwrite, may_make_folder=False)


def fill_forms(
    targets: Mapping[Path, Form], words: Words, folder: Path | None
) -> dict[Path, bytes]:
    """Lay forms out in their templates; raises UsageError where a template is wrong."""
    return {
        path: fill_template(open_template(FORM_KINDS[form.kind], folder), form, words)
        for path, form in targets.items()
    }


def copy_templates(kinds: Sequence[FormKind], folder: Path, *, overwrite: bool) -> list[Path]:
    """Copy the shipped templates of some kinds, all of them or none; returns where they are."""
    targets = {folder / f"{kind.id}.xlsx": find_template(kind, None)[0] for kind in kinds}
    check_forms(targets, overwrite=overwrite)
    with NewFiles() as files:
        for path, source in targets.items():
            files.write(path, source.read_bytes(), overwrite=overwrite)
    return list(targets)
