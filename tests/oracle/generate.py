"""Random station-years that sit on the edges: bounds, ties, same days, moves, gaps.

`station_year(rng)` makes one from any `random.Random`; `station_years()` is the same as a
hypothesis strategy, which can shrink what it finds.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import strategies as st

from .daqinggou_2013 import dismissals, quarter_span
from .station import (
    CRITERIA,
    Exemption,
    Incident,
    ScoreSheet,
    Settings,
    StationYear,
    Stint,
    Tally,
    Worker,
)

YEARS = (2024, 2025, 2026)
EDGES = (10000, 9001, 9000, 8999, 8998, 8950, 7501, 7500, 7499, 6001, 6000, 5999, 0)  # hundredths
SUBSIDIES = (None, "0", "30", "50", "120", "149.99", "150", "600")
DOCUMENTS = ("", "", "甲字1号", "甲字1号", "甲字2号", "乙字7号")
AUTHORITIES = ("city", "city", "district", "district", "street", "community", "")
STATUSES = ("confirmed", "", "", "confirmed", "confirmed", "pending", "revoked")
ROLES = ("leader", "deputy", "member", "member", "member")
REASONS = ("sick leave", "maternity leave", "training")
KINDS_OF_SERVICE = (
    *("all", "all", "all", "all", "old", "joined", "left", "short", "moved", "moved"),
    *("twice", "gap", "to-the-end", "gone", "coming"),
)

Points = dict[str, int]
"""Hundredths of a point for each criterion."""


Dismissals = Callable[[StationYear], dict[str, date]]
"""Finds the day of dismissal of each worker whom a regulation dismisses."""


def station_years(workers: int = 3, *, shipped: bool = False) -> st.SearchStrategy[StationYear]:
    """Stations of up to so many workers; `shipped`: every setting but the subsidy as shipped."""
    rngs = st.randoms(use_true_random=False)
    return rngs.map(lambda rng: station_year(rng, workers=workers, shipped=shipped))


def seeded(
    count: int, *, seed: int = 0, workers: int = 6, shipped: bool = False
) -> Iterator[tuple[int, StationYear]]:
    """So many station-years, each with the seed that makes it again by `Random(seed)`."""
    for number in range(seed, seed + count):
        rng = Random(number)
        yield number, station_year(rng, workers=workers, shipped=shipped)


def station_year(
    rng: Random, *, workers: int = 6, shipped: bool = False, dismissed: Dismissals = dismissals
) -> StationYear:
    """One station's year. Most are complete, about one in six lacks something (R16)."""
    year = rng.choice(YEARS)
    people = _people(rng, year, rng.randint(1, workers))
    targets = _targets(rng, people)
    exact = rng.random() < 0.5
    station = StationYear(
        year=year,
        workers=people,
        scores=_scores(rng, year, targets, exact=exact),
        panel=_panel(rng, year, targets, exact=exact),
        incidents=_incidents(rng, year, people),
        tallies=_tallies(rng, people, targets),
        exemptions=_exemptions(rng, year, people),
        settings=_settings(rng, shipped=shipped),
    )
    if rng.random() < 0.3:
        station = _with_blanks(rng, station)
    station = _pruned(rng, station, dismissed(station))
    return _damaged(rng, station) if rng.random() < 0.17 else station


# --- people ----------------------------------------------------------------------------


def _people(rng: Random, year: int, count: int) -> tuple[Worker, ...]:
    """Workers G01, G02 …; someone who left is at times followed by a joiner in his grid."""
    people: list[Worker] = []
    for number in range(1, count + 1):
        grid, zone = f"网格{number:02d}", f"责任区{(number + 1) // 2}"
        stints = _stints(rng, year, grid, zone, spare=f"网格{number + 50}")
        if people and rng.random() < 0.15:
            stints = _after(people[-1], stints)
        people.append(Worker(f"G{number:02d}", f"甲{number:02d}", stints))
    return tuple(people)


def _after(previous: Worker, stints: tuple[Stint, ...]) -> tuple[Stint, ...]:
    """The joiner who takes over the grid of the one who left, from the next day."""
    last = previous.stints[-1]
    if last.left is None:
        return stints
    return (Stint(last.grid, last.zone, last.left + timedelta(days=1)),)


