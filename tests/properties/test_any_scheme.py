"""What must hold for every regulation, whatever it says, and for every ledger under it.

Each seed makes up a scheme over the constructs of the language, a small ledger for it and a few
of its periods, the year among them. Longer campaigns: `SEEDS` says which seeds are tried.
"""

from random import Random

import pytest

from gridscore.engine.assessment import Assessment, Case
from gridscore.engine.checking import check_case
from gridscore.messages import Lang
from gridscore.periods import Period
from tests.properties import any_laws
from tests.properties.any_ledger import YEAR
from tests.properties.any_run import Pair, assess, report

SEEDS = range(150)

Assessed = tuple[Pair, Case, dict[Period, Assessment]]

pytestmark = pytest.mark.parametrize("assessed", SEEDS, indirect=True, scope="module")


@pytest.fixture(scope="module")
def assessed(request: pytest.FixtureRequest) -> Assessed:
    pair = Pair.of(request.param)
    case = pair.case()
    return pair, case, {period: assess(case, period) for period in pair.periods}


def test_everything_adds_up_and_can_be_told(assessed: Assessed) -> None:
    pair, case, runs = assessed
    any_laws.tell_problems(check_case(case))
    for number, assessment in enumerate(runs.values(), pair.seed):
        any_laws.tell_problems(assessment.problems)
        any_laws.keep_columns(pair, assessment)
        any_laws.keep_ranks(pair, case, assessment)
        any_laws.keep_pools(pair, case, assessment)
        lang = list(Lang)[number % len(Lang)]
        any_laws.keep_journal(report(pair, case, assessment, lang))


def test_the_year_starts_from_what_its_periods_publish(assessed: Assessed) -> None:
    pair, case, runs = assessed
    any_laws.year_starts_from_published_totals(pair, case, runs[YEAR])


def test_order_of_rows_and_splitting_of_files_change_nothing(assessed: Assessed) -> None:
    pair, case, runs = assessed
    any_laws.order_changes_nothing(pair, case, runs, Random(pair.seed))


def test_one_more_event_that_only_takes_never_helps(assessed: Assessed) -> None:
    pair, case, runs = assessed
    any_laws.taking_never_helps(pair, case, runs, Random(pair.seed))


def test_what_does_not_bear_on_a_result_leaves_it(assessed: Assessed) -> None:
    any_laws.nothing_looks_ahead(*assessed)
    any_laws.waiting_events_move_nothing(*assessed)
    any_laws.each_for_himself(*assessed)


def test_what_is_the_same_or_better_is_no_worse(assessed: Assessed) -> None:
    pair, case, runs = assessed
    any_laws.a_twin_moves_nothing(pair, case, runs)
    any_laws.moving_to_the_same_place_moves_nothing(pair, case, runs, Random(pair.seed))
    any_laws.a_higher_mark_never_hurts(pair, case, runs, Random(pair.seed))


def test_everything_can_be_written(assessed: Assessed) -> None:
    pair, case, runs = assessed
    random = Random(pair.seed)
    any_laws.show_scheme(pair.loaded)
    period = random.choice(pair.periods)
    any_laws.write_everything(pair, case, runs[period], random.choice(list(Lang)))
