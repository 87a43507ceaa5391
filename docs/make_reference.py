"""Writes the reference pages: problem codes and commands, in English and Chinese.

    python docs/make_reference.py

The problem codes come from the message catalogue, the commands from the command line itself,
the JSON Schema of scheme files from their model.
What the help says in English has its Chinese here, by the English sentence: who changes a help
text is told which sentence is to be translated anew.
"""  # noqa: INP001  a script beside the pages it writes, no package

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from gridscore.messages import Lang, outline, say
from gridscore.messages.problems import SEVERITIES
from gridscore.scheme.json_schema import SHIPPED, schema_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

DOCS = Path(__file__).parent
SCHEMA = DOCS.parent / "gridscore" / "schemes" / SHIPPED


class Words(NamedTuple):
    """A text of these pages in English and Chinese."""

    en: str
    zh: str

    def of(self, lang: Lang) -> str:
        """Return the text in one language."""
        return self.en if lang is Lang.EN else self.zh


MADE = Words(
    "This page is written by `python docs/make_reference.py`: change the program, not the page.",
    "本页由 `python docs/make_reference.py` 生成：请修改程序，不要直接修改本页。",
)
CODES_TITLE = Words("Problem codes", "问题代码")
CODES_INTRO = Words(
    "Errors stop a run, and nothing is written. Warnings do not, unless `--strict` is given."
    " Notices say what was decided. `gridscore explain GS501` shows one code;"
    " “…” stands for what the ledger holds.",
    "错误会使程序停止，不写出任何结果；警告不会，除非加 `--strict`；提示只说明作了什么处理。"
    "`gridscore explain GS501` 可查看单个代码；“…”处为台账中的具体内容。",
)
RANGES = {
    "GS1": Words("Files", "文件"),
    "GS2": Words("Tables and headings", "表格与表头"),
    "GS3": Words("Values in cells", "单元格内容"),
    "GS4": Words("People, and tables that disagree", "人员，以及互相矛盾的表格"),
    "GS5": Words("Something is missing", "缺少资料"),
    "GS6": Words("How a reading was applied", "规则口径的适用"),
    "GS7": Words("Settings", "设定"),
}
CODE_HEADINGS = Words(
    "| code | kind | what is told | what to do |", "| 代码 | 类别 | 内容 | 处理 |"
)

COMMANDS_TITLE = Words("Commands", "命令")
COMMANDS_INTRO = Words(
    "`P` is a period: `2026Q1`, `2026`, `2026-03`, or as people write them,"
    " `2026年第一季度`. Data goes to standard output, everything else to standard error.",
    "`P` 是期间：`2026Q1`、`2026`、`2026-03`，也可写 `2026年第一季度`。"
    "数据写到标准输出，其余信息写到标准错误。",
)
BEFORE_COMMANDS = Words("Before a command", "写在命令之前")
ARGUMENT_HEADINGS = Words("| argument | meaning |", "| 参数 | 含义 |")
OPTION_HEADINGS = Words("| option | meaning |", "| 选项 | 含义 |")
STATUS_TITLE = Words("Exit status", "退出状态")
STATUS_HEADINGS = Words("| status | meaning |", "| 状态 | 含义 |")
STATUSES = {
    0: Words("All went well.", "正常完成。"),
    1: Words("The ledgers have errors; nothing was written.", "台账有错误；没有写出任何结果。"),
    2: Words(
        "The call, the scheme or the settings are wrong, or an output cannot be written.",
        "命令写法、办法或设定有误，或输出无法写入。",
    ),
    3: Words("The output exists already; see `--force`.", "输出文件已存在，见 `--force`。"),
    70: Words(
        "A bug in gridscore; two lines say where its details were saved.",
        "gridscore 自身的缺陷；两行文字会说明详情存在何处。",
    ),
}

