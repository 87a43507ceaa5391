"""`gridscore scheme`: the regulations, shipped ones and a station's own."""

from __future__ import annotations

import typer

from gridscore.cli import options as opt  # noqa: TC001  Typer reads annotations at run time
from gridscore.cli.commands import Group, add_commands
from gridscore.cli.scheme_check import check
from gridscore.cli.scheme_list import list_schemes
from gridscore.cli.scheme_new import new
from gridscore.cli.scheme_schema import json_schema
from gridscore.cli.scheme_show import show

scheme_app = typer.Typer(
    name="scheme",
    cls=Group,
    help="help.command.scheme",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
add_commands(
    scheme_app,
    "help.command.scheme.",
    {
        "list": list_schemes,
        "show": show,
        "check": check,
        "new": new,
        "json-schema": json_schema,
    },
)


@scheme_app.callback()
def scheme(*, lang: opt.LangOption = None) -> None:
    """Hold the options that come before a command."""
