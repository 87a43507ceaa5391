"""What the parts of a scheme must say together: one small check each, all of them looked at."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from gridscore.scheme.check_bounds import conditions_can_hold, figures_can_count
from gridscore.scheme.check_clauses import clauses_are_accounted_for, readings_are_worded
from gridscore.scheme.check_conditions import (
    conditions_fit,
    figures_can_be_had,
    needs_are_beside_the_grade,
    overrides_can_be_asked_for,
)
from gridscore.scheme.check_names import (
    accounts_of_pay_are_apart,
    columns_are_free,
    events_are_claimed_once,
    ids_stand_once,
    lists_name_each_once,
    standings_are_free,
)
from gridscore.scheme.check_outcome import (
    bands_descend,
    grades_are_known,
    groups_fit,
    ladders_fit,
    overrides_do_something,
    steps_can_be_reached,
    the_worst_grade_is_anybodys,
)
from gridscore.scheme.check_periods import (
    forms_can_be_filled_in,
    multipliers_fit,
    payments_fit,
    periods_fit,
    pots_fall_due,
    stand_ins_count,
    what_takes_money_has_a_pot,
)
from gridscore.scheme.check_scores import (
    entries_fit,
    full_marks_add_up,
    opening_has_a_clause,
    points_are_there_to_be_lost,
    rates_fit,
    scored_criteria_have_scorers,
    sections_nest,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gridscore.scheme.faults import SchemeFaultError
    from gridscore.scheme.model import Scheme


CHECKS = (
    ids_stand_once,
    lists_name_each_once,
    standings_are_free,
    columns_are_free,
    events_are_claimed_once,
    full_marks_add_up,
    scored_criteria_have_scorers,
    opening_has_a_clause,
    points_are_there_to_be_lost,
    rates_fit,
    entries_fit,
    sections_nest,
    ladders_fit,
    what_takes_money_has_a_pot,
    steps_can_be_reached,
    bands_descend,
    the_worst_grade_is_anybodys,
    grades_are_known,
    overrides_do_something,
    groups_fit,
    conditions_fit,
    overrides_can_be_asked_for,
    figures_can_be_had,
    needs_are_beside_the_grade,
    multipliers_fit,
    conditions_can_hold,
    figures_can_count,
    periods_fit,
    stand_ins_count,
    pots_fall_due,
    payments_fit,
    forms_can_be_filled_in,
    accounts_of_pay_are_apart,
    clauses_are_accounted_for,
    readings_are_worded,
)
"""Every check of a scheme as a whole, in the order in which faults are told."""


def find_faults(scheme: Scheme) -> Iterator[SchemeFaultError]:
    """Go through every check; a scheme without faults yields nothing."""
    return chain.from_iterable(check(scheme) for check in CHECKS)
