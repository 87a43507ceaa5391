"""`gridscore month`, `quarter`, `half-year` and `year-end`: one period's assessment.

They differ in nothing but the kind of period, and how it is called in help.
"""

from collections.abc import Callable
from typing import Annotated

import typer

from gridscore.cli import options as opt
from gridscore.cli import suggestions
from gridscore.periods import PeriodKind


def _command(kind: PeriodKind, metavar: str, key: str) -> Callable[..., None]:
    """Make the command that assesses periods of one kind; `key` is that of its argument's help."""

    def command(
        period: str,
        paths: opt.Paths = None,
        *,
        scheme: opt.SchemeOption = None,
        overrides: opt.SetOption = None,
        output: opt.OutputOption = None,
        format_name: opt.FormatOption = None,
        journal: opt.JournalOption = None,
        slips: opt.SlipsOption = None,
        public: opt.PublicOption = None,
        mask: opt.MaskOption = False,
        lang: opt.LangOption = None,
        force: opt.ForceOption = False,
        strict: opt.StrictOption = False,
        draft: opt.DraftOption = False,
        quiet: opt.QuietOption = False,
        verbose: opt.VerboseOption = False,
        no_color: opt.NoColorOption = False,
        progress: opt.ProgressOption = None,
        bom: opt.BomOption = False,
    ) -> None:
        from gridscore.cli.assess import run_assessment

        run_assessment(
            kind,
            period,
            paths,
            opt.Talk(lang, quiet=quiet, verbose=verbose, no_color=no_color, progress=progress),
            opt.Rules(scheme, overrides or [], strict=strict, draft=draft),
            opt.Delivery(
                output=output,
                format=format_name,
                journal=journal,
                slips=slips,
                public=public,
                mask=mask,
                force=force,
                bom=bom,
            ),
        )

    suggest = suggestions.periods_of(kind)
    argument = typer.Argument(metavar=metavar, help=key, autocompletion=suggest)
    command.__annotations__["period"] = Annotated[str, argument]
    return command


month = _command(PeriodKind.MONTH, "P", "help.month")
quarter = _command(PeriodKind.QUARTER, "P", "help.quarter")
half_year = _command(PeriodKind.HALF, "P", "help.half-year")
year_end = _command(PeriodKind.YEAR, "Y", "help.year")
