"""Random station-years for `daqinggou-2015`: twelve monthly sheets, two ladders, two pots.

Made apart from `generate`, whose marks are those of another regulation. Most stations hand in
all they must, about one in six lacks something (R16).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import strategies as st

from .daqinggou_2015 import CRITERIA, dismissals, month_span
from .station import Exemption, Incident, ScoreSheet, Settings, StationYear, Stint, Worker

YEARS = (2024, 2025, 2026)
EDGES = (10000, 9001, 9000, 8999, 7500, 7499, 6000, 5999, 0)  # hundredths of a month's total
SUBSIDIES = (None, None, "0", "30", "50", "120", "149.99", "150", "620", "900")
DOCUMENTS = ("", "", "甲字1号", "甲字1号", "甲字2号", "乙字7号", "乙字8号")
NOTIFIED_BY = ("city", "city", "district", "district", "district", "street", "department", "")
COMMENDED_BY = (
    *("city", "district", "street", "department", "department"),
    *("community", "media", "resident", ""),
)
STATUSES = ("confirmed",) * 8 + ("pending", "revoked")
ROLES = ("leader", "deputy", "member", "member")
REASONS = ("sick leave", "maternity leave", "training")
MONTHS = range(1, 13)
DAY = timedelta(days=1)

Points = dict[str, int]
"""Hundredths of a point for each item."""


def station_years(workers: int = 3) -> st.SearchStrategy[StationYear]:
    """Stations of up to so many workers, as a strategy that can shrink what it finds."""
    rngs = st.randoms(use_true_random=False)
    return rngs.map(lambda rng: daqinggou_2015_year(rng, workers=workers))


def seeded(count: int, *, seed: int = 0, workers: int = 5) -> Iterator[tuple[int, StationYear]]:
    """So many station-years, each with the seed that makes it again."""
    for number in range(seed, seed + count):
        yield number, daqinggou_2015_year(Random(number), workers=workers)


def daqinggou_2015_year(rng: Random, *, workers: int = 5) -> StationYear:
    """One station's year under this regulation."""
    year = rng.choice(YEARS)
    people = tuple(_worker(rng, year, number) for number in range(1, rng.randint(1, workers) + 1))
    station = StationYear(
        year=year,
        workers=people,
        scores=_scores(rng, year, people),
        incidents=_incidents(rng, year, people),
        exemptions=_exemptions(rng, year, people),
        settings=_settings(rng),
    )
    station = _without_idle_sheets(rng, station)
    return _torn(rng, station) if rng.random() < 0.17 else station


# --- people --------------------------------------------------------------------------------


def _worker(rng: Random, year: int, number: int) -> Worker:
    grid, zone = f"网格{number:02d}", f"责任区{(number + 1) // 2}"
    return Worker(f"G{number:02d}", f"乙{number:02d}", _stints(rng, year, grid, zone))


def _stints(rng: Random, year: int, grid: str, zone: str) -> tuple[Stint, ...]:
    """Most are there all year; the others join, leave, move, or come back."""
    one, two, three = sorted(rng.sample(range(1, 364), 3))
    first, second, third = (_near_month_end(rng, year, day) for day in (one, two, three))
    next_grid = f"{grid}乙"
    kinds: dict[str, tuple[Stint, ...]] = {
        "all": (Stint(grid, zone),),
        "long": (Stint(grid, zone, date(year - 4, 2, 29 if year == 2024 else 28)),),
        "joined": (Stint(grid, zone, first),),
        "left": (Stint(grid, zone, None, third),),
        "between": (Stint(grid, zone, first, max(first, third)),),
        "moved": (Stint(grid, zone, None, second), Stint(next_grid, "责任区9", second + DAY)),
        "away": (Stint(grid, zone, None, first), Stint(grid, zone, max(first, third) + DAY)),
        "one day": (Stint(grid, zone, second, second),),
        "last day": (Stint(grid, zone, None, date(year, 12, 31)),),
        "gone": (Stint(grid, zone, None, date(year - 1, 12, 31)),),
        "to come": (Stint(grid, zone, date(year + 1, 1, 1)),),
    }
    weights = {"all": 12, "joined": 2, "left": 3, "moved": 3, "away": 2}
    names = list(kinds)
    (kind,) = rng.choices(names, [weights.get(name, 1) for name in names])
    return kinds[kind]


def _near_month_end(rng: Random, year: int, day_of_year: int) -> date:
    """The day itself, or the first or last one of its month, but never the year's last."""
    day = date(year, 1, 1) + timedelta(days=day_of_year)
    day = rng.choice((day, *month_span(year, day.month)))
    return min(day, date(year, 12, 30))


