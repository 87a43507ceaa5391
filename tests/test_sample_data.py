"""The sample station holds what its README says, by a plain reading without gridscore."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from datetime import date, datetime
from fractions import Fraction
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from tests.sample_files import SAMPLES, Record, records_of, sheets_of

STATION = SAMPLES / "daqinggou-2013"
YEAR = STATION / "2026"
CRITERIA = ("走访巡查与信息采集", "工作日志", "市容环境卫生", "服务态度", "工作能力")
QUARTER_NAMES = ("第一季度", "第二季度", "第三季度", "第四季度")
SUBSIDY = 120
WITHHELD = {1: 50, 2: 100}
GRADES = ((90, "excellent", 2400), (75, "good", 2000), (60, "pass", 1500), (0, "fail", 1000))
CHINESE = dict(zip(("优秀", "良好", "合格", "不合格"), (g[1] for g in GRADES), strict=True))


@cache
def only_table(path: Path) -> list[Record]:
    (sheet,) = sheets_of(path)
    return records_of(sheet)


def roster() -> list[Record]:
    return only_table(STATION / "花名册.xlsx")


def incidents(worker: str) -> list[Record]:
    return [row for row in only_table(YEAR / "奖惩台账.xlsx") if row["编号"] == worker]


def survey() -> dict[str, Record]:
    return {row["编号"]: row for row in only_table(YEAR / "满意度统计.xlsx")}


def quarter_files(quarter: int) -> list[Path]:
    return sorted((YEAR / f"Q{quarter}").iterdir())


def marks_of(records: list[Record]) -> dict[str, dict[str, list[Fraction]]]:
    """Gather each worker's points by criterion; blanks stay out."""
    by_name = {row["姓名"]: row["编号"] for row in roster()}
    marks: dict[str, dict[str, list[Fraction]]] = defaultdict(lambda: defaultdict(list))
    for record in records:
        worker = record.get("编号") or by_name[record["姓名"]]
        given = (
            {record["考核项目"]: record["得分"]}
            if "考核项目" in record
            else {criterion: record[criterion] for criterion in CRITERIA}
        )
        for criterion, mark in given.items():
            if mark is not None:
                marks[worker][criterion].append(Fraction(str(mark)))
    return marks


def published(number: Fraction) -> Fraction:
    """Round half up to two decimals."""
    return Fraction((200 * number + 1) // 2, 100)


def mean(numbers: list[Fraction]) -> Fraction:
    return published(sum(numbers, Fraction(0)) / len(numbers))


def totals_of(files: list[Path]) -> dict[str, Fraction]:
    records = [row for path in files for rows in sheets_of(path) for row in records_of(rows)]
    return {
        worker: sum((mean(points) for points in criteria.values()), Fraction(0))
        for worker, criteria in marks_of(records).items()
    }


@cache
def quarter_totals(quarter: int) -> dict[str, Fraction]:
    return totals_of(quarter_files(quarter))


@cache
def panel_totals() -> dict[str, Fraction]:
    return totals_of(sorted((YEAR / "年终测评").iterdir()))


def satisfaction(worker: str) -> Fraction | None:
    if worker not in survey():
        return None
    votes = survey()[worker]
    sampled = votes["抽样总票数"] or votes["满意"] + votes["一般"] + votes["差"]
    return published(Fraction(100 * votes["满意"], sampled))


def year_figures(worker: str) -> list[Fraction | None]:
    """Work out routine, panel, rate, share of the vote and total."""
    periods = [quarter_totals(quarter) for quarter in range(1, 5)]
    routine = mean([totals[worker] for totals in periods if worker in totals])
    panel, rate = panel_totals().get(worker), satisfaction(worker)
    weighted = [
        published(mark * weight / 100)
        for mark, weight in ((routine, 40), (panel, 40), (rate, 20))
        if mark is not None
    ]
    share = None if rate is None else published(rate * 20 / 100)
    return [routine, panel, rate, share, sum(weighted, Fraction(0))]


def readme_rows(file: str, first: str) -> list[list[str]]:
    """Return the rows of the README's table whose first heading is `first`."""
    text = (SAMPLES / file).read_text(encoding="utf-8")
    table = text.split(f"| {first} |", 1)[1].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]


