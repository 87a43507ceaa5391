"""The `gridscore` command and its subcommands; what is heavy is imported by the command used."""

from __future__ import annotations

from typing import Annotated

import typer

from gridscore.cli.check import check
from gridscore.cli.explain import explain
from gridscore.cli.half_year import half_year
from gridscore.cli.month import month
from gridscore.cli.quarter import quarter
from gridscore.cli.scheme_app import scheme_app
from gridscore.cli.year_end import year_end

app = typer.Typer(
    name="gridscore",
    help="Assess grid workers (网格员) by a written regulation: "
    "every point and every yuan with its clause and its source cell.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("check")(check)
app.command("month")(month)
app.command("quarter")(quarter)
app.command("half-year")(half_year)
app.command("year-end")(year_end)
app.command("explain")(explain)
app.add_typer(scheme_app)


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
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Show the version and stop."
        ),
    ] = False,
) -> None:
    """Hold the options that come before a command."""
