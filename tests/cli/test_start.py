"""What a command imports: start-up is the clerk's speed, and counts instead of timing keep it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gridscore.cli import options, period_commands
from gridscore.cli.app import main
from tests.command import run

SAMPLES = Path(__file__).parents[2] / "sample_data"
PROGRAM = """
import atexit, sys
before = set(sys.modules)
said, *sys.argv[1:] = sys.argv[1:]
atexit.register(lambda: open(said, "w").write("\\n".join(sys.modules.keys() - before)))
from gridscore.__main__ import run
run()
"""
COMPLETION = {
    "_GRIDSCORE_COMPLETE": "complete_bash",
    "COMP_WORDS": "gridscore quar",
    "COMP_CWORD": "1",
}
COMMAND_LINE = {"annotated_doc", "gridscore", "shellingham", "typer"}
WITHIN_NUMPY = {"cython_runtime"}  # of numpy 1.26
READING = {"numpy", "python_calamine", "xlrd"}  # one sheet of the sample is an .xls
WITHOUT_CONTENT = {"zlib_ng": "zlib_ng.zlib_ng"}  # a package, and the module that it is used for
STANDARD = (  # what a job takes from the standard library, where its libraries do not already
    *("bisect", "csv", "decimal", "encodings.", "gc", "json", "pyexpat", "string", "tomllib"),
    *("typer._click.decorators", "unicodedata", "xml", "zipfile"),
    "glob",  # which pathlib loads for itself from Python 3.15 on
)
COMMANDS = {  # and the modules that they are in
    **{name: name for name in ("check", "explain", "forms", "init")},
    **dict.fromkeys(("month", "quarter", "half-year", "year-end"), "period_commands"),
    "scheme": "scheme_app",
}
ELSEWHERE = (  # what other commands, or the check of a scheme, are made of
    *("gridscore.forms", "gridscore.trial", "gridscore.marking.workbook"),
    *("gridscore.scheme.consistency", "gridscore.scheme.outline", "gridscore.scheme.skeleton"),
    *("gridscore.scheme.merging", "gridscore.scheme.toml_lines"),
    "gridscore.ledger.recognition.teach_lines",
)
FOR_VERY_MANY = ("gridscore.arrow", "gridscore.ledger.large")
OTHER_STATIONS = (  # have forms or strange sheets among their ledgers, pools, marks redeemed
    *("gridscore.engine.pools", "gridscore.engine.running", "gridscore.engine.sharing"),
    *("gridscore.ledger.recognition.count_form", "gridscore.ledger.recognition.form_points"),
    "gridscore.ledger.recognition.unrecognised",
)
VOTES = ("gridscore.engine.survey", "gridscore.engine.vote_gaps")
COMPUTING = ("gridscore.engine.ladder_lines", "gridscore.results.report")
DELIVERING = ("gridscore.cli.assess", "gridscore.cli.deliver")
WORKBOOKS = ("gridscore.results.xlsx.book", "gridscore.results.xlsx.splice")
SPARED = ("gridscore.results.payment_table", "gridscore.results.slips", "hashlib")
RESULTS = {
    "daqinggou-2013": ("quarter", "2026Q2"),
    "longyunli-2014": ("year-end", "2026"),
    "daqinggou-2015": ("year-end", "2026"),
    "jimiya": ("quarter", "2026Q3"),
    "haze-grid": ("month", "2026-03"),
}


def imported(said: Path, *arguments: str | Path, **env: str) -> set[str]:
    """Run the command in a process of its own and name the modules it imported."""
    subprocess.run(
        [sys.executable, "-c", PROGRAM, said, *arguments],
        capture_output=True,
        check=True,
        timeout=60,
        env=os.environ | env,
    )
    return set(said.read_text().split("\n"))


def packages(modules: set[str]) -> set[str]:
    """Name the packages of modules, without Python's own."""
    tops = {name.partition(".")[0] for name in modules}
    return {name for name in tops - sys.stdlib_module_names if not name.startswith("_")}


def named(modules: set[str], *beginnings: str) -> list[str]:
    """Name the modules whose names begin so."""
    return sorted(name for name in modules if name.startswith(beginnings))


def commands(modules: set[str]) -> set[str]:
    """Name the commands whose modules were imported."""
    return {name for name, module in COMMANDS.items() if f"gridscore.cli.{module}" in modules}


def beside(command: str) -> set[str]:
    """Name a command and those that stand in its module."""
    return {name for name, module in COMMANDS.items() if module == COMMANDS.get(command)}


def run_python(program: str) -> str:
    """Run a program in a process of its own and return what it printed."""
    call = [sys.executable, "-c", program]
    return subprocess.run(call, capture_output=True, check=True, text=True, timeout=60).stdout


