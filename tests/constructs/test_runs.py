"""Where runs of rows begin, and what numbers put rows in order, against a plain count."""

from datetime import date
from itertools import groupby
from random import Random

import numpy as np
import pytest

from gridscore.engine.events import calendar_years
from gridscore.engine.ranks import composite_key
from gridscore.engine.runs import begins, ordinals, person_day
from gridscore.ledger.model import FIRST_DAY, LAST_DAY
from gridscore.periods import day_date, day_number


@pytest.mark.parametrize("rows", [0, 1, 2, 50])
def test_runs_begin_where_a_row_is_another_and_are_counted_from_there(rows: int) -> None:
    random = Random(rows)
    pairs = sorted((random.randrange(4), random.randrange(3)) for _ in range(rows))
    people, days = np.array(pairs, np.int32).reshape(-1, 2).T
    counted = [number for _, run in groupby(pairs) for number, _ in enumerate(run)]
    assert ordinals(people, days).tolist() == counted
    assert begins(people, days).tolist() == [number == 0 for number in counted]


def test_a_person_and_any_day_make_a_number_in_their_order() -> None:
    pairs = [(-1, 0), (0, FIRST_DAY), (0, -1), (0, LAST_DAY), (1, FIRST_DAY), (2**30 - 1, LAST_DAY)]
    person, day = np.array(pairs, np.int32).T
    keys = person_day(person, day).tolist()
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("widest", [3, 2**40])
def test_rows_get_numbers_in_the_order_of_several_keys_however_wide_these_are(widest: int) -> None:
    random = Random(widest)
    some = [-widest, *(random.randrange(-widest, widest) for _ in range(3)), widest]
    rows = [tuple(random.choice(some) for _ in range(3)) for _ in range(60)]
    numbers = composite_key([np.array(key, np.int64) for key in zip(*rows, strict=True)]).tolist()
    place = {row: nth for nth, row in enumerate(sorted(set(rows)))}
    rank = {number: nth for nth, number in enumerate(sorted(set(numbers)))}
    assert [rank[number] for number in numbers] == [place[row] for row in rows]


@pytest.mark.parametrize("span", [0, 1, 40, 400, 200_000])
def test_days_close_together_and_far_apart_lie_in_their_calendar_year(span: int) -> None:
    random, first = Random(span), day_number(date(1969, 12, 31))
    days = [first + random.randint(0, span) for _ in range(50)]
    years = calendar_years(np.array(days, np.int32)).tolist()
    assert years == [day_date(day).year for day in days]
    assert calendar_years(np.zeros(0, np.int32)).tolist() == []
