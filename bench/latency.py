"""From a message to its answer, at ten and a hundred messages a second, at rest and at a month's end: `python -m bench.latency`."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from bench.bots import OURS, PEERS, Played, database, play
from bench.ratios import Found, Ratio, against_limit, bench, ratio
from bench.town import Scene, chat_of
from bot.clock import host_now
from storage.core import groups
from storage.engine.database import open_store
from storage.worklog import entries
from union.core.groups import Settings
from union.core.kinds import CATEGORIES
from union.reading.message import Measure, Money
from union.worklog.entries import Fact, LogEntry

ROUNDS, GROUPS, SECONDS = 3, 1000, 12
MOST = 50.0  # milliseconds that 99 of 100 answers are to keep within, at a hundred messages a second
MONTH_END = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)  # Monday, 17:00 in Shanghai
BEFORE_END, AT_END, LOGS_EACH = 15.0, 105, 10  # each group is looked at once a minute
POSTED = """select count(*), round((julianday(max(sent_at)) - julianday(min(sent_at))) * 86400)
            from outbox where key like ? and state = 'sent'"""


def measured(short: bool) -> Found:
    """Ours beside the sequential PTB echo, round after round; then the month's end."""
    figures: list[Ratio] = []
    for pace in (100,) if short else (10, 100):
        scene = Scene(GROUPS, pace * (5 if short else SECONDS), pace=pace)
        rounds = [(play("ptb", scene), play(OURS, scene)) for _ in range(1 if short else ROUNDS)]
        figures += _rest(pace, rounds)
    return Found(figures) if short else _with_month_end(figures)


def _rest(pace: int, rounds: Sequence[tuple[Played, Played]]) -> list[Ratio]:
    name = f"{pace} messages a second"
    middles = ratio(f"{name}, median", PEERS["ptb"], "ms", *_parts(rounds, 0.5))
    tails = ratio(f"{name}, p99", PEERS["ptb"], "ms", *_parts(rounds, 0.99))
    found = [replace(middles, short=False), tails]
    if pace == 100:
        found.append(
            against_limit(f"{name}, p99", "50 ms", "ms", [ours.share(0.99) for _, ours in rounds], MOST)
        )
    return found


def _parts(rounds: Sequence[tuple[Played, Played]], part: float) -> tuple[list[float], list[float]]:
    return [ours.share(part) for _, ours in rounds], [ptb.share(part) for ptb, _ in rounds]


def _with_month_end(figures: list[Ratio]) -> Found:
    played, (reports, seconds) = _month_end()
    name = "100 messages a second, 1,000 reports at 17:00"
    figures.append(against_limit(f"{name}, median", "50 ms", "ms", [played.middle], MOST))
    figures.append(against_limit(f"{name}, p99", "50 ms", "ms", [played.share(0.99)], MOST))
    worst = max(played.late)
    note = (
        f"At the month's end {reports} reports were posted within {seconds:.0f} s while the messages came; "
        f"the slowest answer took {worst:.2f} s."
    )
    return Found(figures, [note])


def _month_end() -> tuple[Played, tuple[int, float]]:
    """The clock strikes a quarter of a minute after the first message; how many reports went, within how many seconds."""
    with tempfile.TemporaryDirectory() as directory:
        folder = Path(directory)
        fill(folder)
        ahead = (MONTH_END - host_now()).total_seconds() - BEFORE_END
        scene = Scene(GROUPS, 100 * AT_END, pace=100, before=LOGS_EACH, ahead=ahead)
        played = play(OURS, scene, folder)
        store = open_store(database(folder), "bench")
        sent = store.db.execute(POSTED, [f"digest:%:{MONTH_END:%Y-%m}:%"]).fetchone()
        store.close()
    return played, (sent[0], sent[1] or 0.0)


def fill(folder: Path) -> None:
    """The groups of the scene with logs of the month."""
    store = open_store(database(folder), "bench")
    joined = MONTH_END - timedelta(days=28)  # this report is the first: none of a month before is late
    with store.unit() as db:
        for number in range(GROUPS):
            group = groups.get(
                db, groups.create(db, chat_of(number), f"第{number}分厂工会", joined), Settings()
            )
            assert group is not None
            for place in range(LOGS_EACH):
                entries.add(db, group, _entry(number, place), joined)
    store.close()


def _entry(group: int, place: int) -> LogEntry:
    day = date(2026, 11, 2 + place * 2)
    said = datetime(day.year, day.month, day.day, 2, tzinfo=UTC)
    figures = (
        (Measure(f"{place + 3}户", Decimal(place + 3), "户"),),
        (Money(f"{place + 3}00元", (place + 3) * 10_000),),
    )
    fact = Fact(CATEGORIES[place % len(CATEGORIES)], f"走访慰问第{place}车间", day, *figures)
    return LogEntry(0, 0, "周敏", None, fact.title, said, (fact,), chat_of(group), 100 + place)


if __name__ == "__main__":
    bench("latency", measured)
