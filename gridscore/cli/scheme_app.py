"""`gridscore scheme`: the regulations, shipped ones and a station's own."""

from __future__ import annotations

import typer

from gridscore.cli.scheme_check import check
from gridscore.cli.scheme_list import list_schemes
from gridscore.cli.scheme_new import new
from gridscore.cli.scheme_schema import json_schema
from gridscore.cli.scheme_show import show

scheme_app = typer.Typer(
    name="scheme",
    help="The regulations: list them, read one, check or begin one of your own.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
scheme_app.command("list")(list_schemes)
scheme_app.command("show")(show)
scheme_app.command("check")(check)
scheme_app.command("new")(new)
scheme_app.command("json-schema")(json_schema)