def _stints(rng: Random, year: int, grid: str, zone: str, *, spare: str) -> tuple[Stint, ...]:
    kind = rng.choice(KINDS_OF_SERVICE)
    days = sorted({_day(rng, year) for _ in range(4)})
    while len(days) < 4:  # equal draws: spread them out again
        days = sorted({date(year, 3, 1), date(year, 6, 30), date(year, 7, 1), date(year, 10, 2)})
    first, second, third, fourth = days[:4]
    day = timedelta(days=1)
    other_zone = rng.choice((zone, "责任区9"))
    moved = (Stint(grid, zone, None, second), Stint(spare, other_zone, second + day))
    choices = {
        "all": (Stint(grid, zone),),
        "old": (Stint(grid, zone, date(year - 3, 5, 4), date(year + 1, 2, 3)),),
        "joined": (Stint(grid, zone, second),),
        "left": (Stint(grid, zone, None, third),),
        "short": (Stint(grid, zone, second, third),),
        "moved": rng.choice((moved, _halves(year, grid, zone, spare))),
        "twice": (
            Stint(grid, zone, None, first),
            Stint(spare, other_zone, first + day, third),
            Stint(grid, zone, third + day),
        ),
        "gap": (Stint(grid, zone, None, first), Stint(grid, other_zone, fourth)),
        "to-the-end": (Stint(grid, zone, first, date(year, 12, 31)),),
        "gone": (Stint(grid, zone, None, date(year - 1, 12, 31)),),
        "coming": (Stint(grid, zone, date(year + 1, 1, 1)),),
    }
    return choices[kind]


def _halves(year: int, grid: str, zone: str, spare: str) -> tuple[Stint, ...]:
    """A move that gives both grids the same number of days: 183 each, or 182 with a day off."""
    leap = (date(year, 12, 31) - date(year, 1, 1)).days == 365
    start = date(year, 1, 1) if leap else date(year, 1, 2)
    end = start + timedelta(days=182 if leap else 181)
    return (
        Stint(grid, zone, start, end),
        Stint(spare, zone, end + timedelta(days=1)),
    )


def _day(rng: Random, year: int) -> date:
    """A day of the year, often the first or last one of a quarter."""
    if rng.random() < 0.5:
        return rng.choice(quarter_span(year, rng.randint(1, 4)))
    return date(year, 1, 1) + timedelta(days=rng.randint(0, 364))


# --- marks -----------------------------------------------------------------------------


def _targets(rng: Random, people: tuple[Worker, ...]) -> dict[str, list[Points]]:
    """For each worker the points aimed at in the four quarters and on the annual sheet."""
    targets: dict[str, list[Points]] = {}
    previous: list[Points] | None = None
    for worker in people:
        if previous is not None and rng.random() < 0.25:
            aims = [_rotated(points) for points in previous]  # a tie with the one before
        elif rng.random() < 0.4:
            total = rng.choice(EDGES)  # the same all year: the year's total is on the edge
            aims = [_split(rng, total) for _ in range(5)]
        else:
            aims = [_split(rng, _total(rng)) for _ in range(5)]
        targets[worker.id] = previous = aims
    return targets


def _total(rng: Random) -> int:
    return rng.choice((rng.choice(EDGES), rng.randint(0, 10000), rng.randint(5500, 9800)))


def _rotated(points: Points) -> Points:
    return dict(zip(CRITERIA, [*list(points.values())[1:], points[CRITERIA[0]]], strict=True))


