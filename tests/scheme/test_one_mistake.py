"""One mistake in a scheme file is told once, in its own line, with what was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gridscore.messages import Lang, in_words
from gridscore.problems import UsageError
from gridscore.scheme.files import find_scheme
from gridscore.scheme.loading import load_scheme
from gridscore.scheme.remarks import remarks_on
from tests.constructs.own_scheme import scheme_text

if TYPE_CHECKING:
    from pathlib import Path

    from gridscore.scheme.loading import LoadedScheme


def changed(folder: Path, name: str, old: str, new: str) -> LoadedScheme:
    """Load a shipped regulation with one change."""
    text = find_scheme(name).layers[0].text
    assert old in text
    file = folder / "own.toml"
    file.write_text(text.replace(old, new, 1), "utf-8")
    return load_scheme(str(file))


@pytest.mark.parametrize(
    ("scheme", "old", "new", "told"),
    [
        # a key under a name that is nearly its own: not also missing, and nothing that follows
        (
            "daqinggou-2013",
            "max = 20",
            "mx = 20",
            "criteria.patrol.mx: unknown key; did you mean max?",
        ),
        ("daqinggou-2013", "[scoring]", "[scorig]", "scorig: unknown key; did you mean scoring?"),
        ("daqinggou-2013", "[survey]", "[survy]", "survy: unknown key; did you mean survey?"),
        ("daqinggou-2015", "gather =", "gathr =", "gathr: unknown key; did you mean gather?"),
        # a key of another table
        (
            "daqinggou-2013",
            "trim = 0",
            "max = 20",
            "scoring.max: this key does not belong here; it stands under: criteria",
        ),
        (
            "daqinggou-2013",
            'id = "daqinggou-2013"',
            'id = "x"\nwithhold = 1',
            "withhold: this key does not belong here; it stands under: ladders.steps",
        ),
        # several keys of one table
        (
            "daqinggou-2013",
            "[[criteria]]",
            "[[criteria]]\n[[criteria]]",
            "criteria.1: these keys are missing: id, clause, max, title",
        ),
        (
            "daqinggou-2013",
            'title = { en = "Ability", zh-Hans = "工作能力", zh-Hant = "工作能力" }',
            "title = {}",
            "criteria.ability.title: these keys are missing: en, zh-Hans, zh-Hant",
        ),
        # what only follows from a part that is refused
        (
            "daqinggou-2015",
            'gather = "quarter"',
            'gather = "季度"',
            'gather: must be one of: quarter, half-year (given: "季度")',
        ),
        (
            "daqinggou-2013",
            'id = "excellent"\nfrom',
            'id = "Excellent"\nfrom',
            (
                "grades.Excellent.id: must be written with small letters, digits and "
                'hyphens, beginning with a letter (given: "Excellent")'
            ),
        ),
        (
            "daqinggou-2013",
            'setting = "pay.subsidy"',
            'setting = "subsidy"',
            (
                "pay.subsidy.amount.setting: must begin with pay., in small letters, as in "
                'pay.subsidy (given: "subsidy")'
            ),
        ),
        # what stands twice
        ("daqinggou-2013", 'id = "log"', 'id = "patrol"', "criteria: patrol stand twice"),
        (
            "daqinggou-2013",
            '["city", "district"]',
            '["city", "city"]',
            "ladders.environment: authorities: city stand twice",
        ),
        ("jimiya", "levels = [2, 3]", "levels = [2, 2]", "subjects: levels: 2 stand twice"),
        # limits that are told as they are
        (
            "jimiya",
            "levels = [2, 3]",
            "levels = [0, 3]",
            "subjects.levels.1: must be at least 1 (given: 0)",
        ),
        (
            "jimiya",
            "levels = [2, 3]",
            "levels = [2, 30]",
            "subjects.levels.2: must be at most 9 (given: 30)",
        ),
        # empty words
        (
            "daqinggou-2013",
            'version = "1"',
            'version = ""',
            'version: must not be empty (given: "")',
        ),
        (
            "daqinggou-2013",
            'zh-Hans = "工作能力"',
            'zh-Hans = ""',
            "criteria.ability.title: must not be empty",
        ),
    ],
)
def test_one_mistake_is_told_once(
    tmp_path: Path, scheme: str, old: str, new: str, told: str
) -> None:
    with pytest.raises(UsageError) as caught:
        changed(tmp_path, scheme, old, new)
    lines = str(in_words(caught.value.details["problems"], Lang.EN)).splitlines()
    said = [line.strip() for line in lines if "(More may show" not in line]
    assert [line.partition(": ")[2] for line in said] == [told]


def test_weights_are_told_in_their_own_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        changed(tmp_path, "daqinggou-2013", "routine = 40", "routine = 50")
    text = (tmp_path / "own.toml").read_text("utf-8")
    line = text[: text.index("routine = 50")].count("\n") + 1
    assert f"line {line}: year: weights add up" in str(
        in_words(caught.value.details["problems"], Lang.EN)
    )


@pytest.mark.parametrize(
    ("needs", "told"),
    [
        ('[{ grade = ["good"] }]', "grades.good: needs are asked of those alone"),
        ('[{ any = [{ grade = ["fail"] }, { role = ["x"] }] }]', "grades.good: needs are asked"),
        ('[{ previous = ["fail"] }]', ""),
    ],
)
def test_a_grade_cannot_need_a_grade(tmp_path: Path, needs: str, told: str) -> None:
    grades = f"""
