"""How the year comes about: its parts, what stands in for one, a year that is itself the round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.constructs.own_scheme import (
    GRADES,
    assess,
    override,
    roster,
    scheme_text,
    scores,
    year_scores,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.constructs.own_scheme import Result

PEOPLE = roster(["A", "B", "C"])
MARKS = year_scores({"A": 90, "B": 80, "C": 70})
PARTS = """
[year]
clause = "2"
weights = { routine = 40, panel = 40, survey = 20 }
[survey]
clause = "3"
"""
TARIFF = """
[score]
clause = "1"
opening = 100
cap = 100
[[sections]]
id = "duties"
clause = "1"
title = "Duties"
[[entries]]
id = "late"
clause = "1"
title = "Late"
category = "late"
points = -5
section = "duties"
[[entries]]
id = "praise"
clause = "1"
title = "Praise"
category = "praise"
points = 15
on = "year"
"""


def own(body: str, routine: str = "quarter") -> str:
    """A scheme without criteria."""
    head = f'id = "own"\ntitle = "Own"\nroutine = "{routine}"\n'
    return head + body + '[year]\nclause = "2"\n' + GRADES


def test_a_panel_counts_each_criterion_at_its_weight(tmp_path: Path) -> None:
    criteria = "".join(
        f'[[criteria]]\nid = "{name}"\ntitle = "{name}"\n'
        f'clause = "1"\nmax = 100\nweight = {weight}\n'
        for name, weight in (("one", 60), ("two", 40))
    )
    year = '[year]\nclause = "2"\nweights = { routine = 50, panel = 50 }\n'
    head = 'id = "own"\ntitle = "Own"\nroutine = "quarter"\n[scoring]\nclause = "1"\n'
    rows = [f"A,{p},X,80,90" for p in ("2026Q1", "2026Q2", "2026Q3", "2026Q4", "2026")]
    sheets = "\n".join(["id,period,scorer,one,two", *rows]) + "\n"
    ledgers = {"roster.csv": roster(["A"]), "scores.csv": sheets}
    row = assess(tmp_path, head + criteria + year + GRADES, ledgers, "2026").rows["A"]
    assert (row["panel"], row["total"]) == ("84.00", "84.00")  # 80 × 60 % + 90 × 40 %


def test_a_part_stands_in_for_the_panel(tmp_path: Path) -> None:
    scheme = scheme_text(PARTS.replace("[survey]", 'instead = { panel = "routine" }\n[survey]'))
    votes = "id,satisfied,fair,poor\n" + "".join(f"{who},10,0,0\n" for who in "ABC")
    ledgers = {"roster.csv": PEOPLE, "scores.csv": MARKS + "A,2026,X,95\n", "votes.csv": votes}
    result = assess(tmp_path, scheme, ledgers, "2026")
    # A: 36 + 38 + 20; B and C: 80 % of the routine mark, and 20
    assert result.column("total") == {"A": "94.00", "B": "84.00", "C": "76.00"}
    assert result.column("grade") == {"A": "excellent", "B": "good", "C": "good"}


def test_what_stands_in_may_have_a_stand_in_itself(tmp_path: Path) -> None:
    instead = 'instead = { survey = "panel", panel = "routine" }\n[survey]'
    scheme = scheme_text(PARTS.replace("[survey]", instead))
    ledgers = {"roster.csv": PEOPLE, "scores.csv": MARKS + "A,2026,X,95\n"}
    result = assess(tmp_path, scheme, ledgers, "2026")
    # A: 40 % of 90 and 60 % of 95; the others have the routine mark alone
    assert result.column("total") == {"A": "93.00", "B": "80.00", "C": "70.00"}
    assert result.column("rank") == {"A": "1", "B": "2", "C": "3"}


def test_a_year_that_is_the_round_shows_what_its_entries_moved(tmp_path: Path) -> None:
    log = "id,date,category\nA,2026-02-01,late\nA,2026-03-01,late\nA,2026-04-01,praise\n"
    exempt = "id,period,reason\nC,2026,sick\n"
    ledgers = {"roster.csv": PEOPLE, "log.csv": log, "exempt.csv": exempt}
    result = assess(tmp_path, own(TARIFF, "year"), ledgers, "2026")
    assert result.column("duties") == {"A": "-10.00", "B": "0.00", "C": ""}
    assert result.column("additions") == {"A": "15.00", "B": "0.00", "C": ""}
    assert result.column("total") == {"A": "100.00", "B": "100.00", "C": ""}  # R16: no zero


def test_a_cap_takes_nothing_off_by_name(tmp_path: Path) -> None:
    log = "id,date,category\nA,2026-04-01,praise\n"
    result = assess(tmp_path, own(TARIFF), {"roster.csv": PEOPLE, "log.csv": log}, "2026")
    row = result.rows["A"]
    assert (row["additions"], row["total"], row["deducted"]) == ("15.00", "100.00", "0.00")


def test_a_period_without_given_totals_lacks_them(tmp_path: Path) -> None:
    totals = "id,period,total\n" + "".join(f"{who},2026Q1,80\n" for who in "ABC")
    ledgers = {"roster.csv": PEOPLE, "totals.csv": totals}
    scheme = own("given_totals = true\n")
    assert assess(tmp_path, scheme, ledgers, "2026Q1").column("total")["A"] == "80.00"
    result = assess(tmp_path, scheme, ledgers, "2026Q2")
    assert result.column("total") == {"A": "", "B": "", "C": ""}
    assert result.codes() == ["GS501"] * 3
    held = scheme.replace('clause = "2"', 'clause = "2"\nrounds = "held"')
    result = assess(tmp_path, held, ledgers, "2026")
    assert result.column("total") == {"A": "80.00", "B": "80.00", "C": "80.00"}
    assert result.codes() == ["GS623"] * 3


def test_a_section_called_additions_keeps_its_column(tmp_path: Path) -> None:
    log = "id,date,category\nA,2026-02-01,late\nA,2026-03-01,praise\n"
    scheme = own(TARIFF.replace("duties", "additions").replace('on = "year"', ""))
    result = assess(tmp_path, scheme, {"roster.csv": PEOPLE, "log.csv": log}, "2026Q1")
    assert result.column("additions")["A"] == "-5.00"
    assert result.column("total")["A"] == "100.00"  # 100 - 5 + 15, capped


def test_who_is_given_no_grade_has_no_bonus_for_that_reason(tmp_path: Path) -> None:
    body = (
        override("none", '{ figure = "total", at_least = 90 }', "ungraded = true")
        + """
