"""The options that commands share, each declared once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

import typer

from gridscore.messages import Lang

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH",
        help="Files or folders to read, or - for csv on standard input. "
        "Without any, the ledger folder around the working directory.",
    ),
]
SchemeOption = Annotated[
    str | None,
    typer.Option(
        "--scheme", metavar="ID|FILE", help="The regulation: a shipped one or a scheme file."
    ),
]
SetOption = Annotated[
    list[str] | None,
    typer.Option(
        "--set", metavar="KEY=VALUE", help="Override one value, e.g. pay.subsidy=600. Repeatable."
    ),
]
OutputOption = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE|-",
        help="Where to write: .xlsx .csv .tsv .json .jsonl .parquet by the ending; - is stdout.",
    ),
]
FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="NAME",
        help="Format on stdout: csv tsv json jsonl parquet xlsx table md.",
    ),
]
JournalOption = Annotated[
    str | None,
    typer.Option("--journal", metavar="FILE", help="Also write the journal of every posting."),
]
LangOption = Annotated[
    Lang | None, typer.Option("--lang", help="Language of everything shown and written.")
]
ForceOption = Annotated[bool, typer.Option("--force", help="Overwrite an existing output.")]
StrictOption = Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")]
DraftOption = Annotated[
    bool,
    typer.Option("--draft", help="Compute what there is; every output is marked as a draft."),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Show errors only, no summary.")]
VerboseOption = Annotated[
    bool,
    typer.Option("--verbose", "-v", help="Show every problem, and what was read as what."),
]
NoColorOption = Annotated[bool, typer.Option("--no-color", help="No colours.")]
BomOption = Annotated[bool, typer.Option("--bom", help="Begin csv on stdout with a BOM.")]


@dataclass(frozen=True, slots=True)
class Talk:
    """How a command talks: in which language, how much, in colour or not."""

    lang: Lang | None = None
    quiet: bool = False
    verbose: bool = False
    no_color: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """By which regulation a command goes, and how strictly."""

    scheme: str | None = None
    overrides: list[str] = field(default_factory=list)
    strict: bool = False
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where a result goes."""

    output: str | None = None
    format: str | None = None
    journal: str | None = None
    force: bool = False
    bom: bool = False
