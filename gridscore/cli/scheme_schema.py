"""`gridscore scheme json-schema`: what editors complete and check scheme files by."""

from __future__ import annotations

import typer

from gridscore.cli import options as opt  # noqa: TC001  Typer reads annotations at run time


def json_schema(*, lang: opt.LangOption = None) -> None:  # noqa: ARG001  every command takes it
    """Print the JSON Schema of scheme files, by which editors complete and check them."""
    from gridscore.scheme.json_schema import shipped_schema

    typer.echo(shipped_schema(), nl=False)
