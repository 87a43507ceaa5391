"""From an assessment to a report: rows in order, in words, with the totals a summary shows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from gridscore.columns import taken
from gridscore.engine.assessment import Assessment, Case, Standing
from gridscore.equal_rows import distinct, first_like, order_by
from gridscore.ledger.codebook import Codebook
from gridscore.ledger.words import words_of
from gridscore.messages import Lang, say, term, wording
from gridscore.numbers import UNSET
from gridscore.periods import Period, PeriodKind
from gridscore.records import replace
from gridscore.results.derivation import rule_title
from gridscore.results.group_tables import group_tables
from gridscore.results.journal_table import journal_parts, journal_table, reasons_in_words
from gridscore.results.model import (
    Column,
    GradeCount,
    Kind,
    ReadingInForce,
    Report,
    StandingChanges,
    Table,
)
from gridscore.results.ranking import groups_ranked_in, parent_names, ranking_of
from gridscore.results.words import CodedWords
from gridscore.side_by_side import AT_ONCE, FOR_TWO, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from gridscore.columns import Value
    from gridscore.messages import Localised
    from gridscore.results.model import History, PaymentList
    from gridscore.results.slips import SlipBook
    from gridscore.scheme.loading import LoadedScheme
    from gridscore.scheme.model import Reading, Scheme

PEOPLE_COLUMNS = ("id", "name", "grid", "zone")
LEVEL_COLUMNS = ("level", "parent")
TARIFF_COLUMNS = ("additions", "deductions")
"""What the tariff moves outside of its sections."""
POT_COLUMNS = ("due", "withheld")
"""Columns that a year shows only where something falls due in it beside the bonus."""

PERIOD_FIGURES = {
    "total": Kind.POINTS,
    "grade": Kind.WORD,
    "due": Kind.MONEY,
    "withheld": Kind.MONEY,
    "paid": Kind.MONEY,
}
YEAR_FIGURES = {
    "routine": Kind.POINTS,
    "panel": Kind.POINTS,
    "survey_rate": Kind.RATE,
    "survey_band": Kind.WORD,
    "survey": Kind.POINTS,
    "deducted": Kind.POINTS,
    "total": Kind.POINTS,
    "grade": Kind.WORD,
    "due": Kind.MONEY,
    "withheld": Kind.MONEY,
    "bonus": Kind.MONEY,
    "commendation": Kind.MONEY,
    "paid": Kind.MONEY,
}


def build_report(
    case: Case, loaded: LoadedScheme, assessment: Assessment, lang: Lang, station: str
) -> Report:
    """Put an assessment into words: every table in the order it is published, in one language."""
    among = groups_ranked_in(case, assessment)
    order = _published_order(assessment, among)
    reasons = _reasons(assessment, lang)
    roster = _roster_table(case, assessment, lang, order, reasons)
    period = str(assessment.period)
    money = _add_money(roster, assessment)
    report = Report(
        lang=lang,
        station=station,
        period=period,
        title=_title(assessment.period, lang),
        scheme_id=case.scheme.id,
        scheme_version=case.scheme.version,
        make_scheme_hash=lambda: loaded.digest,
        scheme_title=case.scheme.title.in_language(lang),
        draft=case.draft,
        roster=roster,
        make_journal=lambda: journal_table(case, assessment, lang),
        make_journal_parts=lambda: journal_parts(case, assessment, lang),
        grades=_count_grades(case.scheme, assessment, lang),
        money=money,
        changes=_standing_changes(case, assessment, lang, reasons),
        readings=readings_in_force(loaded, lang),
        problems=assessment.problems,
        groups=group_tables(case, assessment, lang),
        ranking=ranking_of(case, assessment, lang, order, among),
        title_of=lambda account, rule: rule_title(case.scheme, account, rule, lang),
        make_payments=(lambda: _payments(case, assessment, lang, list(money))) if money else None,
        make_stamps=lambda: tuple(one.stamp() for one in case.ledger.inputs),
        make_history=lambda: _history(case, assessment),
        make_parent_names=lambda: parent_names(case, lang),
    )
    return replace(report, make_slips=lambda: _slips(case, assessment, report, lang))


# Not every result shows what these make; so it is loaded when it is asked for.


def _payments(case: Case, assessment: Assessment, lang: Lang, names: list[str]) -> PaymentList:
    from gridscore.results.payment_table import payment_list

    return payment_list(case, assessment, lang, names)


def _history(case: Case, assessment: Assessment) -> History:
    from gridscore.results.history import look_back

    return look_back(case, assessment)


def _slips(case: Case, assessment: Assessment, report: Report, lang: Lang) -> SlipBook:
    from gridscore.results.slips import slip_book

    return slip_book(case, assessment, report, lang)


def _title(period: Period, lang: Lang) -> str:
    """Head a result as an office would: 2026年第一季度考核结果."""
    return say(f"terms.title.{period.kind}", lang, period=period)


def _published_order(assessment: Assessment, among: NDArray[np.int64]) -> NDArray[np.int64]:
    """Order rows best first, those without a rank last, equal ones by id.

    Where ranks are given within groups, one group follows the other.
    """
    rank = assessment.figures["rank"]
    last = np.where(rank == UNSET, len(rank) + 1, rank)
    return order_by(among, last)  # rows stand in order of id already


def _roster_table(
    case: Case,
    assessment: Assessment,
    lang: Lang,
    order: NDArray[np.int64],
    reasons: CodedWords,
) -> Table:
    """Lay out the rows of a result, in the order of publication."""
    kinds = _column_kinds(case, assessment)
    words = _words_of_rows(case, assessment, lang, order, reasons)
    unknown = np.broadcast_to(np.int64(UNSET), len(order))  # a column that the scheme lacks
    figures = [assessment.figures.get(name, unknown) for name in kinds if name not in words]
    ordered = _in_order(figures, order)
    titles = _own_titles(case.scheme)
    columns = []
    for name, kind in kinds.items():
        title = titles.get(name, term("column", name))
        heading = name if lang is Lang.EN else title.in_language(lang)
        values = words[name] if name in words else next(ordered)
        columns.append(Column(name, heading, kind, values))
    return Table(str(assessment.period), tuple(columns))


def _words_of_rows(
    case: Case,
    assessment: Assessment,
    lang: Lang,
    order: NDArray[np.int64],
    reasons: CodedWords,
) -> dict[str, Sequence[str]]:
    """Give the columns of words, by column id: who somebody is, and what became of him."""
    scheme, people = case.scheme, case.ledger.roster
    codes: Iterable[NDArray[np.integer]] = (
        *(assessment.person, assessment.stint, assessment.survey_band, assessment.grade),
        *(assessment.standing, reasons.codes),
    )
    person, stint, band, grade, standing, reason = _in_order(codes, order)
    labels = scheme.survey.labels if scheme.survey else ()
    levels = [str(level) for level in range(10)]
    bands = [term("band", label.id).in_language(lang) for label in labels]
    grades = [rung.word.in_language(lang) for rung in scheme.grades]
    standings = [case.standing_word(code) for code in range(len(case.standing_names))]
    draft = term("column", "draft").in_language(lang)
    return {
        "id": CodedWords(people.ids, person),
        "name": CodedWords(people.names, person),
        "grid": CodedWords(people.grids, taken(people.grid, stint)),
        "zone": CodedWords(people.zones, taken(people.zone, stint)),
        "level": CodedWords(levels, taken(people.level, stint)),
        "parent": CodedWords(people.parents, taken(people.parent, stint)),
        "survey_band": CodedWords(bands, band),
        "grade": CodedWords(grades, grade),
        "standing": CodedWords([word.in_language(lang) for word in standings], standing),
        "reasons": CodedWords(reasons.words, reason),
        "draft": CodedWords([draft], np.zeros(len(order), np.int8)),
    }


def _own_titles(scheme: Scheme) -> dict[str, Localised]:
    """Give the titles of the scheme's own columns, by column id."""
    named = (scheme.ladders, scheme.criteria, scheme.sections)
    return {rule.id: rule.title for rules in named for rule in rules}


