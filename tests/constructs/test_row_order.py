"""The order of the rows that a station hands in decides nothing that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.constructs.own_scheme import assess, roster, scheme_text, scores

if TYPE_CHECKING:
    from pathlib import Path

    from tests.constructs.own_scheme import Result


def test_of_two_exemptions_the_earlier_period_is_named_first(tmp_path: Path) -> None:
    rows = ["W1,2026,病假", "W1,2026Q1,产假"]
    shown = []
    for number, order in enumerate((rows, rows[::-1])):
        ledgers = {"roster.csv": roster(["W1", "W2"]), "scores.csv": scores({"W2": 80})}
        ledgers["exemptions.csv"] = "\n".join(["id,period,reason", *order]) + "\n"
        folder = tmp_path / str(number)
        folder.mkdir()
        shown.append(assess(folder, scheme_text(), ledgers, "2026Q1").rows["W1"]["reasons"])
    assert shown == ["R16 exempt from assessment: 产假; R16 exempt from assessment: 病假"] * 2


RANKED = """
[ranking]
clause = "5"
within = ["{by}"]
[[groups]]
clause = "6"
by = "{by}"
"""


def ranked(folder: Path, by: str, people: dict[str, str]) -> Result:
    """Assess people of one group each, or under one parent each, in the order given."""
    folder.mkdir()
    marks = {who: 90 - number for number, who in enumerate(sorted(people))}
    ledgers = {
        "roster.csv": roster(people, "level,parent" if by == "parent" else by),
        "scores.csv": scores(marks),
    }
    return assess(folder, scheme_text(RANKED.format(by=by)), ledgers, "2026Q1")


def test_groups_that_are_ranked_apart_follow_each_other_by_name(tmp_path: Path) -> None:
    people = {"W1": "B", "W2": "A", "W3": "C", "W4": "A"}
    for number, names in enumerate((list(people), list(people)[::-1])):
        given = {name: people[name] for name in names}
        result = ranked(tmp_path / str(number), "grid", given)
        assert list(result.rows) == ["W2", "W4", "W1", "W3"]
        assert [row["rank"] for row in result.rows.values()] == ["1", "2", "1", "1"]


def test_a_parent_has_one_name_however_rows_write_it(tmp_path: Path) -> None:
    people = {"D1": "2,市", "D2": "2,全市", "S1": "3,D1", "S2": "3,ND1", "S3": "3,外区"}
    for number, names in enumerate((list(people), list(people)[::-1])):
        given = {name: people[name] for name in names}
        result = ranked(tmp_path / str(number), "parent", given)
        assert list(result.rows) == ["S1", "S2", "D1", "D2", "S3"]
        assert [row["rank"] for row in result.rows.values()] == ["1", "2", "1", "2", "1"]
        (groups,) = result.report.groups
        named = {column.id: list(column.values) for column in groups.table.columns}
        assert dict(zip(named["group"], named["members"], strict=True)) == {
            "全市": 2,
            "D1 ND1": 2,
            "外区": 1,
        }


def test_who_stands_under_the_city_is_a_top_by_any_word_for_it(tmp_path: Path) -> None:
    people = {"D1": "2,市", "D2": "2,全市", "S1": "3,D1"}
    ledgers = {
        "roster.csv": roster(people, "level,parent"),
        "scores.csv": scores(dict.fromkeys(people, 80)),
    }
    scheme = scheme_text('[[groups]]\nclause = "6"\nby = "top"\n')
    (groups,) = assess(tmp_path, scheme, ledgers, "2026Q1").report.groups
    heads = next(column.values for column in groups.table.columns if column.id == "group")
    members = next(column.values for column in groups.table.columns if column.id == "members")
    assert dict(zip(heads, members, strict=True)) == {"D1 ND1": 2, "D2 ND2": 1}
