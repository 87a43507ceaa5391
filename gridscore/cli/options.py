"""The options that commands share, each declared once.

Typer compiles every annotation that is a string, as they all are where `__future__` puts them off:
once for each option of a call. So here, and where the commands of a period are, they are not.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from gridscore.cli import suggestions
from gridscore.messages import Lang
from gridscore.records import dataclass, field

STDOUT = "-"
"""How standard output is named where a file could stand."""
STREAMS = ("csv", "tsv", "json", "jsonl", "parquet")
FILES = ("xlsx", *STREAMS)
ON_STDOUT = (*FILES, "md", "table")
"""What a result is written as: row by row, in any file, and where no file is named."""


def _lang_of_parents(ctx: typer.Context, value: Lang | None) -> Lang | None:
    """Take the language from before the command where none follows it."""
    if value is None and ctx.parent is not None:
        inherited: Lang | None = ctx.parent.params.get("lang")
        return inherited
    return value


def _install_completion(ctx: typer.Context, shell: str | None) -> None:
    if shell is not None and not ctx.resilient_parsing:
        from gridscore.cli.completion import install

        install(ctx, shell)


def _show_completion(ctx: typer.Context, shell: str | None) -> None:
    if shell is not None and not ctx.resilient_parsing:
        from gridscore.cli.completion import show

        show(ctx, shell)


def format_option(help_key: str, names: Sequence[str]) -> Any:
    """Declare the option that names a format, one of those."""
    suggest = suggestions.words(*names)
    return typer.Option("--format", metavar="NAME", help=help_key, autocompletion=suggest)


def require_choice(given: str | None, known: Sequence[str]) -> None:
    """Refuse a word that is none of those that an option knows; None where it is not used."""
    from gridscore.problems import UsageError

    if given is not None and given not in known:
        raise UsageError("choice-unknown", given=given, known=list(known))


Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH",
        help="help.paths",
    ),
]
SchemeOption = Annotated[
    str | None,
    typer.Option(
        "--scheme", metavar="ID|FILE", help="help.scheme", autocompletion=suggestions.schemes
    ),
]
SetOption = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="help.set"),
]
OutputOption = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE|-",
        help="help.output",
    ),
]
FormatOption = Annotated[str | None, format_option("help.format", ON_STDOUT)]
JournalOption = Annotated[
    str | None,
    typer.Option("--journal", metavar="FILE", help="help.journal"),
]
SlipsOption = Annotated[
    str | None,
    typer.Option("--slips", metavar="FILE", help="help.slips"),
]
PublicOption = Annotated[
    str | None,
    typer.Option("--public", metavar="FILE", help="help.public"),
]
MaskOption = Annotated[bool, typer.Option("--mask", help="help.mask")]
LangOption = Annotated[
    Lang | None,
    typer.Option("--lang", metavar="LANG", callback=_lang_of_parents, help="help.lang"),
]
InstallCompletionOption = Annotated[
    str | None,
    typer.Option(
        "--install-completion",
        metavar="SHELL",
        autocompletion=suggestions.words(*suggestions.SHELLS),
        callback=_install_completion,
        help="help.install-completion",
    ),
]
ShowCompletionOption = Annotated[
    str | None,
    typer.Option(
        "--show-completion",
        metavar="SHELL",
        autocompletion=suggestions.words(*suggestions.SHELLS),
        callback=_show_completion,
        help="help.show-completion",
    ),
]
ForceOption = Annotated[bool, typer.Option("--force", help="help.force")]
StrictOption = Annotated[bool, typer.Option("--strict", help="help.strict")]
DraftOption = Annotated[
    bool,
    typer.Option("--draft", help="help.draft"),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="help.quiet")]
VerboseOption = Annotated[
    bool,
    typer.Option("--verbose", "-v", help="help.verbose"),
]
NoColorOption = Annotated[bool, typer.Option("--no-color", help="help.no-color")]
ProgressOption = Annotated[
    bool | None, typer.Option("--progress/--no-progress", help="help.progress")
]
BomOption = Annotated[bool, typer.Option("--bom", help="help.bom")]


@dataclass(frozen=True, slots=True)
class Talk:
    """How a command talks: in which language, how much, in colour or not.

    `progress` is None where the terminal decides whether it is shown.
    """

    lang: Lang | None = None
    quiet: bool = False
    verbose: bool = False
    no_color: bool = False
    progress: bool | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """By which regulation a command goes, and how strictly."""

    scheme: str | None = None
    overrides: list[str] = field(default_factory=list)
    strict: bool = False
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where a result goes; `style` is where the station's own style file would stand."""

    output: str | None = None
    format: str | None = None
    journal: str | None = None
    force: bool = False
    bom: bool = False
    slips: str | None = None
    public: str | None = None
    mask: bool = False
    style: Path | None = None

    @property
    def files(self) -> list[str]:
        """The files that are to be written."""
        named = (self.output, self.journal, self.slips, self.public)
        return [name for name in named if name and name != STDOUT]