def _in_order(
    columns: Iterable[NDArray[Value]], order: NDArray[np.int64]
) -> Iterator[NDArray[Value]]:
    """Put columns in the order of publication, large ones two at a time."""
    is_long = len(order) >= FOR_TWO
    return in_order(((partial(taken, column, order), is_long) for column in columns), AT_ONCE)


def _column_kinds(case: Case, assessment: Assessment) -> dict[str, Kind]:
    """Say which columns the result has, in their order."""
    scheme, yearly = case.scheme, assessment.period.kind is PeriodKind.YEAR
    scored = not yearly or scheme.routine is PeriodKind.YEAR
    moved = [*(section.id for section in scheme.sections), *TARIFF_COLUMNS]
    figures = dict(YEAR_FIGURES if yearly else PERIOD_FIGURES)
    if yearly:
        absent = [name for name in POT_COLUMNS if name not in assessment.figures]
        figures = {name: kind for name, kind in figures.items() if name not in absent}
    before = list(figures)[: list(figures).index("deducted" if yearly else "total")]
    opening = {"opening": Kind.POINTS} if "opening" in assessment.figures else {}
    return {
        "rank": Kind.COUNT,
        **({"change": Kind.CHANGE} if "change" in assessment.figures else {}),
        **dict.fromkeys(PEOPLE_COLUMNS, Kind.TEXT),
        **dict.fromkeys(LEVEL_COLUMNS if scheme.is_levelled else (), Kind.TEXT),
        **({criterion.id: Kind.POINTS for criterion in scheme.criteria} if scored else {}),
        **{name: figures.pop(name) for name in before},
        **opening,
        **{name: Kind.POINTS for name in moved if name in assessment.figures},
        **{ladder.id: Kind.POINTS for ladder in scheme.ladders if ladder.by == "marks"},
        **figures,
        "standing": Kind.WORD,
        "reasons": Kind.TEXT,
        **({"draft": Kind.WORD} if case.draft else {}),
    }