# --- marks ---------------------------------------------------------------------------------


def _scores(rng: Random, year: int, people: Sequence[Worker]) -> tuple[ScoreSheet, ...]:
    """Sheets of every month; at times equal ones for two workers, or the same all year."""
    scorers = rng.choice((1, 1, 2, 3, 4))
    blanks = rng.random() < 0.3
    sheets: list[ScoreSheet] = []
    given: list[list[Points]] = []
    for worker in people:
        if not given or rng.random() < 0.75:
            given = _year_of_points(rng, scorers)
        else:
            given = [[_turned(points) for points in month] for month in given]
        for month, by_scorer in zip(MONTHS, given, strict=True):
            sheets += [
                ScoreSheet(
                    worker.id,
                    f"{year}-{month:02d}",
                    _written(rng, points, blanks=blanks and number > 0),
                    scorer=f"评委{number + 1}",
                    role=ROLES[number],
                )
                for number, points in enumerate(by_scorer)
            ]
    return tuple(sheets)


def _year_of_points(rng: Random, scorers: int) -> list[list[Points]]:
    """What each scorer gives in each month."""
    steady = rng.random() < 0.3
    edge = rng.choice(EDGES)
    year = []
    for _ in MONTHS:
        aim = edge if steady else rng.choice((rng.choice(EDGES), rng.randint(4500, 10000)))
        if not steady and rng.random() < 0.05:
            aim = rng.randint(0, 10000)
        points = _split(rng, aim)
        year.append([points if steady else _shifted(rng, points) for _ in range(scorers)])
    return year