[[grades]]
id = "good"
from = 60
needs = {needs}

[[grades]]
id = "fail"
from = 0
"""
    file = tmp_path / "own.toml"
    file.write_text(scheme_text(grades=grades), "utf-8")
    if not told:
        load_scheme(str(file))
        return
    with pytest.raises(UsageError) as caught:
        load_scheme(str(file))
    assert told in str(in_words(caught.value.details["problems"], Lang.EN))


def test_an_opening_balance_above_the_cap_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    text = scheme_text('[score]\nclause = "1"\nopening = 50\nfull = 150\ncap = 40\n')
    file.write_text(text, "utf-8")
    with pytest.raises(UsageError) as caught:
        load_scheme(str(file))
    assert "cap is below the opening balance" in str(
        in_words(caught.value.details["problems"], Lang.EN)
    )


@pytest.mark.parametrize(("member", "remarks"), [("10", 0), ("20", 1)])
def test_weights_of_roles_that_are_not_percent_are_remarked(
    tmp_path: Path, member: str, remarks: int
) -> None:
    weights = f"role_weights = {{ leader = 60, deputy = 30, member = {member} }}"
    loaded = changed(tmp_path, "daqinggou-2013", "role_weights = {}", weights)
    told = [one.in_language(Lang.EN) for one in remarks_on(loaded)]
    shares = "scoring.role_weights add up to 110, not 100; they are taken in proportion"
    assert told.count(shares) == remarks


@pytest.mark.parametrize(
    ("score", "refused"),
    [("", True), ("opening = 100", False), ("floor = -50", False), ('floor = "none"', False)],
)
def test_points_are_there_to_be_lost(tmp_path: Path, *, score: str, refused: bool) -> None:
    file = tmp_path / "own.toml"
    file.write_text(
        f"""
id = "own"
title = "Own"
routine = "month"
[score]
clause = "1"
{score}
[[entries]]
id = "late"
clause = "2"
title = "Late"
category = "late"
points = -2
[year]
clause = "1"
""",
        "utf-8",
    )
    if not refused:
        load_scheme(str(file))
        return
    with pytest.raises(UsageError) as caught:
        load_scheme(str(file))
    assert "score: entries only take points" in str(
        in_words(caught.value.details["problems"], Lang.EN)
    )


def test_measures_and_sections_for_nothing_are_remarked(tmp_path: Path) -> None:
    body = """
[score]
clause = "1"
cap = "none"
[[measures]]
id = "idle"
title = "Idle"
[[measures]]
id = "days"
title = "Days"
[[measures]]
id = "done"
title = "Done"
[[measures]]
id = "share"
title = "Share"
rate = ["done", "days"]
of_none = 0
[[sections]]
id = "around"
clause = "2"
title = "Around"
[[sections]]
id = "within"
clause = "2"
title = "Within"
within = "around"
[[sections]]
id = "empty"
clause = "2"
title = "Empty"
[[entries]]
id = "by-share"
clause = "2"
title = "By share"
measure = "share"
points = 0.1
section = "within"
"""
    file = tmp_path / "own.toml"
    file.write_text(scheme_text(body), "utf-8")
    told = [one.in_language(Lang.EN) for one in remarks_on(load_scheme(str(file)))]
    assert told == [
        "no rule draws on the measure idle; it is asked for all the same",
        "no entry lies in the section empty",
    ]