def _reasons(assessment: Assessment, lang: Lang) -> CodedWords:
    """Name for each row the clauses that moved it, with what they did."""
    said: Codebook[str] = Codebook()
    rows, pieces = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for posting in assessment.posted:
        for batch in posting.batches:
            if not batch.reason.moves:
                continue
            lines = reasons_in_words(posting, batch, slice(None), lang)
            by_word = [said.code(f"{posting.clause} {words}") for words in lines.words]
            rows.append(batch.row)
            pieces.append(np.array(by_word, np.int64)[lines.codes])
    return _strung_together(
        np.concatenate(rows), np.concatenate(pieces), said.words, len(assessment.person)
    )


def _strung_together(
    row: NDArray[np.int64], piece: NDArray[np.int64], words: Sequence[str], rows: int
) -> CodedWords:
    """Join the pieces of each row together in their order, each piece once.

    Rows that say the same share one string: it grows by one piece in each round.
    """
    once = distinct(first_like(row, piece))
    row, piece = row[once], piece[once]
    order = order_by(row)
    row, piece = row[order], piece[order]
    place = np.arange(len(row)) - np.searchsorted(row, row)  # of the piece within its row
    strings: Codebook[str] = Codebook()
    strings.code("")
    string = np.zeros(rows, np.int64)
    for nth in range(int(place.max(initial=-1)) + 1):
        mine = place == nth
        kind, which = np.unique(
            string[row[mine]] * max(len(words), 1) + piece[mine], return_inverse=True
        )
        before, added = np.divmod(kind, max(len(words), 1))
        longer = [
            strings.code("; ".join(filter(None, (strings.words[old], words[new]))))
            for old, new in zip(before.tolist(), added.tolist(), strict=True)
        ]
        string[row[mine]] = np.array(longer, np.int64)[which]
    return CodedWords(strings.strings, string)


def _count_grades(scheme: Scheme, assessment: Assessment, lang: Lang) -> tuple[GradeCount, ...]:
    return tuple(
        GradeCount(
            grade.id, grade.word.in_language(lang), int(np.count_nonzero(assessment.grade == code))
        )
        for code, grade in enumerate(scheme.grades)
    )


def _add_money(roster: Table, assessment: Assessment) -> dict[str, int | None]:
    """Add up each money column that the scheme knows; None where amounts are not set."""
    sums: dict[str, int | None] = {}
    for column in roster.columns:
        if column.kind is Kind.MONEY and column.id in assessment.figures:
            values = np.asarray(column.values, np.int64)
            unset = (values == UNSET).any()
            sums[column.id] = None if unset else int(values.sum())
    return sums


def _standing_changes(
    case: Case, assessment: Assessment, lang: Lang, reasons: CodedWords
) -> StandingChanges:
    people = case.ledger.roster
    changed = np.flatnonzero(assessment.standing != Standing.ACTIVE)
    theirs = assessment.standing[changed]
    kinds = sorted(distinct(theirs).tolist(), key=_gravity)
    by_kind = [changed[theirs == kind] for kind in kinds]
    standing = np.repeat(np.arange(len(kinds)), list(map(len, by_kind)))
    rows = np.concatenate([changed[:0], *by_kind])
    person = assessment.person[rows]
    words = [case.standing_word(kind).in_language(lang) for kind in kinds]
    return StandingChanges(
        words_of(people.ids, person),
        words_of(people.names, person),
        CodedWords(words, standing),
        reasons.by(reasons.codes[rows]),
    )


def _gravity(standing: int) -> tuple[int, int]:
    """Order standings: dismissed first, then a scheme's own, the last it names first, then left."""
    if standing == Standing.DISMISSED:
        return 0, 0
    return (1, -standing) if standing > Standing.DISMISSED else (2, 0)


def readings_in_force(loaded: LoadedScheme, lang: Lang) -> tuple[ReadingInForce, ...]:
    """List the readings of a scheme, with the keys that change them and what was changed."""
    return tuple(
        ReadingInForce(
            reading.id,
            reading.clause,
            _reading_text(reading, loaded.overrides, lang),
            reading.key,
        )
        for reading in loaded.scheme.readings
    )


def _reading_text(reading: Reading, overrides: Mapping[str, object], lang: Lang) -> str:
    """Word a reading; one that this run changed says so, with the values now in force."""
    text = (reading.choice or wording(f"readings.{reading.id}")).in_language(lang)
    keys = [key.strip() for key in reading.key.split(",") if key.strip()]
    changed = [
        f"{name} = {value}"
        for name, value in overrides.items()
        if any(name == key or name.startswith(f"{key}.") for key in keys)
    ]
    return say("terms.changed", lang, text=text, changed=changed) if changed else text
