"""Runs a random pair of scheme and ledger: reads, assesses and words it as the commands do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from gridscore.engine.assessment import Case
from gridscore.engine.routine import assess_routine
from gridscore.engine.year import assess_year
from gridscore.ledger.assemble import assemble_ledger
from gridscore.messages import Lang
from gridscore.messages.severity import Severity
from gridscore.periods import Period, PeriodKind
from gridscore.results.report import build_report
from gridscore.scheme.loading import LoadedScheme, load_scheme, open_settings
from tests.properties.any_ledger import YEAR, Tables, any_ledger, grids_of
from tests.properties.any_scheme import any_scheme, as_toml

if TYPE_CHECKING:
    from gridscore.engine.assessment import Assessment
    from gridscore.results.model import Report


@dataclass(frozen=True)
class Pair:
    """A regulation, what a station hands in under it, and which periods of it are looked at."""

    seed: int
    loaded: LoadedScheme
    tables: Tables
    periods: tuple[Period, ...]
    draft: bool

    @classmethod
    def of(cls, seed: int) -> Pair:
        """Make up the pair of a seed."""
        random = Random(seed)
        loaded = load_text(as_toml(any_scheme(random)), random)
        tables = any_ledger(random, loaded.scheme)
        periods = [
            period
            for kind in loaded.scheme.cadences
            for period in sorted(random.sample(YEAR.parts(kind), min(2, len(YEAR.parts(kind)))))
        ]
        return cls(seed, loaded, tables, tuple(periods), random.random() < 0.5)

    def case(self, random: Random | None = None, tables: Tables | None = None) -> Case:
        """Read the ledgers; with `random` in another order, split over more files."""
        grids = grids_of(self.tables if tables is None else tables, random)
        ledger = assemble_ledger(grids, self.loaded.scheme, None)
        wrong = [problem for problem in ledger.problems if problem.severity is Severity.ERROR]
        assert not wrong, wrong
        return Case(ledger, self.loaded.scheme, self.loaded.settings, self.draft)


def load_text(text: str, random: Random) -> LoadedScheme:
    """Load a scheme; of the amounts that it leaves open some are set."""
    with TemporaryDirectory() as folder:
        path = str(Path(folder, "any.toml"))
        Path(path).write_text(text, "utf-8")
        settings: dict[str, object] = {}
        for key in open_settings(load_scheme(path).file.table):
            if random.random() < 0.6:
                settings[key] = random.randint(0, 500)
        return load_scheme(path, settings=settings)


def assess(case: Case, period: Period) -> Assessment:
    """Assess a period as the commands do, whatever lacks."""
    run = assess_year if period.kind is PeriodKind.YEAR else assess_routine
    return run(case, period)


def report(pair: Pair, case: Case, assessment: Assessment, lang: Lang = Lang.EN) -> Report:
    """Put an assessment into words."""
    return build_report(case, pair.loaded, assessment, lang, "站")