YEAR_TABLES = [("README.md", "rank"), ("README.zh-CN.md", "名次")]
QUARTER_TABLES = [("README.md", "quarter"), ("README.zh-CN.md", "季度")]


def shown(number: Fraction | None) -> str:
    return "" if number is None else f"{float(number):.2f}"


# ---- the folder ----


@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
def test_every_zone_hands_in_one_file_a_quarter(quarter: int) -> None:
    zones = [path.stem for path in quarter_files(quarter)]
    assert zones == [f"第{zone:02d}责任区" for zone in range(1, 13)]


def test_the_kinds_of_file() -> None:
    kinds = Counter(path.suffix for quarter in range(1, 5) for path in quarter_files(quarter))
    assert kinds == {".xlsx": 43, ".xls": 4, ".csv": 1}
    assert (YEAR / "Q1" / "第09责任区.xls").read_bytes()[:4] == b"\xd0\xcf\x11\xe0"
    with pytest.raises(UnicodeDecodeError):
        (YEAR / "Q3" / "第10责任区.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
def test_titles_name_the_quarter_of_the_folder(quarter: int) -> None:
    spellings = (f"2026年{QUARTER_NAMES[quarter - 1]}", f"2026年{quarter}季度")
    full_width = str.maketrans("０１２３４５６７８９", "0123456789")
    for path in quarter_files(quarter):
        for rows in sheets_of(path):
            title = str(rows[0][0]).translate(full_width)
            assert any(spelling in title for spelling in spellings), path


def test_settings_name_the_scheme_and_the_subsidy() -> None:
    settings = tomllib.loads((STATION / "gridscore.toml").read_text(encoding="utf-8"))
    assert settings == {
        "scheme": "daqinggou-2013",
        "station": "大青沟社区工作站（样例）",
        "lang": "zh-Hans",
        "pay": {"subsidy": SUBSIDY},
    }


def score_workbooks() -> list[Path]:
    zones = [path for quarter in range(1, 5) for path in quarter_files(quarter)]
    return [p for p in (*zones, *(YEAR / "年终测评").iterdir()) if p.suffix == ".xlsx"]


@pytest.mark.parametrize(
    "path", score_workbooks(), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_sums_are_formulas_that_hold_their_value(path: Path) -> None:
    formulas = [cell for sheet in openpyxl.load_workbook(path) for row in sheet for cell in row]
    sums = [str(cell.value) for cell in formulas if str(cell.value).startswith("=SUM(")]
    rows = [row for sheet in sheets_of(path) for row in records_of(sheet) if "合计" in row]
    assert len(sums) == len(rows)
    for row in rows:
        marks = [row[criterion] for criterion in CRITERIA if row[criterion] is not None]
        assert row["合计"] == sum(marks)


def test_the_long_sheet_has_a_row_for_each_criterion() -> None:
    rows = only_table(YEAR / "Q2" / "第11责任区.xlsx")
    assert [row["考核项目"] for row in rows] == [*CRITERIA, *CRITERIA]


def test_zone_5_gives_names_only_and_zone_3_spreads_them() -> None:
    assert "编号" not in only_table(YEAR / "Q1" / "第05责任区.xlsx")[0]
    assert only_table(YEAR / "Q1" / "第03责任区.xlsx")[0]["姓名"] == "戊\u3000五"


# ---- the people ----


def test_the_roster_has_25_people_in_26_rows() -> None:
    ids = [row["编号"] for row in roster()]
    assert len(ids) == 26
    assert sorted(set(ids)) == [f"W{number:03d}" for number in range(1, 26)]
    assert {row["责任区"] for row in roster()} == {f"第{zone:02d}责任区" for zone in range(1, 13)}


def test_two_workers_have_the_same_name() -> None:
    names = Counter({row["编号"]: row["姓名"] for row in roster()}.values())
    assert [name for name, count in names.items() if count > 1] == ["丁四"]


def test_who_moved_joined_and_left() -> None:
    moved = [row for row in roster() if row["编号"] == "W014"]
    assert [(row["网格"], row["责任区"]) for row in moved] == [
        ("第14网格", "第07责任区"),
        ("第25网格", "第12责任区"),
    ]
    assert moved[0]["离职日期"] == datetime(2026, 8, 15)  # noqa: DTZ001
    assert moved[1]["入职日期"] == datetime(2026, 8, 16)  # noqa: DTZ001
    joined = {row["编号"] for row in roster() if row["入职日期"].date() > date(2026, 1, 1)}
    assert joined == {"W014", "W025"}
    left = {row["编号"] for row in roster() if row["离职日期"]}
    assert left == {"W014", "W019"}


def test_the_moved_worker_stands_in_the_sheets_of_his_zone() -> None:
    zones = [
        [path.stem for path in quarter_files(quarter) if "W014" in ids_in(path)]
        for quarter in range(1, 5)
    ]
    assert zones == [["第07责任区"]] * 2 + [["第12责任区"]] * 2


def ids_in(path: Path) -> set[str]:
    return {str(row.get("编号")) for rows in sheets_of(path) for row in records_of(rows)}


def test_sheets_hold_just_those_in_post() -> None:
    everyone = {row["编号"] for row in roster()}
    missing = [everyone - set(quarter_totals(quarter)) for quarter in range(1, 5)]
    assert missing == [{"W025"}, {"W010", "W025"}, set(), {"W006"}]
    assert everyone - set(panel_totals()) == {"W006", "W018"}
    assert everyone - set(survey()) == {"W006"}


def test_the_exemption_is_recorded_with_its_reason() -> None:
    (exemption,) = only_table(YEAR / "免评记录.xlsx")
    assert (exemption["编号"], exemption["期间"]) == ("W010", "2026年第二季度")
    assert exemption["原因"] == "病假"


def test_one_scorer_left_one_blank() -> None:
    blanks = [
        (path, record["编号"], record["评分人"], criterion)
        for quarter in range(1, 5)
        for path in quarter_files(quarter)
        for rows in sheets_of(path)
        for record in records_of(rows)
        for criterion in CRITERIA
        if criterion in record and record[criterion] is None
    ]
    assert blanks == [(YEAR / "Q2" / "第01责任区.xlsx", "W002", "秋收", "服务态度")]
    assert quarter_totals(2)["W002"] == Fraction("90.84")


# ---- offences and commendations ----


def counted_offences() -> list[tuple[str, str, int, date]]:
    """List worker, category, how manieth and day of the offences that count."""
    count: Counter[tuple[str, str]] = Counter()
    seen: set[tuple[str, str, str]] = set()
    found = []
    for row in only_table(YEAR / "奖惩台账.xlsx"):
        worker, category, document = row["编号"], row["类别"], row["文号"]
        if category == "表彰" or row["状态"] not in ("已确认", None):
            continue
        if category == "市容环境通报批评" and row["通报单位"] not in ("市", "区"):
            continue
        if document and (worker, category, document) in seen:
            continue
        seen.add((worker, category, document))
        count[worker, category] += 1
        found.append((worker, category, count[worker, category], row["日期"].date()))
    return found


def test_both_ladders_are_climbed_to_the_third_step() -> None:
    steps = {(category, step) for _, category, step, _ in counted_offences()}
    assert steps == {(c, s) for c in ("信息漏报", "市容环境通报批评") for s in (1, 2, 3)}
    thirds = [(worker, day) for worker, _, step, day in counted_offences() if step == 3]
    assert thirds == [("W006", date(2026, 8, 20)), ("W018", date(2026, 12, 8))]


def test_the_incident_log_runs_by_date() -> None:
    days = [row["日期"] for row in only_table(YEAR / "奖惩台账.xlsx")]
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("worker", "status"), [("W015", "申诉中"), ("W016", "已撤销")], ids=["pending", "revoked"]
)
def test_incidents_that_are_not_confirmed(worker: str, status: str) -> None:
    assert [row["状态"] for row in incidents(worker)] == [status]


def test_one_notice_came_from_two_authorities() -> None:
    first, second = incidents("W008")
    assert [first["通报单位"], second["通报单位"]] == ["区", "市"]
    assert first["文号"] == second["文号"]


def test_the_notice_by_a_street_alone() -> None:
    assert [row["通报单位"] for row in incidents("W020")] == ["街道"]


def test_two_incidents_on_one_day() -> None:
    first, second = incidents("W022")
    assert first["日期"] == second["日期"]
    assert first["类别"] == second["类别"]


def test_a_commendation_with_and_one_without_document() -> None:
    documents = {
        row["编号"]: row["文号"]
        for row in only_table(YEAR / "奖惩台账.xlsx")
        if row["类别"] == "表彰"
    }
    assert documents == {"W001": "样区表〔2026〕5号", "W012": None}


@pytest.mark.parametrize(("file", "first"), QUARTER_TABLES)
def test_the_readme_says_what_is_withheld(file: str, first: str) -> None:
    withheld: Counter[tuple[str, str]] = Counter()
    for worker, _, step, day in counted_offences():
        withheld[f"Q{(day.month + 2) // 3}", worker] += WITHHELD.get(step, 0)
    expected = [
        [*key, f"{sum_}.00", f"{min(sum_, SUBSIDY)}.00", f"{max(SUBSIDY - sum_, 0)}.00"]
        for key, sum_ in sorted(withheld.items())
        if sum_
    ]
    assert readme_rows(file, first) == expected


# ---- the year ----


def test_some_tallies_do_not_state_the_number_sampled() -> None:
    unstated = {worker for worker, votes in survey().items() if votes["抽样总票数"] is None}
    assert unstated == {"W009", "W017", "W025"}


def test_sixty_percent_are_satisfied_with_one_worker() -> None:
    assert [worker for worker in survey() if satisfaction(worker) == 60] == ["W016"]


@pytest.mark.parametrize(
    ("worker", "total"),
    [
        ("W002", "90.00"),
        ("W007", "89.50"),
        ("W023", "74.99"),
        ("W012", "84.12"),
        ("W013", "84.12"),
    ],
)
def test_totals_at_the_bounds_and_a_tie(worker: str, total: str) -> None:
    assert year_figures(worker)[-1] == Fraction(total)


@pytest.mark.parametrize(("file", "first"), YEAR_TABLES)
def test_the_readme_has_the_year_of_every_worker(file: str, first: str) -> None:
    rows = readme_rows(file, first)
    assert sorted(row[1] for row in rows) == sorted({row["编号"] for row in roster()})
    for row in rows:
        assert row[3:8] == [shown(figure) for figure in year_figures(row[1])], row[1]


@pytest.mark.parametrize(("file", "first"), YEAR_TABLES)
def test_the_readme_has_grades_money_and_ranks(file: str, first: str) -> None:
    graded = [row for row in readme_rows(file, first) if row[8]]
    totals = [Fraction(row[7]) for row in graded]
    assert {row[1] for row in readme_rows(file, first) if not row[8]} == {"W006", "W018", "W019"}
    for row, total in zip(graded, totals, strict=True):
        grade, bonus = next((name, amount) for floor, name, amount in GRADES if total >= floor)
        praise = 500 if row[1] == "W001" else 0
        assert int(row[0]) == 1 + sum(other > total for other in totals)
        assert CHINESE.get(row[8], row[8]) == grade
        assert row[9:12] == [f"{bonus}.00", f"{praise}.00", f"{bonus + praise}.00"]
    assert {CHINESE.get(row[8], row[8]) for row in graded} == {name for _, name, _ in GRADES}