[pay.bonus]
clause = "4"
amounts = { excellent = 400, good = 300, pass = 200, fail = 100 }
"""
    )
    result = assess(tmp_path, scheme_text(body), {"r.csv": PEOPLE, "s.csv": MARKS}, "2026")
    assert result.lines("A", "pay:bonus") == ["no grade is given, so no bonus"]
    assert result.column("bonus") == {"A": "0.00", "B": "300.00", "C": "200.00"}


def test_a_measure_of_the_year_is_not_asked_for_in_its_rounds(tmp_path: Path) -> None:
    body = override("t", '{ figure = "training", below = 10 }', 'at_most = "good"')
    body += '[[measures]]\nid = "training"\ntitle = "Training"\n'
    ledgers = {"roster.csv": PEOPLE, "scores.csv": MARKS}
    ledgers["training.csv"] = "id,period,training\nA,2026,5\nB,2026,20\nC,2026,30\n"
    result = assess(tmp_path, scheme_text(body), ledgers, "2026")
    assert result.codes() == []
    assert result.column("grade") == {"A": "good", "B": "good", "C": "pass"}
    in_rounds = scheme_text(body.replace('on = "year"', 'on = "both"'))
    assert assess(tmp_path, in_rounds, ledgers, "2026Q1").codes() == ["GS507"] * 3


def gathered(tmp_path: Path, body: str, period: str, **files: str) -> Result:
    """Two quarters of months in which A has 95, B 80 and then 99."""
    scheme = scheme_text(body, routine="month")
    scheme = scheme.replace('routine = "month"', 'routine = "month"\ngather = "quarter"')
    months = [scores({"A": 95, "B": 80 if n < 4 else 99}, f"2026-{n:02d}") for n in range(1, 7)]
    sheets = {f"{n}.csv": sheet for n, sheet in enumerate(months, 1)}
    ledgers = {"roster.csv": PEOPLE} | {f"{name}.csv": text for name, text in files.items()}
    return assess(tmp_path, scheme, ledgers | sheets, period)


EXEMPT = "id,period,reason\n" + "".join(f"C,2026-0{n},sick\n" for n in range(1, 7))


def test_a_gathered_period_looks_back_at_the_one_before(tmp_path: Path) -> None:
    body = '[ranking]\nclause = "5"\nchange = true\n'
    body += override("x", '{ previous = ["excellent"], rounds = 1 }', 'grade = "fail"', on="round")
    result = gathered(tmp_path, body, "2026Q2", exempt=EXEMPT)
    assert result.column("grade") == {"A": "fail", "B": "excellent", "C": ""}
    assert result.column("change") == {"A": "-1", "B": "1", "C": ""}


def test_who_is_exempt_from_each_round_of_a_period_is_told_why(tmp_path: Path) -> None:
    result = gathered(tmp_path, "", "2026Q1", exempt=EXEMPT)
    assert result.lines("C", "standing:exemption") == ["exempt from assessment: sick"] * 3


def test_one_document_about_two_things_is_two_facts(tmp_path: Path) -> None:
    """R19 holds together those of one category, whatever rule they fall under."""
    steps = '[{ standing = "warned" }, { standing = "seriously-warned" }]'
    body = f"""
