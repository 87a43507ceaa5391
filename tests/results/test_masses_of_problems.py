from __future__ import annotations

import pytest

from gridscore.messages import Lang
from gridscore.problems import Place, make_problem
from gridscore.results import problem_list
from gridscore.results.problem_list import group_alike, problems_as_json


def test_of_too_many_to_read_each_code_is_listed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [
        make_problem("GS303" if row % 2 else "GS306", Place("q1.csv", "", f"D{row}"), "x")
        for row in range(6)
    ]
    assert len(group_alike(found, Lang.EN)) == 6
    monkeypatch.setattr(problem_list, "_MOST_READ", 5)
    first, second = group_alike(found, Lang.EN)
    assert [problem.place.cell for problem in first if problem.place] == ["D0", "D2", "D4"]
    assert second[0] is found[1]


def test_problems_that_share_their_details_keep_their_own_cells() -> None:
    details = {"maximum": "20.00", "heading": "log"}
    found = [make_problem("GS305", Place("q1.csv", "", f"D{n}"), "21", **details) for n in (2, 3)]
    other = make_problem("GS305", Place("q1.csv", "", "D4"), "31", maximum="30.00", heading="log")
    rows = problems_as_json([*found, other], Lang.EN)
    assert [row["cell"] for row in rows] == ["D2", "D3", "D4"]
    assert rows[0]["message"] == rows[1]["message"]
    assert "30.00" in f"{rows[2]['message']} {rows[2]['repair']}"
