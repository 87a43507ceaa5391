"""An annual sheet without points: made out to people it is missing (R16), else not held (R5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.command import SCHEME, Run, run, sound_ledgers, write_ledgers

if TYPE_CHECKING:
    from pathlib import Path

OURS = "2026年度测评表（gridscore forms）\n"
ITEMS = ("走访巡查与信息采集", "工作日志", "市容环境卫生", "服务态度", "工作能力")
SETTINGS = ("--scheme", SCHEME, "--set", "pay.subsidy=600", "--lang", "en")


def form(name: str, points: str = "") -> str:
    """An annual form of one person as it is attached to the regulation."""
    head = f"大青沟社区2026年度考核测评表,,\n姓名,{name},\n考核项目,分值,得分\n"
    return head + "".join(f"{item},20,{points}\n" for item in ITEMS)


def year(folder: Path, forms: dict[str, str], *options: str) -> Run:
    write_ledgers(folder, sound_ledgers() | forms)
    return run("year-end", "2026", folder, *SETTINGS, "-o", "-", "--format", "json", *options)


def of_code(result: Run, code: str) -> list[str]:
    return [problem.where for problem in result.problems if problem.code == code]


@pytest.mark.parametrize(
    "forms",
    [
        {"f1.csv": form("甲一"), "f2.csv": form("乙二")},
        {
            "f.csv": "2026年度测评表（gridscore forms）\nid,name,scorer,"
            + ",".join(ITEMS)
            + "\nW1,甲一,,,,,,\n"
        },
    ],
    ids=["of one person", "of ours"],
)
def test_made_out_to_people_it_is_missing(tmp_path: Path, forms: dict[str, str]) -> None:
    refused = year(tmp_path, forms, "--verbose")
    assert refused.status == 1
    assert [place.rsplit(" ", 1)[0] for place in of_code(refused, "GS503")] == ["roster.csv"] * 2
    assert [place.split()[0].rsplit("/")[-1] for place in of_code(refused, "GS217")] == sorted(
        forms
    )
    assert not of_code(refused, "GS213")
    assert not of_code(refused, "GS215")
    draft = year(tmp_path, forms, "--draft")
    assert draft.status == 0
    row = draft.rows["W1"]  # 80 at 40 %, 90 % of the residents at 20 %: a part, not a mark
    assert (row["total"], row["grade"], row["bonus"]) == ("50.00", "", "0.00")


def test_before_the_year_is_over_it_is_only_a_blank_form(tmp_path: Path) -> None:
    write_ledgers(tmp_path, sound_ledgers() | {"f1.csv": form("甲一"), "f2.csv": form("")})
    result = run("quarter", "2026Q1", tmp_path, *SETTINGS, "-o", "-", "--strict", "--verbose")
    assert result.status == 0, result.stderr
    assert len(of_code(result, "GS213")) == 2


def test_a_check_says_that_it_is_awaited(tmp_path: Path) -> None:
    write_ledgers(tmp_path, sound_ledgers() | {"f1.csv": form("甲一"), "f2.csv": form("")})
    result = run("check", tmp_path, *SETTINGS, "--verbose")
    assert result.status == 1
    assert len(of_code(result, "GS503")) == 2
    assert [place.split()[0] for place in of_code(result, "GS217")] == ["f1.csv"]
    assert [place.split()[0] for place in of_code(result, "GS213")] == ["f2.csv"]


def test_it_is_missing_like_that_of_one_among_others(tmp_path: Path) -> None:
    some = {"f1.csv": form("甲一"), "f2.csv": form("乙二", "18")}
    refused = year(tmp_path, some, "--verbose")
    assert refused.status == 1
    assert len(of_code(refused, "GS503")) == 1
    assert not of_code(refused, "GS217")


def test_made_out_to_nobody_the_year_is_done_without(tmp_path: Path) -> None:
    result = year(tmp_path, {"年终考核测评表.csv": form("")}, "--verbose")
    assert result.status == 0, result.stderr
    assert len(of_code(result, "GS215")) == 1
    assert not of_code(result, "GS213")
    assert result.rows["W1"]["total"] == "82.00"  # 80 at 80 %, 90 % at 20 %


def test_beside_one_that_is_made_out_a_blank_one_says_nothing(tmp_path: Path) -> None:
    refused = year(tmp_path, {"f1.csv": form("甲一"), "年终考核测评表.csv": form("")}, "--verbose")
    assert refused.status == 1
    assert len(of_code(refused, "GS503")) == 2
    assert len(of_code(refused, "GS213")) == len(of_code(refused, "GS217")) == 1
    assert not of_code(refused, "GS215")


def test_a_regulation_without_a_panel_does_not_wait_for_one(tmp_path: Path) -> None:
    quarters = [f"W{n},2026-{month:02},20,20,20,20" for n in (1, 2) for month in range(1, 13)]
    write_ledgers(
        tmp_path,
        {
            "roster.csv": sound_ledgers()["roster.csv"],
            "scores.csv": "\n".join(["id,period,attendance,reporting,tasks,log", *quarters]),
            "f.csv": OURS + "id,attendance,reporting,tasks,log\nW1,,,,\n",
        },
    )
    result = run("year-end", "2026", tmp_path, "--scheme", "daqinggou-2015", "--lang", "en", "-v")
    assert result.status == 0, result.stderr
    assert not {"GS215", "GS217"} & {problem.code for problem in result.problems}
