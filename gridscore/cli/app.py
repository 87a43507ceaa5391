"""The `gridscore` command and its subcommands; what is heavy is imported by the command used."""

from typing import Annotated

import typer

from gridscore.cli import options as opt
from gridscore.cli.commands import group_of

app = typer.Typer(
    name="gridscore",
    cls=group_of(
        "help.command.",
        {
            "init": "init:init",
            "forms": "forms:forms",
            "check": "check:check",
            "month": "period_commands:month",
            "quarter": "period_commands:quarter",
            "half-year": "period_commands:half_year",
            "year-end": "period_commands:year_end",
            "explain": "explain:explain",
            "scheme": "scheme_app:scheme_app",
        },
    ),
    help="help.gridscore",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:  # noqa: FBT001  Typer calls it with the option's value
    if wanted:
        from gridscore import __version__

        typer.echo(f"gridscore {__version__}")
        raise typer.Exit


@app.callback()
def main(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="help.version"),
    ] = False,
    lang: opt.LangOption = None,
    install_completion: opt.InstallCompletionOption = None,
    show_completion: opt.ShowCompletionOption = None,
) -> None:
    """Hold the options that come before a command."""
