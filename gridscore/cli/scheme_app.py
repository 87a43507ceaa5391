"""`gridscore scheme`: the regulations, shipped ones and a station's own."""

from __future__ import annotations

import typer

from gridscore.cli import options as opt  # noqa: TC001  Typer reads annotations at run time
from gridscore.cli.commands import group_of

scheme_app = typer.Typer(
    name="scheme",
    cls=group_of(
        "help.command.scheme.",
        {
            "list": "scheme_list:list_schemes",
            "show": "scheme_show:show",
            "check": "scheme_check:check",
            "new": "scheme_new:new",
            "json-schema": "scheme_schema:json_schema",
        },
    ),
    help="help.command.scheme",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@scheme_app.callback()
def scheme(*, lang: opt.LangOption = None) -> None:
    """Hold the options that come before a command."""
