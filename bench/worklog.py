"""What a long work log costs: a month's report as a value beside the bare sums it needs, a log more, a question, a search.

`python -m bench.worklog [--write]`. One group with eight years of logs, three figures each, and a hundredth of it.
"""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from bench.calendar import Office
from bench.growing import ROUNDS, growths, seconds
from bench.ratios import Found, against_limit, bench, ratio
from bench.years_of_logs import CHAT, NOW, TITLE, filled
from handlers.core.messages.incoming_message import Incoming, Said, Where, Who
from handlers.core.messages.outgoing_message import Press
from handlers.core.services import Services
from handlers.core.turn import Turn
from handlers.core.update_transaction import take_turn
from handlers.questions import ask_command, find_command
from handlers.reports import digest_command, month_post
from handlers.reports.report_snapshot import Reports
from handlers.routing.report_sections import SECTIONS
from handlers.worklog.log_command import log
from storage.engine.database import Database
from union.core.groups import Group
from union.core.period import Period

LOGS, TIMES = 100_000, 7
SIZES = (1000, 10_000, LOGS)
ROWS = {
    "add": ("one log more, with its echo, 100,000 logs", "ms"),
    "ask": ("/ask, a year's sum by category, 100,000 logs", "ms"),
    "find": ("/find, 100,000 logs", "ms"),
    "missed": ("/find, a word nobody wrote, 100,000 logs", "ms"),
    "sources": ("the logs behind a section, 100,000 logs", "ms"),
}
MONTH = "2026-11"
MOST_SOUGHT = 30.0  # ms
Act = Callable[[Turn], None]
# As one would ask for the sums by hand: what is listed but never added aside, a month without its 补报.
OF_SPAN = """from facts f indexed by facts_day join logs l on l.id = f.log_id and l.version = f.version {figures}
             where f.group_id = :group and f.day >= :first and f.day < :end and l.undone_at is null
             and (:late or l.late_for is null or f.day >= date(l.late_for || '-01', '+1 month'))"""
MEASURES = OF_SPAN.format(figures="join measures m on m.fact_id = f.id")
MONEYS = OF_SPAN.format(figures="join moneys m on m.fact_id = f.id")
BARE = f"""select category, '' as unit, '' as what, count(*) as sum, 0 as approx {OF_SPAN.format(figures="")} group by 1
           union all select category, unit, what, sum(thousandths), max(approx or thousandths_max is not null) {MEASURES}
           and unit not in ('%', '‰', '倍', '成', '折') group by 1, 2, 3
           union all select category, currency, what, sum(minor), max(approx or minor_max is not null) {MONEYS}
           and per is null group by 1, 2, 3"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds, the best of several: the quietest moment of a machine that others use too.

    `bare`: one SQL aggregate over facts, measures and moneys for each of the four spans, by category, unit and purpose.
    """

    logs: int
    digest: float
    bare: float
    add: float
    ask: float
    find: float
    missed: float
    sources: float


def cost(path: Path, logs: int) -> Cost:
    """Each thing done several times in a group with so many logs."""
    store, group = filled(path, logs)
    services = Office(store, NOW).services()
    times = {
        name: _best(act, 40 if name == "add" else TIMES)
        for name, act in doings(services, group, count(1)).items()
    }
    digest, sums = _best(lambda: report(services, group)), _best(lambda: bare(services, group))
    store.close()
    return Cost(logs, digest=digest, bare=sums, **times)


def _best(act: Callable[[], object], times: int = TIMES) -> float:
    return min(seconds(act) for _ in range(times))


def doings(services: Services, group: Group, numbers: Iterator[int]) -> dict[str, Callable[[], object]]:
    """What an officer does, by its field of `Cost`; `numbers` are those of messages nobody has sent."""
    return {
        "add": lambda: say(services, next(numbers), "/log 走访慰问困难职工{}户，慰问金{}00元", log),
        "ask": lambda: say(services, next(numbers), "/ask 今年送温暖一共多少钱", ask_command.ask),
        "find": lambda: say(services, next(numbers), "/find 拔河", find_command.find),
        "missed": lambda: say(services, next(numbers), "/find 象棋", find_command.find),
        "sources": lambda: _press(services, next(numbers), group),
    }


def found(short: bool) -> Found:
    """The report beside the bare sums at three sizes, and what a hundred times as many logs cost; short: the lesser two sizes."""
    sizes = SIZES[:-1] if short else SIZES
    rounds = [_all_sizes(sizes) for _ in range(1 if short else ROUNDS)]
    digests = [
        replace(
            ratio(f"a month's report, {size:,} logs", "the bare sums", "ms", *_both(rounds, place)),
            short=size < LOGS,
        )
        for place, size in enumerate(sizes)
    ]
    if short:
        return Found(digests)
    missed = [each[-1].missed * 1000 for each in rounds]
    return Found(
        [
            *digests,
            *growths("1,000 logs", [(each[0], each[-1]) for each in rounds], ROWS),
            against_limit(ROWS["missed"][0], "30 ms", "ms", missed, MOST_SOUGHT),
        ]
    )


def _all_sizes(sizes: Sequence[int]) -> list[Cost]:
    with tempfile.TemporaryDirectory() as directory:
        return [cost(Path(directory) / f"{size}.db", size) for size in sizes]


def _both(rounds: Sequence[Sequence[Cost]], place: int) -> tuple[list[float], list[float]]:
    return [each[place].digest * 1000 for each in rounds], [each[place].bare * 1000 for each in rounds]


def report(services: Services, group: Group) -> None:
    """A month's report as a value."""
    month = group.months.of_key(MONTH)
    assert month is not None
    Reports(services.store.db, group, NOW, SECTIONS).report(month)


def bare(services: Services, group: Group) -> None:
    """The bare sums a month's report needs: of four spans."""
    month = group.months.of_key(MONTH)
    assert month is not None
    for one in (month, group.months.before(month), group.months.year_before(month)):
        _sums(services.store.db, group, one, late=False)
    so_far = replace(month, first=group.months.month(month.year, 1).first)
    _sums(services.store.db, group, so_far, late=True)


def _sums(db: Database, group: Group, span: Period, *, late: bool) -> list[object]:
    days = {"first": span.first.isoformat(), "end": span.end.isoformat()}
    return db.conn.execute(BARE, {"group": group.id, "late": late, **days}).fetchall()


def say(services: Services, number: int, words: str, act: Act) -> None:
    """Words with the number of their message, said in the group."""
    said = Said(words.format(number, number), 9_000_000 + number, services.now())
    take_turn(services, Incoming(number, _where(), _who(), said), act)


def _press(services: Services, number: int, group: Group) -> None:
    press = Press(month_post.SOURCES, group.id, (MONTH, "3"))
    came = Incoming(number, _where(), _who(), None, press, "1", 1)
    take_turn(services, came, digest_command.DEEDS[month_post.SOURCES])


def _where() -> Where:
    return Where(CHAT, TITLE, private=False)


def _who() -> Who:
    return Who(7, "周敏", None, None)


if __name__ == "__main__":
    bench("worklog", found)
