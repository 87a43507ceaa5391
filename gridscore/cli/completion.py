"""Shell completion: switching it on. What is suggested stands in `suggestions`.

The scripts and the ways to install them are Typer's, whose module `completion` does not export
them by name (hence the `type: ignore`); its options for them would report in English only.
"""

from __future__ import annotations

import typer

from gridscore.cli.language import lang_of
from gridscore.cli.misuse import Misuse
from gridscore.cli.suggestions import COMPLETE_VAR, SHELLS
from gridscore.messages import say

PROGRAM = "gridscore"


def prepare() -> None:
    """Let Typer know the shells before one of them asks."""
    from typer.completion import completion_init  # type: ignore[attr-defined]

    completion_init()


def show(ctx: typer.Context, shell: str) -> None:
    """Print the script that switches completion on in a shell."""
    from typer.completion import get_completion_script  # type: ignore[attr-defined]

    _check_shell(ctx, shell)
    typer.echo(get_completion_script(prog_name=PROGRAM, complete_var=COMPLETE_VAR, shell=shell))
    raise typer.Exit


def install(ctx: typer.Context, shell: str) -> None:
    """Switch completion on for every terminal of a shell opened from now on."""
    from typer.completion import install as install_script  # type: ignore[attr-defined]

    _check_shell(ctx, shell)
    try:
        _, path = install_script(shell=shell, prog_name=PROGRAM, complete_var=COMPLETE_VAR)
    except (OSError, UnicodeError) as error:
        raise Misuse(ctx, "call.completion-failed", why=str(error), shell=shell) from error
    text = say("help.call.completion-installed", lang_of(ctx), shell=shell, path=str(path))
    typer.echo(text)
    raise typer.Exit


def _check_shell(ctx: typer.Context, shell: str) -> None:
    if shell not in SHELLS:
        raise Misuse(ctx, "call.shell-unknown", given=shell, known=list(SHELLS))