[[ladders]]
id = "conduct"
clause = "3"
title = "Conduct"
category = ["late", "rude"]
steps = {steps}
"""
    log = "id,date,category,document\nA,2026-01-02,late,D1\nA,2026-01-03,rude,D1\n"
    log += "B,2026-01-02,late,D2\nB,2026-01-03,late,D2\n"
    ledgers = {"roster.csv": PEOPLE, "scores.csv": MARKS, "log.csv": log}
    result = assess(tmp_path, scheme_text(body), ledgers, "2026Q1")
    assert result.column("standing") == {"A": "seriously-warned", "B": "warned", "C": "active"}
    assert result.codes() == ["GS605"]


def test_who_lacks_every_part_shares_no_weight(tmp_path: Path) -> None:
    weights = "weights = { routine = 60, survey = 40 }"
    instead = 'instead = { routine = "shared", survey = "shared" }'
    year = f'[year]\nclause = "2"\n{weights}\n{instead}\n[survey]\nclause = "3"\n'
    votes = "id,satisfied,fair,poor\nA,9,1,0\n"
    ledgers = {"r.csv": PEOPLE, "s.csv": year_scores({"A": 95}), "v.csv": votes}
    result = assess(tmp_path, scheme_text(year), ledgers, "2026", draft=True)
    assert result.column("total") == {"A": "93.00", "B": "", "C": ""}  # 57 + 36


# --- the cells that a year's routine mark came of ------------------------------------------------

LATE = "date,id,category\n2026-02-01,A,late\n2026-05-02,A,late\n2026-05-03,B,late\n"


def routine_cells(result: Result) -> dict[str, tuple[str, ...]]:
    """Files and cells of each person's line of the routine part."""
    return {
        line["id"]: tuple(line[name].replace("ledgers/", "") for name in ("file", "cell"))
        for line in result.journal
        if line["account"] == "points:routine"
    }


def test_the_routine_part_names_the_events_that_moved_its_rounds(tmp_path: Path) -> None:
    ledgers = {"roster.csv": PEOPLE, "log.csv": LATE + "2027-01-01,A,late\n2026-07-01,C,praise\n"}
    result = assess(tmp_path, own(TARIFF), ledgers, "2026")
    assert result.column("routine") == {"A": "97.50", "B": "98.75", "C": "100.00"}
    assert routine_cells(result) == {
        "A": ("log.csv", "C2, C3"),
        "B": ("log.csv", "C4"),
        "C": ("", ""),
    }


def test_a_part_of_gathered_rounds_names_their_events_too(tmp_path: Path) -> None:
    scheme = own('gather = "quarter"\n' + TARIFF, "month")
    ledgers = {"roster.csv": PEOPLE, "log.csv": LATE}
    expected = {"A": ("log.csv", "C3"), "B": ("log.csv", "C4"), "C": ("", "")}
    assert routine_cells(assess(tmp_path, scheme, ledgers, "2026Q2")) == expected
    year = routine_cells(assess(tmp_path, scheme, ledgers, "2026"))
    assert year == expected | {"A": ("log.csv", "C2, C3")}


def test_a_routine_part_names_scores_first_and_then_what_moved_them(tmp_path: Path) -> None:
    scheme = scheme_text(TARIFF.replace("opening = 100\n", ""))
    ledgers = {"roster.csv": PEOPLE, "scores.csv": MARKS, "log.csv": LATE}
    result = assess(tmp_path, scheme, ledgers, "2026")
    assert result.rows["B"]["routine"] == "78.75"
    assert routine_cells(result)["B"] == (
        "scores.csv; log.csv",
        "[scores.csv]!D6, D7, D8, D9; [log.csv]!C4",
    )


def test_a_given_total_and_not_the_sheet_beside_it_is_what_a_routine_part_names(
    tmp_path: Path,
) -> None:
    scheme = scheme_text().replace("[scoring]", "given_totals = true\n[scoring]")
    totals = "id,period,total\nA,2026Q2,0\nB,2026Q2,88\n"
    ledgers = {"roster.csv": PEOPLE, "scores.csv": MARKS, "totals.csv": totals}
    result = assess(tmp_path, scheme, ledgers, "2026")
    assert result.column("routine") == {"B": "82.00", "C": "70.00", "A": "67.50"}
    assert routine_cells(result) == {
        "A": ("scores.csv; totals.csv", "[scores.csv]!D2, D4, D5; [totals.csv]!C2"),
        "B": ("scores.csv; totals.csv", "[scores.csv]!D6, D8, D9; [totals.csv]!C3"),
        "C": ("scores.csv", "D10, D11, D12, D13"),
    }
