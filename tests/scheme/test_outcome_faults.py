"""What a scheme cannot say about grades, conditions, overrides, quotas and groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gridscore.messages import Lang, say
from gridscore.problems import UsageError
from gridscore.scheme.loading import load_scheme
from tests.constructs.own_scheme import GRADES, override, scheme_text

if TYPE_CHECKING:
    from pathlib import Path

SURVEY = '[survey]\nclause = "5"\n'
PANEL = '[year]\nclause = "2"\nweights = { routine = 50, panel = 50 }\n'


def faults(tmp_path: Path, text: str) -> str:
    """Load a scheme and say what is wrong with it, in English; nothing where it is sound."""
    file = tmp_path / "own.toml"
    file.write_text(text, "utf-8")
    try:
        load_scheme(str(file))
    except UsageError as error:
        return say("usage.scheme-invalid", Lang.EN, **error.details)
    return ""


@pytest.mark.parametrize(
    ("floor", "given", "told"),
    [
        ("60", "false", ""),
        ("59", "false", "at 59"),
        ("60", "true", "at 0"),
        ('"none"', "false", "at 0"),
    ],
)
def test_the_last_grade_begins_where_totals_do(
    tmp_path: Path, floor: str, given: str, told: str
) -> None:
    grades = GRADES.rpartition("[[grades]]")[0]
    score = f'[score]\nclause = "3"\nfloor = {floor}\n'
    text = f"given_totals = {given}\n" + scheme_text(score, grades=grades)
    assert told in (said := faults(tmp_path, text))
    assert bool(said) is bool(told), said


def test_lists_have_the_comma_of_the_language(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    body = override("a", '{ figure = "rank", above = 1 }', 'grade = "dire"')
    file.write_text(scheme_text(body), "utf-8")
    with pytest.raises(UsageError) as refused:
        load_scheme(str(file))
    said = say("usage.scheme-invalid", Lang.ZH_HANS, **refused.value.details)
    assert "未知的 dire；可用：excellent、fail、good、pass" in said


def told(figure: str, on: str) -> str:
    return override("a", f'{{ figure = "{figure}", above = 1 }}', 'grade = "fail"', on=on)


@pytest.mark.parametrize(
    ("body", "routine", "never"),
    [
        (told("routine", "round"), "quarter", "routine"),
        (told("routine", "round"), "year", ""),  # there the year is the round
        (told("routine", "both"), "quarter", ""),
        (told("panel", "year"), "quarter", "panel"),
        (PANEL + told("panel", "year"), "quarter", ""),
        (PANEL + told("panel", "round"), "quarter", "panel"),
        (told("survey_rate", "year"), "quarter", "survey_rate"),
        (SURVEY + told("survey_rate", "year"), "quarter", ""),
        (SURVEY + told("survey_rate", "round"), "quarter", "survey_rate"),
        (told("months", "round") + told("rank", "year").replace('"a"', '"b"'), "quarter", ""),
        (told("work", "year"), "quarter", ""),
    ],
)
def test_a_figure_that_no_run_has(tmp_path: Path, body: str, routine: str, never: str) -> None:
    said = faults(tmp_path, scheme_text(body, routine=routine))
    assert ("no assessment in which this is looked at has the figure " in said) is bool(never)
    assert said.rstrip().endswith(
        f"overrides.a: no assessment in which this is looked at has the figure {never}"
    ) is bool(never)
    assert bool(said) is bool(never), said


def test_figures_inside_of_alternatives_are_looked_at_too(tmp_path: Path) -> None:
    needs = 'from = 90\nneeds = [{ any = [{ figure = "panel", above = 1 }, { none = "late" }] }]'
    said = faults(tmp_path, scheme_text(grades=GRADES.replace("from = 90", needs)))
    assert "grades.excellent: no assessment in which this is looked at has the figure panel" in said
    assert "grades.excellent: rules: unknown: late" in said


def test_a_payment_of_the_quarter_cannot_ask_for_the_vote(tmp_path: Path) -> None:
    pay = """
