"""What keeps a table that was recognised from being read, and what its headings leave in doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gridscore.ledger.headings import points_at_end

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gridscore.ledger.kinds import TableKind
    from gridscore.ledger.model import SheetRef
    from gridscore.ledger.problem_log import ProblemLog
    from gridscore.ledger.recognition.heading_rows import Header, Match
    from gridscore.ledger.recognition.labels import Fixed
    from gridscore.ledger.recognition.split_headings import Part

_TAKEN_OFF = frozenset("扣减減失")
"""Characters one of which is in a title that speaks of points taken off."""


def report_left_out(header: Header, sheet: int, log: ProblemLog) -> None:
    """Say that a table is of a kind the regulation draws on nowhere."""
    kind, columns = header.match.kind, header.match.columns
    first = min(cols[0] for cols in columns.values())
    log.at("GS212", sheet, header.row, first, table=kind.title, scheme=kind.left_out_by)


def is_sound(
    header: Header,
    parts: Sequence[Part],
    labels: Mapping[str, Fixed],
    sheet: int,
    log: ProblemLog,
) -> bool:
    """Log required columns that are missing, columns that stand twice, and points in doubt."""
    match = header.match
    lacking = [names for names in match.missing if labels.keys().isdisjoint(names)]
    if lacking:
        from gridscore.ledger.recognition.teach_lines import heading_lines

        missing = [match.kind.title_of(names) for names in lacking]
        first = match.columns[min(match.columns, key=lambda name: match.columns[name])][0]
        log.at(
            "GS202",
            sheet,
            header.row,
            first,
            table=match.kind.title,
            missing=missing,
            found=match.found,
            lines=heading_lines(match.kind, lacking, match.extra),
        )
    twice = {name: cols for name, cols in match.columns.items() if len(cols) > 1}
    second = _second_beside(match)
    if second:
        log.at("GS218", sheet, header.row, second, match.headings[second], table=match.kind.title)
    for name, cols in twice.items() if not second else ():
        words = [match.headings[col] for col in cols]
        _report_twice(match.kind, name, words, (sheet, header.row, cols[1]), log)
    unsure = [part for part in parts if len(part.points) != 1]
    for part in unsure:
        _report_unsure(part, match.kind, (sheet, header.row + 1, part.first), log)
    is_taken_off = match.kind.is_long and _report_taken_off(header, sheet, log)
    return not lacking and not twice and not unsure and not is_taken_off


def _report_taken_off(header: Header, sheet: int, log: ProblemLog) -> bool:
    """Log that a list of points says what criteria are worth and what was taken off, if it does."""
    from gridscore.ledger.recognition.point_words import Says, says

    match = header.match
    worth = [
        col for col in match.columns.get("points", ()) if says(match.headings[col]) is Says.WORTH
    ]
    taken_off = [col for col, text in enumerate(match.headings) if says(text) is Says.TAKEN_OFF]
    if not worth or not taken_off:
        return False
    col, words = taken_off[0], [match.headings[col] for col in (*worth, *taken_off)]
    log.at("GS223", sheet, header.row, col, words[-1], table=match.kind.title, found=words)
    return True


def _report_unsure(
    part: Part, kind: TableKind, place: tuple[int, int, int], log: ProblemLog
) -> None:
    """Log that no column below a criterion holds the points given, or more than one does."""
    from gridscore.ledger.recognition.point_words import no_points_given

    sheet, row, first = place
    if no_points_given(part.labels):
        log.at(
            "GS223",
            sheet,
            row,
            first,
            part.labels[0],
            table=kind.title,
            found=[*filter(None, part.labels)],
        )
    else:
        _report_twice(kind, part.id, part.labels, (sheet, row, first + 1), log)


def _report_twice(
    kind: TableKind, name: str, words: Sequence[str], place: tuple[int, int, int], log: ProblemLog
) -> None:
    """Log that a column stands more than once, under these words; `place` is that of the second."""
    title, found = kind.titles[name], [word for word in words if word]
    log.at("GS203", *place, words[1], table=kind.title, heading=title, found=found)


def _second_beside(match: Match) -> int:
    """Tell where a table of the same kind begins beside the first one; 0 where none does."""
    begins = [cols[0] for cols in match.columns.values() if len(cols) > 1]
    again = [cols[1] for cols in match.columns.values() if len(cols) > 1]
    leftmost = min(cols[0] for cols in match.columns.values())
    is_beside = len(begins) > 1 and min(begins) == leftmost and max(begins) < min(again)
    return min(again) if is_beside else 0


def compare_points(header: Header, sheet: int, log: ProblemLog) -> None:
    """Hold the points that headings of criteria name against those of the regulation."""
    match = header.match
    for column in match.kind.columns:
        if column.is_item and column.id in match.columns:
            col = match.columns[column.id][0]
            heading = match.headings[col]
            stated = points_at_end(heading)
            log.compare_points((sheet, header.row, col), heading, heading, stated, column.maximum)


def report_deductions(
    header: Header,
    parts: Sequence[Part],
    titles: str,
    ref: SheetRef,
    sheet: int,
    log: ProblemLog,
) -> None:
    """Log that a line of the title, or a name of the sheet, says that points were taken off.

    Not where it speaks of points given too, or headings say that they are.
    """
    kind, headings = header.match.kind, header.match.headings
    lines = [*titles.split("\n"), ref.name, ref.file.rpartition("/")[2]]
    lines = [line for line in lines if may_name_deductions(line)]
    if not lines or parts or kind.id != "scores" or kind.is_long:
        return
    from gridscore.ledger.recognition.point_words import heads_points, names_deductions

    name = next(filter(names_deductions, lines), None)
    if name and not any(map(heads_points, headings)):
        first = min(col for cols in header.match.columns.values() for col in cols)
        log.at("GS223", sheet, header.row, first, name, table=kind.title, found=[name])


def may_name_deductions(text: str) -> bool:
    """Say whether a title or a file's name may be that of a list of points taken off."""
    return not _TAKEN_OFF.isdisjoint(text)