CHINESE = {
    "Show the version and stop.": "显示版本号后结束。",
    "Install completion for the current shell.": "为当前的命令行环境安装命令补全。",
    "Show completion for the current shell, to copy it or customize the installation.": (
        "显示命令补全脚本，供复制或自行安装。"
    ),
    "Read everything, compute nothing, and list every problem. Exit status 1 on errors.": (
        "读取全部台账，不作计算，列出所有问题。有错误时退出状态为 1。"
    ),
    "Assess one month: scores, grades, ranks, money due, withheld and paid.": (
        "考核一个月：得分、等次、名次，应发、扣发和实发金额。"
    ),
    "Assess one half-year: scores, grades, ranks, money due, withheld and paid.": (
        "考核半年：得分、等次、名次，应发、扣发和实发金额。"
    ),
    "Assess one quarter: scores, grades, ranks, money due, withheld and paid.": (
        "考核一个季度：得分、等次、名次，应发、扣发和实发金额。"
    ),
    "Assess the year: routine marks, panel and residents' vote, grades, bonuses.": (
        "年度考核：平时分、年终测评、居民满意度、等次和年终奖。"
    ),
    "Show where every point and yuan of one worker comes from, or explain a problem code.": (
        "列出一名人员每一分、每一元的来由，或解释一个问题代码。"
    ),
    "Files or folders to read, or - for csv on standard input. "
    "Without any, the ledger folder around the working directory.": (
        "要读取的文件或文件夹；- 表示从标准输入读取 csv。不写时读取当前所在的台账文件夹。"
    ),
    "The month: 2026-03, 2026年3月.": "月份：2026-03、2026年3月。",
    "The half-year: 2026H1, 2026年上半年.": "半年：2026H1、2026年上半年。",
    "The quarter: 2026Q1, 2026年第一季度.": "季度：2026Q1、2026年第一季度。",
    "The year: 2026, 2026年.": "年度：2026、2026年。",
    "A worker's id or name, or a code such as GS501.": "人员的工号或姓名，或 GS501 之类的代码。",
    "The period: 2026Q1 or 2026.": "期间：2026Q1 或 2026。",
    "The regulation: a shipped one or a scheme file.": "考核办法：自带办法的名称，或办法文件。",
    "Override one value, e.g. pay.subsidy=600. Repeatable.": (
        "改动一个值，如 pay.subsidy=600。可多次使用。"
    ),
    "Where to write: .xlsx .csv .tsv .json .jsonl .parquet by the ending; - is stdout.": (
        "写到哪里：按扩展名 .xlsx .csv .tsv .json .jsonl .parquet 决定格式；- 表示标准输出。"
    ),
    "Format on stdout: csv tsv json jsonl parquet xlsx table md.": (
        "标准输出的格式：csv tsv json jsonl parquet xlsx table md。"
    ),
    "text, or json for programs.": "text，或供程序使用的 json。",
    "table or json.": "table 或 json。",
    "Also write the journal of every posting.": "同时写出逐笔明细。",
    "Language of everything shown and written.": "显示和写出内容所用的语言。",
    "Overwrite an existing output.": "覆盖已有的输出文件。",
    "Warnings count as errors.": "警告按错误处理。",
    "Compute what there is; every output is marked as a draft.": (
        "按现有资料计算；所有输出都标明为草稿。"
    ),
    "Show errors only, no summary.": "只显示错误，不显示摘要。",
    "Show every problem, and what was read as what.": "显示所有问题，以及读到的表格和列。",
    "No colours.": "不用颜色。",
    "Begin csv on stdout with a BOM.": "标准输出的 csv 以 BOM 开头。",
    "List the regulations: the shipped ones, and those in the ledger folder around here.": (
        "列出各考核办法：自带的，以及当前台账文件夹中的。"
    ),
    "Show a regulation: its rules with clauses and amounts, its readings, what is left out.": (
        "查看一部办法：规则及其条款和金额、规则口径、不计算的条款。"
    ),
    "Check a scheme file: every problem with its line, then a dry run. Exit status 2 on errors.": (
        "检查办法文件：列出所有问题及行号，再作试算。有错误时退出状态为 2。"
    ),
    "Begin a scheme file with comments; what is not given is asked for on a terminal.": (
        "新建一份带注释的办法文件；没有写明的内容在终端逐项询问。"
    ),
    "Print the JSON Schema of scheme files, by which editors complete and check them.": (
        "输出办法文件的 JSON Schema，供编辑器补全和检查。"
    ),
    "A regulation, also ID@VERSION, or a scheme file. Without one, that of the ledger folder.": (
        "考核办法的名称，也可写 名称@版本，或办法文件；不写时为台账文件夹所用的办法。"
    ),
    "The scheme file, or a regulation's id.": "办法文件，或考核办法的名称。",
    "Where to write; without it, ID.toml in this folder.": (
        "写到哪里；不写时为当前文件夹中的 ID.toml。"
    ),
    "Its id: small letters, digits, hyphens.": "办法的 id：小写字母、数字、连字符。",
    "What the regulation is called.": "办法的名称。",
    "month, quarter, half-year or year.": "month 月、quarter 季、half-year 半年或 year 年。",
    "What is scored, with points: 工作日志=25,考勤=25; an id may stand before: log:工作日志=25.": (
        "考核项目及分值：工作日志=25,考勤=25；前面可写 id：log:工作日志=25。"
    ),
    "table, md or json.": "table、md 或 json。",
}