def _split(rng: Random, total: int) -> Points:
    """A total spread over the criteria, 20 points at most on each."""
    points = [(total + number) // 5 for number in range(5)]
    for _ in range(rng.randint(0, 4)):
        giver, taker = rng.sample(range(5), 2)
        amount = min(points[giver], 2000 - points[taker], rng.choice((1, 50, 100, 250)))
        points[giver] -= amount
        points[taker] += amount
    return dict(zip(CRITERIA, points, strict=True))


def _decimal(hundredths: int) -> str:
    """How a clerk types it: 18, 17.5, 17.25."""
    return f"{hundredths // 100}.{hundredths % 100:02d}".rstrip("0").rstrip(".")


def _scores(
    rng: Random, year: int, targets: dict[str, list[Points]], *, exact: bool
) -> tuple[ScoreSheet, ...]:
    """Sheets of every quarter; `exact`: the scorers' mean is the aim, not only about it."""
    scorers = rng.choice((1, 1, 2, 3, 5))
    return tuple(
        sheet
        for worker, aims in targets.items()
        for number, aim in enumerate(aims[:4], start=1)
        for sheet in _sheets(worker, f"{year}Q{number}", _spread(rng, aim, scorers, exact=exact))
    )


def _panel(
    rng: Random, year: int, targets: dict[str, list[Points]], *, exact: bool
) -> tuple[ScoreSheet, ...]:
    """Annual sheets for everybody, or, at one station in three, for nobody (R5)."""
    if rng.random() < 0.34:
        return ()
    scorers = rng.choice((1, 1, 2, 4))
    return tuple(
        sheet
        for worker, aims in targets.items()
        for sheet in _sheets(worker, str(year), _spread(rng, aims[4], scorers, exact=exact))
    )


def _spread(rng: Random, aim: Points, scorers: int, *, exact: bool) -> list[Points]:
    """What each scorer gives."""
    shifts = {name: _shifts(rng, aim[name], scorers, exact=exact) for name in CRITERIA}
    return [{name: aim[name] + shifts[name][n] for name in CRITERIA} for n in range(scorers)]


def _sheets(worker: str, period: str, given: list[Points]) -> list[ScoreSheet]:
    return [
        ScoreSheet(
            worker,
            period,
            {name: _decimal(hundredths) for name, hundredths in points.items()},
            scorer=f"评委{number}",
            role=ROLES[number - 1],
        )
        for number, points in enumerate(given, start=1)
    ]


def _shifts(rng: Random, aim: int, scorers: int, *, exact: bool) -> list[int]:
    """How far each scorer is from the aim; in pairs that cancel out where it is to be exact."""
    room = min(aim, 2000 - aim)
    if not exact and scorers > 1:
        return [
            rng.choice((-1, 1)) * min(room, rng.choice((0, 1, 50, 100))) for _ in range(scorers)
        ]
    shifts = [0] * scorers
    for number in range(scorers // 2):
        shifts[2 * number] = min(room, rng.choice((0, 50, 100)))
        shifts[2 * number + 1] = -shifts[2 * number]
    return shifts


def _with_blanks(rng: Random, station: StationYear) -> StationYear:
    """Some scorers left some criteria open; the first scorer never does (R23)."""

    def blanked(sheet: ScoreSheet) -> ScoreSheet:
        if sheet.scorer == "评委1":
            return sheet
        points = {name: "" if rng.random() < 0.2 else p for name, p in sheet.points.items()}
        return replace(sheet, points=points)

    return replace(
        station,
        scores=tuple(blanked(sheet) for sheet in station.scores),
        panel=tuple(blanked(sheet) for sheet in station.panel),
    )


# --- incidents, votes, exemptions --------------------------------------------------------


def _incidents(rng: Random, year: int, people: tuple[Worker, ...]) -> tuple[Incident, ...]:
    """A mixed-up log; the troubled have many rows on few days, so that days coincide."""
    rows: list[Incident] = []
    for worker in people:
        count = rng.choice((0, 0, 1, 2, 3, 6, 9))
        days = [_day(rng, year) for _ in range(1 + count // 2)]
        favourite = rng.choice(("late-report", "environment"))
        for _ in range(count):
            category = rng.choice((favourite, favourite, "late-report", "environment"))
            if rng.random() < 0.2:
                category = "commendation"
            rows.append(
                Incident(
                    day=_now_and_then_last_year(rng, rng.choice(days)),
                    worker=worker.id,
                    category=category,
                    authority=rng.choice(AUTHORITIES),
                    document=rng.choice(DOCUMENTS),
                    status=rng.choice(STATUSES) or "confirmed",
                )
            )
    rng.shuffle(rows)
    return tuple(rows)


def _now_and_then_last_year(rng: Random, day: date) -> date:
    return day if rng.random() < 0.97 else date(day.year - 1, 12, 31)


def _tallies(
    rng: Random, people: tuple[Worker, ...], targets: dict[str, list[Points]]
) -> tuple[Tally, ...]:
    """A vote for each grid, for each worker, or for the grids and some workers besides."""
    style = rng.choice(("grid", "grid", "worker", "both"))
    sampled = rng.choice((10000, 100, 60, 37, 3))
    tallies: dict[str, Tally] = {}
    for worker in people:
        aim = sum(targets[worker.id][4].values())
        if style == "worker" or (style == "both" and rng.random() < 0.5):
            tallies[worker.id] = replace(_tally(rng, aim, sampled), worker=worker.id)
        if style == "worker":
            continue
        for number, stint in enumerate(worker.stints):
            vote = _tally(rng, aim if number == 0 else rng.randint(0, 10000), sampled)
            tallies.setdefault(stint.grid, replace(vote, grid=stint.grid))
    return tuple(tallies.values())


def _tally(rng: Random, aim: int, sampled: int) -> Tally:
    """A count whose rate is about the aim, in hundredths of a percent."""
    satisfied = aim * sampled // 10000
    fair = rng.randint(0, sampled - satisfied)
    poor = rng.randint(0, sampled - satisfied - fair)
    if satisfied + fair + poor == 0 or rng.random() < 0.4:
        return Tally(satisfied, fair, sampled - satisfied - fair)
    return Tally(satisfied, fair, poor, sampled)


def _exemptions(rng: Random, year: int, people: tuple[Worker, ...]) -> tuple[Exemption, ...]:
    """Now and then one quarter or more, every quarter, or the year."""
    rows: list[Exemption] = []
    for worker in people:
        kind = rng.choice(("none",) * 16 + ("one", "one", "two", "all", "year"))
        quarters = {"one": 1, "two": 2, "all": 4}.get(kind, 0)
        periods = [f"{year}Q{n}" for n in sorted(rng.sample((1, 2, 3, 4), quarters))]
        periods += [str(year)] if kind == "year" else []
        rows += [Exemption(worker.id, period, rng.choice(REASONS)) for period in periods]
    return tuple(rows)


def _settings(rng: Random, *, shipped: bool) -> Settings:
    subsidy = rng.choice(SUBSIDIES)
    if shipped or rng.random() < 0.6:
        return Settings(subsidy=subsidy)
    return Settings(
        subsidy=subsidy,
        weights=rng.choice((("40", "40", "20"), ("30", "50", "20"), ("33.3", "33.3", "33.4"))),
        weights_without_panel=rng.choice((("80", "20"), ("75", "25"))),
        scorers=rng.choice(("mean", "mean", "trimmed", "roles")),
        proration=rng.choice(("none", "quarter", "month")),
        leavers_rewarded=rng.random() < 0.3,
        ballots=rng.choice(("sampled", "sampled", "valid")),
    )


# --- what is handed in, and what is forgotten --------------------------------------------


def _pruned(rng: Random, station: StationYear, dismissed: dict[str, date]) -> StationYear:
    """Leave out most sheets that nobody would write; they must not matter."""
    exempt = {(e.worker, e.period) for e in station.exemptions}
    workers = {worker.id: worker for worker in station.workers}

    def written(sheet: ScoreSheet) -> bool:
        if (sheet.worker, sheet.period) in exempt:
            return False
        first, last = quarter_span(station.year, int(sheet.period[-1]))
        day = dismissed.get(sheet.worker)
        if day is not None and day < first:
            return rng.random() < 0.3
        if day is not None and day <= last:
            return rng.random() < 0.7
        stints = workers[sheet.worker].stints
        return any(s.overlap(first, last) for s in stints) or rng.random() < 0.15

    half = {worker for worker in dismissed if rng.random() < 0.4}  # no annual sheet or no vote
    return replace(
        station,
        scores=_whole_sets(station.scores, written),
        panel=tuple(s for s in station.panel if s.worker not in half and not _out(s, exempt)),
        tallies=tuple(t for t in station.tallies if t.worker not in half),
    )


def _out(sheet: ScoreSheet, exempt: set[tuple[str, str]]) -> bool:
    return (sheet.worker, sheet.period) in exempt


def _whole_sets(
    sheets: tuple[ScoreSheet, ...], written: Callable[[ScoreSheet], bool]
) -> tuple[ScoreSheet, ...]:
    """Keep or drop all the scorers' sheets of one worker and period together."""
    verdicts: dict[tuple[str, str], bool] = {}
    for sheet in sheets:
        key = (sheet.worker, sheet.period)
        if key not in verdicts:
            verdicts[key] = written(sheet)
    return tuple(s for s in sheets if verdicts[s.worker, s.period])


def _damaged(rng: Random, station: StationYear) -> StationYear:
    """Something was forgotten: a sheet, a criterion by every scorer, an annual sheet, a vote."""
    forgotten = rng.choice(("scores", "panel", "vote"))
    if forgotten == "scores":
        return replace(station, scores=_torn(rng, station.scores))
    if forgotten == "panel":
        return replace(station, panel=_torn(rng, station.panel))
    return replace(station, tallies=_without_one(rng, station.tallies))


def _torn(rng: Random, sheets: tuple[ScoreSheet, ...]) -> tuple[ScoreSheet, ...]:
    """Without one worker's sheets of a period, or with a criterion that nobody scored."""
    if not sheets:
        return ()
    victim = rng.choice(sheets)
    whole = rng.random() < 0.5
    blank = {rng.choice(CRITERIA): ""}
    kept: list[ScoreSheet] = []
    for sheet in sheets:
        if (sheet.worker, sheet.period) != (victim.worker, victim.period):
            kept.append(sheet)
        elif not whole:
            kept.append(replace(sheet, points=sheet.points | blank))
    return tuple(kept)


def _without_one(rng: Random, tallies: tuple[Tally, ...]) -> tuple[Tally, ...]:
    if not tallies:
        return ()
    gone = rng.randrange(len(tallies))
    return tallies[:gone] + tallies[gone + 1 :]
