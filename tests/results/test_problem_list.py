from __future__ import annotations

import io
import json

import pytest
from fake_report import PROBLEMS

from gridscore.messages import Lang
from gridscore.messages.severity import Severity
from gridscore.problems import Place, Problem, make_problem
from gridscore.results.problem_list import count_problems, print_problems, problems_as_json
from gridscore.results.terminal import Console


def printed(
    problems: list[Problem],
    lang: Lang = Lang.EN,
    limit: int | None = None,
    *,
    width: int = 80,
    terminal: bool = False,
) -> str:
    out = io.StringIO()
    console = Console(out, width=width)
    console.is_terminal = terminal
    print_problems(problems, lang, console, limit)
    return out.getvalue()


def test_errors_come_first_each_with_place_value_and_repair() -> None:
    assert printed(PROBLEMS) == (
        'error[GS791]: "二十" is not a number\n'
        '  --> 评分表.xlsx 一季度 E7: "二十"\n'
        "  help: Write 0 to 20.\n\n"
        "warning[GS792]: W07 乙 二 has no annual panel sheet\n"
        "  help: Hand the sheet in.\n\n"
        "notice[GS793]: the column 备注 stays out\n"
        "  --> 花名册.xlsx 在岗 H1\n\n"
        "notice[GS793]: the column 序号 stays out\n"
        "  --> 附录.csv C1\n\n"
        "1 error, 1 warning, 2 notices\n"
    )


def test_it_speaks_chinese() -> None:
    assert printed(PROBLEMS[2:3], Lang.ZH_HANS) == (
        "错误[GS791]：“二十”不是数字\n"
        "  --> 评分表.xlsx 一季度 E7：“二十”\n"
        "  处理：请填 0 到 20。\n\n"
        "1 个错误\n"
    )


def test_a_limit_cuts_the_lightest_and_says_how_many() -> None:
    text = printed(PROBLEMS, limit=1)
    assert "GS791" in text
    assert "GS792" not in text
    assert text.endswith(
        "3 more not shown; --verbose lists them all\n1 error, 1 warning, 2 notices\n"
    )
    assert "more not shown" not in printed(PROBLEMS, limit=4)


def test_what_several_people_lack_is_told_once_with_who_they_are() -> None:
    lacking = [
        make_problem("GS501", None, id=who, name=name, period=period)
        for who, name, period in (("W1", "A", "Q1"), ("W2", "B", "Q2"), ("W3", "C", "Q1"))
    ]
    text = printed(lacking, limit=9)
    assert text.count("no points for Q1.") == text.count("no points for Q2.") == 1
    assert "  … and the same of 1 more: W3 C\n" in text
    assert text.endswith("3 errors\n")
    assert printed(lacking).count("no points") == 3


def test_what_one_row_of_the_roster_mends_is_told_once() -> None:
    places = [Place("q1.csv", "", "A2"), Place("q2.csv", "", "A2"), Place("q2.csv", "", "A3")]
    found = [
        make_problem("GS402", place, who, near="", heading_row="")
        for place, who in zip(places, ("W7", "W7", "W8"), strict=True)
    ]
    text = printed(found, limit=9)
    assert text.count("“W7” is not in the roster") == 1
    assert text.count("same in 1 other places") == 1
    assert text.count("“W8” is not in the roster") == 1
    assert text.endswith("3 errors\n")
    assert printed(found).count("is not in the roster") == 3


def test_a_sheet_that_is_a_copy_is_told_once() -> None:
    found = [
        make_problem(code, Place(file, "", f"D{row}"), who=f"W{row}", other=f"q1.csv D{row}")
        for code, file, row in (
            *(("GS411", "copy.csv", row) for row in (2, 3, 4)),
            *(("GS412", "copy.csv", 5), ("GS411", "another.csv", 2)),
        )
    ]
    text = printed(found, limit=9)
    assert text.count("W2 was scored twice") == 2
    assert text.count("same in 2 other places") == 1
    assert text.count("W5 was scored twice") == 1
    assert "W3" not in text


def test_no_problems_is_said_too() -> None:
    assert printed([]) == "no problems\n"
    assert count_problems([], Lang.ZH_HANT) == "沒有發現問題"


def test_lines_are_wrapped_on_a_terminal_and_whole_in_a_file() -> None:
    long = Problem("GS792", Severity.ERROR, Place("a/" * 60 + "b.xlsx"), "", {"who": "W07 " * 30})
    assert str(long.place) in printed([long])
    assert max(map(len, printed([long], width=40, terminal=True).splitlines())) <= 40


@pytest.mark.parametrize("terminal", [True, False])
def test_what_stands_in_a_ledger_can_neither_act_nor_mark_up(*, terminal: bool) -> None:
    evil = "\x1b]0;x\x07[bold]\u202ey :warning:"
    problem = Problem("GS791", Severity.ERROR, Place(evil), evil, {"found": evil, "most": 1})
    text = printed([problem], terminal=terminal, width=400)
    assert text.count(r"\x1b]0;x\x07[bold]\u202ey :warning:") == 3
    assert "\x1b]0" not in text


def test_a_long_value_is_shortened_where_it_is_quoted() -> None:
    problem = Problem("GS793", Severity.ERROR, None, "长" * 5000, {"heading": "x"})
    assert f'  --> "{"长" * 29}…"\n' in printed([problem])


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "cp1252"])
def test_an_old_console_gets_what_it_can_show(encoding: str) -> None:
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding)
    odd = Problem("GS793", Severity.NOTICE, Place("𠀀✓.xlsx"), "é" * 100, {"heading": "张"})
    print_problems([odd, *PROBLEMS], Lang.ZH_HANS, Console(file, width=80), None)
    file.flush()
    assert b"GS793" in raw.getvalue()


def test_a_detail_may_be_called_key_or_lang(monkeypatch: pytest.MonkeyPatch) -> None:
    from gridscore.messages import Wording
    from gridscore.messages.problems import settings

    monkeypatch.setitem(settings.TEXTS, "GS791.what", Wording("{key} {lang} {value}", "", ""))
    odd = Problem("GS791", Severity.ERROR, None, "v", {"key": "k", "lang": "l", "most": 1})
    assert problems_as_json([odd], Lang.EN)[0]["message"] == "k l v"


def test_json_keeps_the_order_and_says_null_where_there_is_nothing() -> None:
    rows = json.loads(json.dumps(problems_as_json(PROBLEMS[1:4], Lang.EN)))
    assert rows[1] == {
        "code": "GS791",
        "severity": "error",
        "file": "评分表.xlsx",
        "sheet": "一季度",
        "cell": "E7",
        "value": "二十",
        "message": '"二十" is not a number',
        "repair": "Write 0 to 20.",
    }
    assert [row["file"] for row in rows] == [None, "评分表.xlsx", "附录.csv"]
    assert (rows[2]["sheet"], rows[2]["value"], rows[2]["repair"]) == (None, None, None)