@pytest.mark.parametrize(
    ("arguments", "env"),
    [
        (("--help",), {}),
        (("--version",), {}),
        (("quarter", "--help"), {}),
        (("explain", "--help"), {}),
        ((), COMPLETION),
    ],
    ids=["help", "version", "quarter help", "explain help", "completion"],
)
def test_to_help_little_is_imported(
    arguments: tuple[str, ...], env: dict[str, str], tmp_path: Path
) -> None:
    modules = imported(tmp_path / "said", *arguments, **env)
    assert packages(modules) <= COMMAND_LINE
    rooms = ("gridscore.engine", "gridscore.ledger", "gridscore.scheme")
    assert not named(modules, *rooms)
    assert commands(modules) <= beside("".join(arguments[:1]))


@pytest.mark.parametrize(
    ("arguments", "needed", "not_needed"),
    [
        (("quarter", "2026Q1", "-o", "out.csv"), READING, (*WORKBOOKS, *SPARED, *VOTES)),
        (("year-end", "2026", "-o", "out.xlsx"), READING | {"xlsxwriter", "zlib_ng"}, ()),
        (("explain", "W006", "2026Q2"), READING, (*WORKBOOKS, *SPARED, *VOTES)),
        (("check",), READING, (*WORKBOOKS, *COMPUTING, *DELIVERING)),
    ],
    ids=["quarter", "year-end", "explain", "check"],
)
def test_a_station_imports_what_it_needs(
    arguments: tuple[str, ...],
    needed: set[str],
    not_needed: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    call = (*arguments, SAMPLES / "daqinggou-2013")
    imported(tmp_path / "said", *call)  # the regulation may have to be checked this time
    for result in tmp_path.glob("out.*"):
        result.unlink()
    modules = imported(tmp_path / "said", *call)
    assert packages(modules) - COMMAND_LINE - WITHIN_NUMPY == needed
    assert not named(modules, *ELSEWHERE, *FOR_VERY_MANY, *OTHER_STATIONS, *not_needed)
    assert commands(modules) == beside(arguments[0])
    libraries = ", ".join(WITHOUT_CONTENT.get(name, name) for name in {"typer", *needed})
    with_them = run_python(f"import {libraries}, sys; print(*sys.modules)").split()
    own = [name for name in modules - set(with_them) if not name.startswith(("_", "gridscore"))]
    assert not [name for name in own if not name.startswith(STANDARD)]


def test_typer_need_not_compile_what_it_reads_of_the_commands_of_a_period() -> None:
    read = [main, options._lang_of_parents, *vars(period_commands).values()]
    written = [one for each in read for one in getattr(each, "__annotations__", {}).values()]
    assert len(written) > 4 * 20
    assert not [one for one in written if isinstance(one, str)]


def test_what_reads_xls_is_loaded_for_such_files_alone(tmp_path: Path) -> None:
    roster = SAMPLES / "daqinggou-2013" / "花名册.xlsx"
    modules = imported(tmp_path / "said", "check", roster, "--scheme", "daqinggou-2013")
    assert "python_calamine" in packages(modules)
    assert "xlrd" not in packages(modules)


@pytest.mark.parametrize("name", RESULTS)
def test_what_is_recalled_gives_the_same_results(name: str, tmp_path: Path) -> None:
    call = (*RESULTS[name], SAMPLES / name, "-q", "-o")
    written = [tmp_path / f"{number}.xlsx" for number in range(3)]
    assert run(*call, written[0]).status == 0
    for file in written[1:]:  # in processes that recall regulation and style, the second at least
        subprocess.run([sys.executable, "-m", "gridscore", *call, file], check=True, timeout=60)
    assert len({file.read_bytes() for file in written}) == 1


def test_arrow_brings_no_pandas_in(tmp_path: Path) -> None:
    """A text of more than a megabyte is read by Arrow, which takes pandas along if it can."""
    heading = "编号,姓名,期间,走访巡查与信息采集,工作日志,市容环境卫生,服务态度,工作能力\n"
    rows = [f"G{number:07d},甲{number:07d},2026Q2,18,18,18,18,18\n" for number in range(30_000)]
    (tmp_path / "scores.csv").write_text(heading + "".join(rows), "utf-8")
    roster = [f"G{number:07d},甲{number:07d}\n" for number in range(30_000)]
    (tmp_path / "roster.csv").write_text("编号,姓名\n" + "".join(roster), "utf-8")
    (tmp_path / "incidents.csv").write_text("日期,编号,类别\n", "utf-8")
    rules = ("--scheme", "daqinggou-2013", "--set", "pay.subsidy=600")
    output = ("-o", tmp_path / "result.csv", "--quiet")
    modules = imported(tmp_path / "said", "quarter", "2026Q2", tmp_path, *rules, *output)
    assert "pyarrow" in packages(modules)
    assert "pandas" not in packages(modules)
    assert "numpy.ma" not in modules  # which Arrow would ask of every column of numbers
