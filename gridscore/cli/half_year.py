"""`gridscore half-year`: one half-year's assessment."""

from __future__ import annotations

from typing import Annotated

import typer

from gridscore.cli import options as opt
from gridscore.cli import suggestions
from gridscore.periods import PeriodKind


def half_year(
    period: Annotated[
        str,
        typer.Argument(metavar="P", help="help.half-year", autocompletion=suggestions.half_years),
    ],
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
    """Assess one half-year: scores, grades, ranks, money due, withheld and paid."""
    from gridscore.cli.assess import run_assessment

    run_assessment(
        PeriodKind.HALF,
        period,
        paths,
        opt.Talk(lang, quiet, verbose, no_color, progress),
        opt.Rules(scheme, overrides or [], strict, draft),
        opt.Delivery(output, format_name, journal, force, bom, slips, public, mask),
    )
