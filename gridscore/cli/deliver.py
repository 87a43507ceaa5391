"""Where a report goes: files by their ending, standard output, the folder's results."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from gridscore.cli.options import FILES, ON_STDOUT, STDOUT, STREAMS
from gridscore.folder.settings import RESULTS, STYLE
from gridscore.problems import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gridscore.cli.gather import Sources
    from gridscore.cli.options import Delivery
    from gridscore.cli.session import Session
    from gridscore.results.model import Report, Table

BINARY = ("xlsx", "parquet")
TELLING_ORIGIN = ("json", "parquet")
"""Formats with a place for where a result comes from."""


def plan_delivery(delivery: Delivery, sources: Sources, period: str) -> Delivery:
    """Settle outputs before anything is computed, so that a refusal costs no time.

    Raises UsageError for an unknown or unfit format, OutputExistsError for an output that is
    there and may not be overwritten.
    """
    from gridscore.records import replace
    from gridscore.results.safe_write import check_output

    if delivery.output is None and delivery.format is not None:
        delivery = replace(delivery, output=STDOUT)
    if delivery.output is None and sources.in_folder and sources.folder:
        delivery = replace(delivery, output=str(sources.folder.root / RESULTS / f"{period}.xlsx"))
    if sources.folder:
        delivery = replace(delivery, style=sources.folder.root / STYLE)
    _check_formats(delivery)
    outputs = delivery.files
    if len({os.path.realpath(name) for name in outputs}) < len(outputs):
        raise UsageError("same-output", given=outputs[0])
    for name in outputs:
        check_output(Path(name), overwrite=delivery.force, may_make_folder=_is_result(name))
    return delivery


def _is_result(name: str) -> bool:
    """Say whether an output goes into a results folder, which is made where it is missing."""
    return Path(name).parent.name == RESULTS


def _check_formats(delivery: Delivery) -> None:
    if delivery.output == STDOUT:
        given = delivery.format or "csv"
        if given not in ON_STDOUT:
            raise UsageError("format-unknown", given=given, known=list(ON_STDOUT))
        if given in BINARY and sys.stdout.isatty():
            raise UsageError("xlsx-to-terminal", given=given)
    elif delivery.output is not None:
        if delivery.format not in (None, ending_of(delivery.output)):
            raise UsageError("format-with-file", given=delivery.format, output=delivery.output)
        require_ending(delivery.output, FILES)
    if delivery.journal is not None:
        require_ending(delivery.journal, STREAMS)
    if delivery.slips is not None:
        require_ending(delivery.slips, ("xlsx",))
    if delivery.public is not None:
        require_ending(delivery.public, FILES)
    elif delivery.mask:
        raise UsageError("mask-alone")


def require_ending(name: str, known: tuple[str, ...]) -> None:
    """Refuse a file with another ending than those."""
    if ending_of(name) not in known:
        raise UsageError("format-unknown", given=name, known=[f".{name}" for name in known])


def ending_of(name: str) -> str:
    """Return the ending of a file that says what it is written as."""
    return Path(name).suffix.lower().removeprefix(".")


def shows_tables_alone(delivery: Delivery) -> bool:
    """Say whether only the result table and the journal may be written: no workbook, no list."""
    endings = {delivery.format, *map(ending_of, delivery.files)}
    return "xlsx" not in endings and not (delivery.slips or delivery.public)


def deliver(session: Session, report: Report, delivery: Delivery) -> None:
    """Write the report where it was planned to go, and show its summary on standard error."""
    session.progress.begin("write")
    writers = _writers(report, delivery)
    _write_files(writers, overwrite=delivery.force)
    if delivery.output == STDOUT or (delivery.output is None and not sys.stdout.isatty()):
        _write_to_stdout(session, report, delivery)
    if not session.talk.quiet:
        from gridscore.results.console.summary import print_summary

        print_summary(report, session.console())
    if session.talk.verbose:
        session.show_problems(report.problems)
    for name in writers:
        session.mention("written", path=name)


def _writers(report: Report, delivery: Delivery) -> dict[str, Callable[[Path], None]]:
    """Return what writes each of the files that were asked for, by their names."""
    writers: dict[str, Callable[[Path], None]] = {}
    if delivery.output is not None and delivery.output != STDOUT:
        writers[delivery.output] = _report_writer(report, delivery.output, delivery.style)
    if delivery.journal is not None:
        writers[delivery.journal] = _journal_writer(report, delivery.journal)
    if delivery.slips is not None:
        from gridscore.results.xlsx.slip_sheet import write_slips

        writers[delivery.slips] = lambda path: write_slips(report, path, delivery.style)
    if delivery.public is not None:
        writers[delivery.public] = _public_writer(report, delivery.public, delivery)
    return writers


def _journal_writer(report: Report, name: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        from gridscore.results.safe_write import open_result
        from gridscore.results.streams.stream import write_parts

        with open_result(path) as target:
            ending = ending_of(name)
            parts = report.journal_parts()
            write_parts(parts, target, ending, bom=True, meta=_origin(report, ending))

    return write


def _public_writer(report: Report, name: str, delivery: Delivery) -> Callable[[Path], None]:
    from gridscore.results.xlsx.public_list import public_table, write_public

    table = public_table(report, mask=delivery.mask)
    if ending_of(name) == "xlsx":
        return lambda path: write_public(report, table, path, delivery.style)
    return _table_writer(report, table, name)


def _write_to_stdout(session: Session, report: Report, delivery: Delivery) -> None:
    from gridscore.cli.session import make_console
    from gridscore.results.console.table import print_table

    name = delivery.format or "csv"
    if sys.stdout.isatty():
        session.progress.end()
    if name == "table":
        print_table(report, make_console(sys.stdout, session.talk))
    elif name == "xlsx":
        from gridscore.results.xlsx.workbook import write_workbook

        write_workbook(report, sys.stdout.buffer, delivery.style)
    else:
        _write_stream(report, report.roster, sys.stdout.buffer, name, bom=delivery.bom)
    sys.stdout.flush()


def _report_writer(report: Report, name: str, style: Path | None) -> Callable[[Path], None]:
    if ending_of(name) == "xlsx":
        from gridscore.results.xlsx.workbook import write_workbook

        return lambda path: write_workbook(report, path, style)
    return _table_writer(report, report.roster, name)


def _table_writer(report: Report, table: Table, name: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        from gridscore.results.safe_write import open_result

        with open_result(path) as target:
            _write_stream(report, table, target, ending_of(name), bom=True)

    return write


def _write_stream(report: Report, table: Table, target: BinaryIO, name: str, *, bom: bool) -> None:
    from gridscore.results.streams.stream import write_table

    write_table(table, target, name, bom=bom, meta=_origin(report, name))


def _origin(report: Report, name: str) -> dict[str, object] | None:
    return origin_of(report) if name in TELLING_ORIGIN else None


def origin_of(report: Report) -> dict[str, object]:
    """Say where a result comes from; what its groups came to, where it has groups."""
    from gridscore.results.streams.stream import plain_rows

    groups = [
        {"by": group.by, "clause": group.clause, "rows": plain_rows(group.table)}
        for group in report.groups
    ]
    return {
        "title": report.title,
        "station": report.station,
        "period": report.period,
        "draft": report.draft,
        "scheme": report.scheme_id,
        "version": report.scheme_version,
        "rules": report.scheme_hash,
        "readings": [reading.id for reading in report.readings],
        **({"groups": groups} if groups else {}),
    }


def _write_files(writers: Mapping[str, Callable[[Path], None]], *, overwrite: bool) -> None:
    """Write all files or none: where one cannot be written, the others stay what they were."""
    from gridscore.results.safe_write import make_folder, write_together

    outputs = [(Path(name), write) for name, write in writers.items()]
    for path, _ in outputs:
        if _is_result(str(path)):
            make_folder(path.parent)
    write_together(outputs, overwrite=overwrite)