def _split(rng: Random, total: int) -> Points:
    """A total spread over the items, at most 25 points on each."""
    points = [(total + number) // 4 for number in range(4)]
    for _ in range(3):
        giver, taker = rng.sample(range(4), 2)
        amount = min(points[giver], 2500 - points[taker], rng.choice((1, 33, 50, 200)))
        points[giver] -= amount
        points[taker] += amount
    return dict(zip(CRITERIA, points, strict=True))


def _shifted(rng: Random, points: Points) -> Points:
    """Another scorer's view, never beyond 0 and 25."""
    return {
        name: min(2500, max(0, amount + rng.choice((-100, -50, -1, 0, 0, 1, 50, 100))))
        for name, amount in points.items()
    }


def _turned(points: Points) -> Points:
    """The same points on other items: another sheet with an equal total."""
    amounts = list(points.values())
    return dict(zip(CRITERIA, [*amounts[1:], amounts[0]], strict=True))


def _written(rng: Random, points: Points, *, blanks: bool) -> dict[str, str]:
    """As a clerk types it; the first scorer leaves nothing blank (R23)."""
    return {
        name: "" if blanks and rng.random() < 0.2 else _decimal(amount)
        for name, amount in points.items()
    }


def _decimal(hundredths: int) -> str:
    whole, rest = divmod(hundredths, 100)
    return f"{whole}.{rest:02d}".rstrip("0").rstrip(".")


# --- incidents -----------------------------------------------------------------------------


def _incidents(rng: Random, year: int, people: Sequence[Worker]) -> tuple[Incident, ...]:
    """A mixed-up log in which the ladders are climbed to their ends, and beyond."""
    rows: list[Incident] = []
    for worker in people:
        story = rng.choice((*("quiet",) * 3, "notices", "notices", "late", "late", "both", "mixed"))
        if story in ("notices", "both"):
            days = _cluster(rng, year, rng.randint(2, 7))
            rows += [_incident(rng, worker, day, "environment") for day in days]
        if story in ("late", "both"):
            days = _cluster(rng, year, rng.randint(1, 4))
            rows += [_incident(rng, worker, day, "late-report") for day in days]
        if story == "mixed":
            days = _cluster(rng, year, rng.randint(1, 8))
            kinds = ("late-report", "environment", "commendation", "complaint")
            rows += [_incident(rng, worker, day, rng.choice(kinds)) for day in days]
        if rng.random() < 0.35:
            days = _cluster(rng, year, rng.randint(1, 4))
            rows += [_incident(rng, worker, day, "commendation") for day in days]
    rng.shuffle(rows)
    return tuple(rows)


def _cluster(rng: Random, year: int, count: int) -> list[date]:
    """Days close together, so that they share a month, a quarter or even the day; or far apart."""
    if rng.random() < 0.3:
        return [_any_day(rng, year) for _ in range(count)]
    month = rng.choice(MONTHS)
    months = [min(12, month + rng.choice((0, 0, 0, 1, 1, 2))) for _ in range(count)]
    days = [rng.choice((month_span(year, m)[1], date(year, m, rng.randint(1, 28)))) for m in months]
    if rng.random() < 0.4:
        days[-1] = days[0]
    return days


def _any_day(rng: Random, year: int) -> date:
    if rng.random() < 0.05:
        return date(year - 1, 12, 31)
    return date(year, 1, 1) + timedelta(days=rng.randint(0, 364))


def _incident(rng: Random, worker: Worker, day: date, category: str) -> Incident:
    by = {
        "environment": NOTIFIED_BY,
        "commendation": COMMENDED_BY,
        "complaint": ("resident", "media", ""),
        "late-report": ("", "", "community", "city"),
    }
    return Incident(
        day=day,
        worker=worker.id,
        category=category,
        authority=rng.choice(by[category]),
        document=rng.choice(DOCUMENTS) if rng.random() < 0.6 else _own_document(rng),
        status=rng.choice(STATUSES),
    )


def _own_document(rng: Random) -> str:
    """A number hardly anything else has."""
    return f"丙字{rng.randint(1, 9999)}号"


# --- exemptions and settings -----------------------------------------------------------------


def _exemptions(rng: Random, year: int, people: Sequence[Worker]) -> tuple[Exemption, ...]:
    """Now and then months, a whole quarter month by month or in one word, all of it, the year."""
    rows: list[Exemption] = []
    for worker in people:
        kind = rng.choice(
            (*("none",) * 14, "months", "months", "quarter", "by month", "all", "year")
        )
        number = rng.randint(1, 4)
        periods = {
            "none": [],
            "months": sorted({f"{year}-{rng.randint(1, 12):02d}" for _ in range(3)}),
            "quarter": [f"{year}Q{number}"],
            "by month": [f"{year}-{m:02d}" for m in range(3 * number - 2, 3 * number + 1)],
            "all": [f"{year}Q{n}" for n in (1, 2, 3, 4)],
            "year": [str(year)],
        }
        rows += [Exemption(worker.id, period, rng.choice(REASONS)) for period in periods[kind]]
    return tuple(rows)


def _settings(rng: Random) -> Settings:
    return Settings(
        subsidy=rng.choice(SUBSIDIES),
        scorers=rng.choice(("mean", "mean", "mean", "trimmed", "roles")),
        leavers_rewarded=rng.random() < 0.2,
    )


# --- what is handed in, and what is forgotten --------------------------------------------------


def _without_idle_sheets(rng: Random, station: StationYear) -> StationYear:
    """Leave out most sheets that nobody would write; those that stay must not matter."""
    dismissed = dismissals(station)
    workers = {worker.id: worker for worker in station.workers}
    exempt = {(e.worker, e.period) for e in station.exemptions}

    def chance(worker: str, period: str) -> float:
        """How likely the sheets of a worker and month are handed in."""
        first, last = month_span(station.year, int(period[5:]))
        day = dismissed.get(worker)
        if not any(stint.overlap(first, last) for stint in workers[worker].stints):
            return 0.1
        if day is not None and day < first:
            return 0.3
        if day is not None and day <= last:
            return 0.6
        covering = {period, f"{station.year}Q{(first.month + 2) // 3}", str(station.year)}
        return 0.1 if any((worker, span) in exempt for span in covering) else 1.0

    return _kept(station, lambda worker, period: rng.random() < chance(worker, period))


def _kept(station: StationYear, handed_in: Callable[[str, str], bool]) -> StationYear:
    """Keep or drop all the scorers' sheets of one worker and month together."""
    verdicts: dict[tuple[str, str], bool] = {}
    for sheet in station.scores:
        key = (sheet.worker, sheet.period)
        if key not in verdicts:
            verdicts[key] = handed_in(*key)
    return replace(station, scores=tuple(s for s in station.scores if verdicts[s.worker, s.period]))


def _torn(rng: Random, station: StationYear) -> StationYear:
    """Without the sheets of a month or two, or with an item that nobody scored."""
    if not station.scores:
        return station
    victims = {(s.worker, s.period) for s in rng.choices(station.scores, k=rng.randint(1, 2))}
    if rng.random() < 0.5:
        return _kept(station, lambda worker, period: (worker, period) not in victims)
    blank = {rng.choice(CRITERIA): ""}
    return replace(
        station,
        scores=tuple(
            replace(s, points=s.points | blank) if (s.worker, s.period) in victims else s
            for s in station.scores
        ),
    )