def pages() -> dict[str, str]:
    """Return every page by its file name."""
    return {
        "problem-codes.md": _codes_page(Lang.EN),
        "问题代码.md": _codes_page(Lang.ZH_HANS),
        "commands.md": _commands_page(Lang.EN),
        "命令.md": _commands_page(Lang.ZH_HANS),
    }


def _page(lang: Lang, title: Words, intro: Words, body: Iterable[str]) -> str:
    return "\n".join([f"# {title.of(lang)}", "", intro.of(lang), "", MADE.of(lang), "", *body])


def _table(headings: Words, lang: Lang, rows: Iterable[Iterable[str]]) -> Iterator[str]:
    heading = headings.of(lang)
    yield heading
    yield "|" + "---|" * (heading.count("|") - 1)
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"
    yield ""


# ---- problem codes ----


def _codes_page(lang: Lang) -> str:
    def body() -> Iterator[str]:
        for prefix, title in RANGES.items():
            codes = sorted(code for code in SEVERITIES if code.startswith(prefix))
            yield from [f"## {prefix}xx: {title.of(lang)}", ""]
            yield from _table(CODE_HEADINGS, lang, (_code_row(code, lang) for code in codes))

    return _page(lang, CODES_TITLE, CODES_INTRO, body())


def _code_row(code: str, lang: Lang) -> list[str]:
    texts = (outline(f"problems.{code}.{part}", lang) for part in ("what", "repair"))
    return [code, say(f"console.{SEVERITIES[code]}", lang), *texts]


# ---- commands ----


def _commands_page(lang: Lang) -> str:
    from typer.main import get_command

    from gridscore.cli.app import app

    group: Any = get_command(app)  # a click group, by whichever click this Typer brings

    def translate(text: str) -> str:
        plain = " ".join(text.split())
        if lang is not Lang.EN and plain not in CHINESE:
            raise SystemExit(f"CHINESE in {__file__} lacks: {plain}")
        return plain if lang is Lang.EN else CHINESE[plain]

    def body() -> Iterator[str]:
        yield from [f"## {BEFORE_COMMANDS.of(lang)}", ""]
        yield from _table(OPTION_HEADINGS, lang, _option_rows(group, translate))
        for name, command in commands_of(group):
            yield from [f"## gridscore {name}", "", translate(command.help), ""]
            yield from [f"    {_usage(name, command)}", ""]
            for headings, rows in (
                (ARGUMENT_HEADINGS, list(_argument_rows(command, translate))),
                (OPTION_HEADINGS, list(_option_rows(command, translate))),
            ):
                if rows:
                    yield from _table(headings, lang, rows)
        yield from [f"## {STATUS_TITLE.of(lang)}", ""]
        rows = ([str(status), meaning.of(lang)] for status, meaning in STATUSES.items())
        yield from _table(STATUS_HEADINGS, lang, rows)

    return _page(lang, COMMANDS_TITLE, COMMANDS_INTRO, body())


def commands_of(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """List every command by its full name, those of a group after one another."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands_of(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


def _usage(name: str, command: Any) -> str:
    arguments = [param.metavar for param in _params(command, "argument")]
    return " ".join(["gridscore", name, *arguments, "[OPTION]..."])


def _argument_rows(command: Any, translate: Callable[[str], str]) -> Iterator[list[str]]:
    for param in _params(command, "argument"):
        yield [f"`{param.metavar}`", translate(param.help)]


def _option_rows(command: Any, translate: Callable[[str], str]) -> Iterator[list[str]]:
    for param in _params(command, "option"):
        names = ", ".join(f"`{name}`" for name in (*param.opts, *param.secondary_opts))
        yield [f"{names}{_value(param)}", translate(param.help)]


def _params(command: Any, kind: str) -> list[Any]:
    return [param for param in command.params if param.param_type_name == kind and param.help]


def _value(param: Any) -> str:
    """Name what an option takes, if it takes anything."""
    if param.is_flag:
        return ""
    return f" `{param.metavar or '|'.join(Lang)}`"  # only the language names its choices


def main() -> None:
    """Write the pages, and the JSON Schema of scheme files."""
    SCHEMA.write_text(schema_text(), encoding="utf-8", newline="\n")
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