[[pay.payments]]
id = "extra"
clause = "8"
title = "Extra"
each = "quarter"
flat = 100
when = [{ figure = "survey_rate", at_least = 90 }]
"""
    said = faults(tmp_path, scheme_text(SURVEY + pay))
    assert "pay.payments.extra: no assessment" in said
    assert faults(tmp_path, scheme_text(SURVEY + pay.replace('"quarter"', '"year"'))) == ""


def quota(grades: str) -> str:
    size = 'number = 1\nrounding = "up"\nties = "in"'
    return f'[[quotas]]\nid = "q"\nclause = "8"\ngrades = {grades}\n{size}\n'


def members(rule: str, *, graded: str = "true") -> str:
    rules = f'rules = [{{ clause = "7", members = "fail"{rule} }}]'
    return f'[[groups]]\nclause = "7"\nby = "zone"\ngraded = {graded}\n{rules}\n'


HANGED = told("total", "year").replace('grade = "fail"', 'standing = "hanged"')


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (quota('["pass", "fail"]'), "quotas.q: names the worst grade"),
        (members(', grade = "fail"', graded="false"), "groups.zone: rules about members need"),
        (members(""), "groups.zone: a rule about members does nothing"),
        (members(', at_most = "worse"'), "groups.zone: grades: unknown: worse"),
    ],
)
def test_rules_that_do_not_fit(tmp_path: Path, body: str, said: str) -> None:
    assert said in faults(tmp_path, scheme_text(body))


def test_standings_are_taken_as_named_unless_the_file_lists_them(tmp_path: Path) -> None:
    text = scheme_text(HANGED)
    assert faults(tmp_path, text) == ""
    listed = text.replace('routine = "quarter"', 'routine = "quarter"\nstandings = ["warned"]')
    assert "overrides.a: standings: unknown: hanged" in faults(tmp_path, listed)


def test_a_bound_beyond_what_a_weight_leaves_is_told(tmp_path: Path) -> None:
    rule = told("work", "year").replace("above = 1", "below = 60")
    weighed = scheme_text(rule).replace("max = 100", "max = 100\nweight = 20")
    assert "below = 60: work is never more than 20, at its weight" in faults(tmp_path, weighed)


OPEN = '[score]\nclause = "1"\ncap = "none"\n'
NET = '[[sections]]\nid = "s"\nclause = "1"\ntitle = "S"\nat_least = -40\nat_most = 8\n'
MONEY = (
    '[[pay.payments]]\nid = "p"\nclause = "1"\ntitle = "P"\n'
    'each = "quarter"\nper_point = 2\nabove = '
)


def bounded(condition: str, *, on: str = "both") -> str:
    return override("o", f"{{ {condition} }}", 'grade = "fail"', on=on)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (bounded('figure = "total", at_least = 1000'), "total is never more than 100 here"),
        (bounded('figure = "total", above = 100'), "total is never more than 100 here"),
        (bounded('figure = "total", at_least = 100'), ""),
        (bounded('figure = "total", at_least = 1000') + OPEN, ""),  # bonus points may lift it
        (bounded('figure = "total", at_most = -1'), "total is never less than 0 here"),
        (bounded('figure = "total", below = 0'), "total is never less than 0 here"),
        (bounded('figure = "total", at_most = -1') + OPEN + 'floor = "none"\n', ""),
        (bounded('figure = "survey_rate", at_least = 101', on="year") + SURVEY, "more than 100"),
        (bounded('figure = "months", at_least = 13'), "months is never more than 12 here"),
        (bounded('figure = "months", at_least = 4', on="round"), "months is never more than 3"),
        (bounded('figure = "months", at_least = 4, on = "round"'), "months is never more than 3"),
        (bounded('figure = "months", at_least = 4'), ""),
        (bounded('figure = "days_in_post", above = 366'), "days_in_post is never more than 366"),
        (bounded('figure = "rank", below = 1'), "rank is never less than 1 here"),
        (bounded('figure = "rank_from_last", at_most = 30'), ""),
        (bounded('figure = "rank_from_last", within_share = 5, rounding = "up"'), ""),
        (bounded('figure = "rank", beyond_share = 5'), "are for places"),
        (
            bounded('figure = "total", within_share = 5, rounding = "up"'),
            "are for places",
        ),
        (
            bounded('figure = "rank", at_most = 3, rounding = "up"'),
            "rounding does nothing without within_share, beyond_share",
        ),
        (
            bounded('figure = "rank", beyond_share = 100, rounding = "up"'),
            "beyond_share = 100: no place lies beyond all of those ranked",
        ),
        (
            bounded('figure = "rank", within_share = 10, beyond_share = 10, rounding = "up"'),
            "beyond_share = 10 and within_share = 10 leave nothing between them",
        ),
        (bounded('figure = "rank", within_share = 11, beyond_share = 10, rounding = "up"'), ""),
        (bounded('figure = "rank", within_share = 100, rounding = "up"'), ""),
        (bounded('figure = "s", at_most = -41') + NET, "s is never less than -40 here"),
        (bounded('figure = "s", at_least = 9') + NET, "s is never more than 8 here"),
        (bounded('graded = "fail", at_least = 5'), "there are at most 4 rounds to count here"),
        (bounded('graded = "fail", at_least = 5', on="round"), "there are at most 4 rounds"),
        (bounded('graded = "fail", at_least = 4', on="round"), ""),
        (
            bounded('figure = "total", at_least = 90, below = 90'),
            "at_least = 90 and below = 90 leave nothing between them",
        ),
        (bounded('figure = "total", at_least = 90, at_most = 90'), ""),
        (bounded('any = [{ figure = "total", above = 8, at_most = 8 }]'), "leave nothing between"),
        (bounded('graded = "fail", at_least = 1, on = "year"', on="round"), 'on = "year" is never'),
        (MONEY + "100", "pay.payments.p: above = 100: total is never more than 100 here"),
        (MONEY + "99", ""),
    ],
)
def test_bounds_lie_where_the_figure_can(tmp_path: Path, body: str, told: str) -> None:
    said = faults(tmp_path, scheme_text(body))
    assert told in said
    assert bool(said) is bool(told), said


def test_a_bound_is_told_in_the_line_it_stands_in(tmp_path: Path) -> None:
    when = 'when = [\n  { figure = "rank", at_most = 3 },\n  { figure = "total", above = 1000 },\n]'
    rule = bounded('figure = "rank", at_most = 3').replace(
        'when = [{ figure = "rank", at_most = 3 }]', when
    )
    text = scheme_text(rule)
    line = 1 + text[: text.index("above = 1000")].count("\n")
    assert f"line {line}: overrides.o: above = 1000" in faults(tmp_path, text)


def test_a_band_does_not_end_before_it_begins(tmp_path: Path) -> None:
    grades = GRADES.replace("from = 75", "from = 75\nto = 74.99")
    assert "grades.good: to must not be below from" in faults(tmp_path, scheme_text(grades=grades))


def year(instead: str, *, without: str = "") -> str:
    weights = "weights = { routine = 40, panel = 40, survey = 20 }"
    return f'[year]\nclause = "2"\n{weights}\n{without}\ninstead = {instead}\n{SURVEY}'


WITHOUT = "weights_without_panel = { routine = 80, survey = 20 }"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (year('{ survey = "panel" }'), ""),
        (
            year('{ survey = "panel" }', without=WITHOUT),
            "year.instead: year.weights_without_panel: unknown: panel; known: routine, survey",
        ),
        (year('{ panel = "routine" }', without=WITHOUT), ""),
        (year('{ survey = "panel", panel = "survey" }'), "year.instead: parts of the year stand"),
        (year('{ survey = "survey" }'), "year.instead: parts of the year stand"),
        (
            PANEL + 'instead = { survey = "routine" }\n',
            "year.instead: year.weights: unknown: survey",
        ),
    ],
)
def test_what_stands_in_counts_beside_the_part(tmp_path: Path, body: str, said: str) -> None:
    told = faults(tmp_path, scheme_text(body))
    assert said in told
    assert bool(told) is bool(said)


def ladder(counts: str, step: str = 'standing = "warned"') -> str:
    rest = f'id = "l"\nclause = "6"\ntitle = "L"\nsteps = [{{ {step} }}]\n'
    return f"[[ladders]]\n{counts}\n{rest}"


POTS = "".join(
    f'[[pay.pots]]\nid = "{name}"\nclause = "4"\ntitle = "{name}"\namount = 100\n'
    for name in ("first", "second")
)
LATE = 'category = "late"'
ENTRY = '[score]\nclause = "1"\ncap = 100\n[[entries]]\nid = "e"\nclause = "1"\ntitle = "E"\n'
PLACES = '[[sections]]\nid = "s"\nclause = "1"\ntitle = "S"\n'


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            POTS + ladder(LATE, 'withhold = 5, pot = "first", forfeit = "second"'),
            "takes money in one way",
        ),
        (
            '[[measures]]\nid = "days"\ntitle = "Days"\n' + ENTRY + 'measure = "days"\nmarks = 3\n',
            "entries.e: marks are for events",
        ),
        (
            PLACES + ENTRY + f'{LATE}\npoints = -1\ncriterion = "work"\nsection = "s"\n',
            "entries.e: is summed either under a criterion or under a section",
        ),
        (PLACES + "at_least = 5\n", "sections.s: at_least bounds what is taken"),
        (PLACES + "at_most = -5\n", "sections.s: at_least bounds what is taken"),
        (
            '[[criteria]]\nid = "c"\nclause = "1"\nmax = 5\nfloor = 6\ntitle = "C"\n',
            "criteria.c: floor is above what the criterion can bring",
        ),
        (
            override(
                "a", '{ any = [{ figure = "total", above = 1 }], number = 2 }', 'grade = "fail"'
            ),
            "number is more than the conditions in any",
        ),
        (ENTRY + f"{LATE}\nmarks = 3\ncap = 5\n", "cap does nothing without points"),
        (ENTRY + f"{LATE}\npoints = -1\nmarks_cap = 5\n", "marks_cap does nothing without marks"),
        (ENTRY + f"{LATE}\npoints = -1\nyuan_cap = 5\n", "yuan_cap does nothing without yuan"),
        (
            ENTRY + f'{LATE}\npoints = -1\nrepeats_within = "round"\n',
            "repeats_within does nothing without repeats",
        ),
        (ENTRY + f'{LATE}\npoints = -1\npot = "first"\n', "pot does nothing without yuan"),
        (
            override("a", '{ grade = ["fail"], years = 2 }', "dismiss = true"),
            "years does nothing without previous",
        ),
        (ladder(LATE, 'lasts = "reached"'), "lasts does nothing without standing"),
        (
            '[[measures]]\nid = "m"\ntitle = "M"\nevents = ["late"]\nmissing = "skip"\n',
            "missing does nothing where nobody hands the measure in",
        ),
    ],
)
def test_what_would_do_nothing_is_refused(tmp_path: Path, body: str, said: str) -> None:
    assert said in faults(tmp_path, scheme_text(body))


def asked(condition: str, *, on: str = "round", before: bool = False) -> str:
    """Write an override "last" that brings nothing, and one that asks about it."""
    rules = [
        override("last", '{ figure = "rank_from_last", at_most = 1 }', "", on=on),
        override("asks", condition, 'grade = "fail"', on="both"),
    ]
    return "".join(reversed(rules) if before else rules)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (asked('{ met = "last", rounds = 2 }'), ""),
        (asked('{ met = "last", rounds = 2 }', before=True), ""),
        (asked('{ met = "last", at_least = 2 }'), ""),
        (asked('{ met = "last", at_least = 2, on = "year" }', before=True), ""),
        (asked('{ met = "last", at_least = 2 }', before=True), "is looked at only later"),
        (asked('{ met = "last", rounds = 2 }', on="year"), "no round looks at it"),
        (asked('{ met = "lost", rounds = 2 }'), "overrides.asks: overrides: unknown: lost"),
        (asked('{ met = "last" }'), "met needs either rounds = 2"),
        (asked('{ met = "last", rounds = 2, at_least = 1 }'), "met needs either rounds = 2"),
        (asked('{ met = "last", years = 2, at_least = 1 }'), "years does nothing without previous"),
        (asked('{ none = "work", rounds = 2 }'), "rounds does nothing without previous, met"),
        (asked('{ figure = "rank", at_most = 1 }'), "overrides.last: does nothing"),
    ],
)
def test_what_asks_about_an_override_of_earlier_rounds(
    tmp_path: Path, body: str, told: str
) -> None:
    said = faults(tmp_path, scheme_text(body))
    assert told in said
    assert bool(said) is bool(told), said


def test_a_grade_cannot_count_overrides_of_its_own_round(tmp_path: Path) -> None:
    needs = 'from = 90\nneeds = [{ met = "last", at_most = 0 }]'
    text = scheme_text(asked('{ grade = "fail" }'), grades=GRADES.replace("from = 90", needs))
    assert "grades.excellent: met counts the round itself too" in faults(tmp_path, text)
    in_the_year = text.replace("at_most = 0", 'at_most = 0, on = "year"')
    assert faults(tmp_path, in_the_year) == ""


def test_the_only_criterion_left_out_is_no_sum_that_is_wrong(tmp_path: Path) -> None:
    said = faults(tmp_path, scheme_text().replace("max = 100", "mx = 100"))
    assert "criteria.work.mx: unknown key; did you mean max?" in said
    assert "missing" not in said
    assert "add up" not in said
