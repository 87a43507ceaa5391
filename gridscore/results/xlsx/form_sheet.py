"""The forms that a regulation attaches, filled in: criteria, the year's parts, residents' votes."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gridscore.ledger.model import BLANK
from gridscore.messages import term
from gridscore.numbers import HUNDRED, UNSET, format_money, hundredths
from gridscore.results.model import Kind
from gridscore.results.xlsx.book import Look
from gridscore.results.xlsx.page import ALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gridscore.results.derivation import Derivation, Line
    from gridscore.results.slips import Slip, SlipBook, Vote
    from gridscore.results.xlsx.page import Page

_OPINION = 150  # points of height to write an opinion into
_BODY, _HEAD, _TOTAL = Look.BODY, Look.HEADING, Look.TOTAL


def write_form(page: Page, made: SlipBook, slip: Slip, title: str, shows: str) -> None:
    """Write one form for one worker, with the lines to sign."""
    book = page.book
    if book.words.heading:
        page.line(book.words.heading, Look.CENTRED_NOTE)
    page.title(title)
    page.line(book.note(), Look.CENTRED_NOTE)
    page.labelled(_who(slip.derivation))
    page.gap()
    if shows == "scores":
        _write_scores(page, made, slip.derivation)
    elif shows == "year":
        _write_year(page, slip)
    else:
        _write_votes(page, slip)
    _write_opinion(page)


def _who(derivation: Derivation) -> list[tuple[str, str]]:
    row, headings = derivation.row, derivation.headings
    return [(headings[name], row[name]) for name in ("name", "id", "grid", "zone")]


def _marks(derivation: Derivation) -> list[Line]:
    return [line for line in derivation.lines if line.account.startswith("points:") and line.bites]


def _write_scores(page: Page, made: SlipBook, derivation: Derivation) -> None:
    """Write what was given for each criterion out of how much, and what it comes to."""
    book = page.book
    heads = (
        (book.say("form.criterion"), 3),
        (_column(page, "clause"), 1),
        (book.say("form.full"), 1),
        (book.say("form.points"), 1),
    )
    _write_heads(page, heads)
    first, lines = page.row + 1, _marks(derivation)
    for line in lines:
        full = made.full.get(line.account)
        page.cells(
            [
                (line.title, 3, _BODY, Kind.TEXT),
                (line.clause, 1, _BODY, Kind.WORD),
                ("", 1, _BODY, Kind.POINTS),
                ("", 1, _BODY, Kind.POINTS),
            ]
        )
        if full is not None:
            page.amount(ALL - 2, full / HUNDRED, _BODY, Kind.POINTS)
        page.amount(ALL - 1, _number(line.amount), _BODY, Kind.POINTS)
    _write_total(page, derivation, first if lines else 0)
    _write_grade(page, derivation)


def _write_year(page: Page, slip: Slip) -> None:
    """Write the total of each round, what each part of the year adds, and what follows."""
    book, derivation = page.book, slip.derivation
    if slip.rounds:
        _write_heads(page, ((_column(page, "period"), 3), (_column(page, "total"), 3)))
        for period, total in slip.rounds:
            page.cells([(period, 3, _BODY, Kind.WORD), (total, 3, _BODY, Kind.WORD)])
        page.gap()
    heads = (
        (book.say("heading.item"), 1),
        (_column(page, "clause"), 1),
        (_column(page, "reason"), 3),
        (book.say("form.points"), 1),
    )
    _write_heads(page, heads)
    first, lines = page.row + 1, _marks(derivation)
    for line in lines:
        page.cells(
            [
                (line.title, 1, _BODY, Kind.TEXT),
                (line.clause, 1, _BODY, Kind.WORD),
                (line.reason, 3, _BODY, Kind.TEXT),
                ("", 1, _BODY, Kind.POINTS),
            ]
        )
        page.amount(ALL - 1, _number(line.amount), _BODY, Kind.POINTS)
    _write_total(page, derivation, first if lines else 0)
    _write_grade(page, derivation)
    _write_money(page, derivation)


def _write_votes(page: Page, slip: Slip) -> None:
    """Write the residents' answers, the rate they give and what it counts for."""
    derivation = slip.derivation
    heads = [term("band", name) for name in ("satisfied", "fair", "poor")]
    names = [name.in_language(page.book.report.lang) for name in heads]
    groups = any(vote.group for vote in slip.votes)
    first = page.book.say("form.voters") if groups else page.book.say("heading.item")
    _write_heads(
        page, ((first, 1), *((name, 1) for name in names), (page.book.say("form.sampled"), 2))
    )
    for vote in slip.votes:
        _write_vote(page, vote)
    if not slip.votes:
        page.cells([(page.book.say("form.no-vote"), ALL, _BODY, Kind.WORD)])
    shown = ("survey_rate", "survey_band", "survey")
    pairs = [(derivation.headings[name], derivation.row[name] or "-") for name in shown]
    page.labelled(pairs)


def _write_vote(page: Page, vote: Vote) -> None:
    label = vote.group or page.book.say("form.ballots")
    counts = (vote.satisfied, vote.fair, vote.poor)
    page.cells(
        [
            (label, 1, _BODY, Kind.WORD),
            *(("", 1, _BODY, Kind.COUNT) for _ in counts),
            ("", 2, _BODY, Kind.COUNT),
        ]
    )
    for col, count in enumerate(counts, start=1):
        page.amount(col, float(count), _BODY, Kind.COUNT)
    if vote.sampled != BLANK:
        page.amount(4, float(vote.sampled), _BODY, Kind.COUNT)
    else:
        total = f"=SUM(B{page.row}:D{page.row})"
        page.amount(4, float(sum(counts)), _BODY, Kind.COUNT, total)


def _write_total(page: Page, derivation: Derivation, first: int) -> None:
    published = derivation.row["total"]
    label = derivation.headings["total"]
    page.cells([(label, ALL - 1, _TOTAL, Kind.WORD), ("", 1, _TOTAL, Kind.POINTS)])
    formula = f"=SUM(F{first}:F{page.row - 1})" if published and first else ""
    page.amount(ALL - 1, float(published) if published else "-", _TOTAL, Kind.POINTS, formula)


def _write_grade(page: Page, derivation: Derivation) -> None:
    row, headings = derivation.row, derivation.headings
    ungraded = page.book.say("summary.ungraded")
    pairs = [(headings["grade"], row["grade"] or ungraded), (headings["rank"], row["rank"] or "-")]
    page.labelled(pairs)


def _write_money(page: Page, derivation: Derivation) -> None:
    row = derivation.row
    pairs = [
        (derivation.headings[name], _money(row[name]) or page.book.say("not-set"))
        for name in page.book.report.money
        if name in row
    ]
    if pairs:
        page.labelled(pairs)


def _money(published: str) -> str:
    return format_money(hundredths(Decimal(published))) if published else ""


def _write_opinion(page: Page) -> None:
    """Leave room for what the panel has to say, and lines for those who sign."""
    book = page.book
    page.gap()
    page.cells([(book.say("form.opinion"), ALL, Look.LABEL, Kind.WORD)])
    page.line("", Look.BODY, _OPINION)
    page.gap()
    page.sign(book.say("form.panel"))
    page.sign(book.say("form.worker"))


def _write_heads(page: Page, heads: Sequence[tuple[str, int]]) -> None:
    page.cells([(text, span, _HEAD, Kind.TEXT) for text, span in heads])


def _column(page: Page, name: str) -> str:
    return term("column", name).in_language(page.book.report.lang)


def _number(amount: int) -> float | str:
    return "-" if amount == UNSET else amount / HUNDRED
