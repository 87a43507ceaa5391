"""What is wrong with the money of a scheme, told before anybody is paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gridscore.messages import Lang, in_words
from gridscore.problems import UsageError
from gridscore.scheme.loading import load_scheme
from tests.constructs.own_scheme import scheme_text

if TYPE_CHECKING:
    from pathlib import Path

SCORE = '[score]\nclause = "1"\ncap = 100\n'
FINE = '[[entries]]\nid = "fine"\nclause = "3"\ntitle = "Fine"\ncategory = "event"\nyuan = -5\n'
POT = '[[pay.pots]]\nid = "perf"\nclause = "5"\ntitle = "Performance pay"\namount = 100\n'
PAYMENT = '[[pay.payments]]\nid = "extra"\nclause = "4"\ntitle = "Extra"\n'


def faults(folder: Path, body: str, routine: str = "quarter") -> dict[Lang, str]:
    file = folder / "own.toml"
    file.write_text(scheme_text(body, routine=routine), "utf-8")
    try:
        load_scheme(str(file))
    except UsageError as error:
        problems = error.details["problems"]
        return {lang: str(in_words(problems, lang)) for lang in Lang}
    return {}


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (PAYMENT + 'each = "month"\nflat = 1', "pay.payments.extra: falls due each month"),
        (PAYMENT + 'each = "half-year"\nflat = 1', "pay.payments.extra: falls due each half-year"),
        (POT + 'each = "half-year"', "pay.pots.perf: falls due each half-year"),
        (PAYMENT + "by_grade = {}", "by_grade is empty"),
        (PAYMENT + "by_rank = []", "by_rank is empty"),
        (PAYMENT + "by_role = {}", "by_role is empty"),
        (PAYMENT + "by_role = { head = {} }", "by_role.head is empty"),
        (
            '[subjects]\nclause = "1"\nroles = ["worker"]\n'
            + PAYMENT
            + "by_role = { head = { good = 1 } }",
            "roles: unknown: head; known: worker",
        ),
        (PAYMENT + "flat = 1\nabove = 60", "above belongs to per_point"),
        (
            PAYMENT + 'each = "quarter"\nflat = 1\nminimum_months = 4',
            "asks for 4 months in post, and the period has 3",
        ),
        (
            (
                '[[pay.payments]]\nid = "m"\nclause = "4"\ntitle = "M"\neach = "month"\nflat = 1\n'
                'proration = "quarter"'
            ),
            "is prorated by quarters in post, of which its period is but a part",
        ),
        (PAYMENT + "pool = 1\nforfeited = true", "no pot falls due within it"),
        (
            POT + PAYMENT.replace('"extra"', '"perf"') + "flat = 1",
            "pay.pots, pay.payments, entries: perf stand twice",
        ),
        (
            SCORE + FINE.replace("-5", "5").replace('"fine"', '"extra"') + PAYMENT + "flat = 1",
            "pay.pots, pay.payments, entries: extra stand twice",
        ),
        (SCORE + FINE + POT + 'each = "year"', "there is no such pot"),
        (SCORE + FINE + 'on = "year"\n' + POT, "there is no such pot"),
        (
            SCORE + FINE + "yuan_cap = 5\n" + POT + 'each = "month"',
            "entries.fine: yuan_cap limits what is taken in one round, but perf falls due",
        ),
        (SCORE + FINE, "there is no pay.subsidy or pay.pots to withhold it from"),
    ],
)
def test_money_that_could_never_be_paid_is_refused(tmp_path: Path, body: str, told: str) -> None:
    found = faults(tmp_path, body)
    assert told in found[Lang.EN]
    assert not any("{" in words for words in found.values())  # every blank is filled


@pytest.mark.parametrize(
    "body",
    [
        PAYMENT + "flat = 1",
        PAYMENT + 'each = "quarter"\nflat = 1\nminimum_months = 3\nproration = "quarter"',
        PAYMENT + 'each = "quarter"\nflat = 1\nproration = "day"',
        POT + 'each = "month"\n' + PAYMENT + 'each = "quarter"\npool = 0\nforfeited = true',
        POT + PAYMENT + "pool = 0\nforfeited = true",
        SCORE + FINE + POT,
        SCORE + FINE + "yuan_cap = 4\n" + POT,
        SCORE + FINE.replace("-5", "5") + "yuan_cap = 4\n" + POT + 'each = "month"',
        SCORE + FINE + 'on = "year"\n' + POT + 'each = "year"',
    ],
)
def test_money_that_can_be_paid_is_not_refused(tmp_path: Path, body: str) -> None:
    assert faults(tmp_path, body) == {}


def test_a_pot_of_months_never_falls_due_where_the_year_is_the_round(tmp_path: Path) -> None:
    found = faults(tmp_path, POT + 'each = "month"', routine="year")
    assert "pay.pots.perf: falls due each month" in found[Lang.EN]
