"""Writes the reference: problem codes, commands, keys of scheme files, man pages, in two languages.

    python docs/make_reference.py

The problem codes come from the message catalogue, the commands from the command line itself with
its help in each language, the JSON Schema of scheme files from their model.
"""  # noqa: INP001  a script beside the pages it writes, no package

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from scheme_keys import key_sections

from gridscore.messages import Lang, outline, say
from gridscore.messages.problems import SEVERITIES
from gridscore.scheme.json_schema import SCHEMA_FILE, schema_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DOCS = Path(__file__).parent
SCHEMA = DOCS.parent / "gridscore" / "schemes" / SCHEMA_FILE


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

KEYS_TITLE = Words("Keys of a scheme file", "办法文件的键")
KEYS_INTRO = Words(
    "Every table of a scheme file, its keys and what they may hold."
    " [Writing a regulation as a scheme file](scheme-language.md) goes through them with examples.",
    "办法文件的各个表、各个键和可以填写的值。各键的含义和例子见《[考核办法怎么写](考核办法怎么写.md)》。",
)

COMMANDS_TITLE = Words("Commands", "命令")
COMMANDS_INTRO = Words(
    "A `PERIOD` is `2026Q1`, `2026`, `2026-03`, or as people write them,"
    " `2026年第一季度`. `--lang` may also stand before the command."
    " Data goes to standard output, everything else to standard error.",
    "期间写作 `2026Q1`、`2026`、`2026-03`，也可写 `2026年第一季度`。"
    "`--lang` 也可写在命令之前。数据写到标准输出，其余信息写到标准错误。",
)
MAN_NAME = Words("Name", "名称")
MAN_SYNOPSIS = Words("Synopsis", "用法")
MAN_DESCRIPTION = Words("Description", "说明")
MAN_COMMANDS = Words("Commands", "命令")
MAN_OPTIONS = Words("Options before a command", "写在命令之前的选项")
MAN_FILES = Words("Files", "文件")
MAN_SETTINGS = Words(
    "Makes a folder a ledger folder: scheme, station, lang, amounts that a regulation leaves open.",
    "放在台账文件夹里：所用办法 scheme、站名 station、语言 lang，以及办法未定的金额。",
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


def pages() -> dict[str, str]:
    """Return every page by its file name."""
    return {
        "problem-codes.md": _codes_page(Lang.EN),
        "问题代码.md": _codes_page(Lang.ZH_HANS),
        "scheme-keys.md": _page(Lang.EN, KEYS_TITLE, KEYS_INTRO, key_sections(Lang.EN)),
        "办法文件的键.md": _page(Lang.ZH_HANS, KEYS_TITLE, KEYS_INTRO, key_sections(Lang.ZH_HANS)),
        "commands.md": _commands_page(Lang.EN),
        "命令.md": _commands_page(Lang.ZH_HANS),
        "gridscore.1": _man_page(Lang.EN),
        "gridscore.zh.1": _man_page(Lang.ZH_HANS),
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

    from gridscore.cli import help_page
    from gridscore.cli.app import app

    group: Any = get_command(app)  # a click group, by whichever click this Typer brings

    def body() -> Iterator[str]:
        yield from [f"## {BEFORE_COMMANDS.of(lang)}", ""]
        yield from _entries(OPTION_HEADINGS, lang, help_page.options(group.params, lang))
        for name, command in commands_of(group):
            yield from [f"## gridscore {name}", "", help_page.text_of(command, lang), ""]
            yield from [f"    {help_page.usage(f'gridscore {name}', command, lang)}", ""]
            yield from _entries(ARGUMENT_HEADINGS, lang, help_page.arguments(command, lang))
            yield from _entries(OPTION_HEADINGS, lang, help_page.options(command.params, lang))
        yield from [f"## {STATUS_TITLE.of(lang)}", ""]
        rows = ([str(status), meaning.of(lang)] for status, meaning in STATUSES.items())
        yield from _table(STATUS_HEADINGS, lang, rows)

    return _page(lang, COMMANDS_TITLE, COMMANDS_INTRO, body())


def _entries(headings: Words, lang: Lang, entries: list[tuple[str, str]]) -> Iterator[str]:
    if entries:
        rows = ([f"`{typed.strip()}`", meaning] for typed, meaning in entries)
        yield from _table(headings, lang, rows)


def commands_of(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """List every command by its full name, those of a group after one another."""
    from gridscore.cli.commands import whole

    for name, announced in group.commands.items():
        command = whole(announced)
        if hasattr(command, "commands"):
            yield from commands_of(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


# ---- man pages ----


def _man_page(lang: Lang) -> str:
    """Write everything that `--help` says as one page for `man`."""
    from typer.main import get_command

    from gridscore import __version__
    from gridscore.cli import help_page
    from gridscore.cli.app import app

    group: Any = get_command(app)
    what = help_page.text_of(group, lang)

    def body() -> Iterator[str]:
        yield r".\" -*- coding: UTF-8 -*-"
        yield f'.TH GRIDSCORE 1 "" "gridscore {__version__}"'
        yield rf".\" {MADE.of(lang)}"
        yield ".ad l"  # neither stretched nor hyphenated
        yield ".nh"
        yield from _man_section(MAN_NAME, lang, f"gridscore \\- {_man_text(what.rstrip('.。'))}")
        yield from _man_section(MAN_SYNOPSIS, lang)
        for name, command in commands_of(group):
            usage = help_page.usage(f"gridscore {name}", command, lang)
            yield from [".br", _man_text(usage)]
        yield from _man_section(MAN_DESCRIPTION, lang, _man_text(COMMANDS_INTRO.of(lang)))
        yield from _man_section(MAN_COMMANDS, lang)
        for name, command in commands_of(group):
            yield from [f".SS {_man_text(f'gridscore {name}')}"]
            yield _man_text(help_page.text_of(command, lang))
            yield from _man_entries(help_page.arguments(command, lang))
            yield from _man_entries(help_page.options(command.params, lang))
        yield from _man_section(MAN_OPTIONS, lang)
        yield from _man_entries(help_page.options(group.params, lang))
        yield from _man_section(STATUS_TITLE, lang)
        yield from _man_entries((str(number), text.of(lang)) for number, text in STATUSES.items())
        yield from _man_section(MAN_FILES, lang)
        yield from _man_entries([("gridscore.toml", MAN_SETTINGS.of(lang))])

    return "\n".join(body()) + "\n"


def _man_section(title: Words, lang: Lang, *lines: str) -> list[str]:
    return [f".SH {_man_text(title.of(lang).upper())}", *lines]


def _man_entries(entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    for typed, meaning in entries:
        yield from [".TP", rf"\fB{_man_text(typed.strip())}\fR", _man_text(meaning)]


def _man_text(text: str) -> str:
    """Write text so that roff takes nothing in it for a request."""
    plain = text.replace("`", "").replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{plain}" if plain[:1] in (".", "'") else plain


def main() -> None:
    """Write the pages, and the JSON Schema of scheme files."""
    SCHEMA.write_text(schema_text(), encoding="utf-8", newline="\n")
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
