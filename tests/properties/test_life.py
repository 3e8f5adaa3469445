"""A committee lives through a winter with the real program; every reminder and report is checked by an oracle.

What people do is in tests/committee.py, what they must be told in tests/oracle.py; here it is read and compared.
"""

import re
from collections import Counter
from datetime import date, datetime, time
from pathlib import Path

import pytest

from tests.brush import put_away
from tests.committee import ADOPT, DECLINE, Life, lived
from tests.heard import Saying, told_of
from tests.oracle import Told
from tests.oracle_days import DAY, FEASTS
from tests.oracle_reports import CATEGORIES, Report, reports

FIGURE = re.compile(r"(\d+)(户|人|件|元|项|条)")
HEADING = re.compile(r"(?:(\d{4})年)?(\d+)月月报（(.+)）")
SECTION = re.compile(rf"(· )?({'|'.join(CATEGORIES)}) \d+项")
HELD = "办了吗"
UNASKED = ("今日提醒", "离", "11月月报", "12月月报", "2026年12月月报", "1月月报", "2月月报")


@pytest.fixture(autouse=True)
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the group is told is looked at, no document and no picture."""
    put_away(monkeypatch)


def differences(got: list[Told], wanted: list[Told]) -> list[str]:
    """What was said and should not have been (+), and what was not said (-)."""
    extra, missing = Counter(got) - Counter(wanted), Counter(wanted) - Counter(got)
    return [f"+ {each}" for each in sorted(extra.elements())] + [
        f"- {each}" for each in sorted(missing.elements())
    ]


def reports_of(heard: list[Saying]) -> list[Report]:
    """The month's posts, and their last state."""
    found: dict[tuple[int, bool], Report] = {}
    for each in heard:
        heading = HEADING.match(each.text)
        if heading and each.method != "sendDocument":
            is_new = each.method == "sendMessage"
            report = read_report(each, int(heading[2]), heading[3] == "定稿")
            assert not (is_new and (report.month, True) in found), f"posted twice: {each.text}"
            last = found.get((report.month, False))
            assert last is None or not last.final, f"changed after its lock: {each.text}"
            found[report.month, is_new] = report
    return sorted(found.values(), key=lambda one: one.at)


def read_report(said: Saying, month: int, final: bool) -> Report:
    """The figures of a report's text."""
    report = Report(said.at, month, final)
    for line in said.text.split("\n"):
        figures = Counter({unit: int(figure) for figure, unit in FIGURE.findall(line)})
        section = SECTION.match(line)
        if section:
            (report.late if section[1] else report.sections)[section[2]] = figures
        elif line.startswith("本月共"):
            report.total.update(figures)
        elif line.startswith("本年累计"):
            report.year.update(figures)
    return report


def check(life: Life, first: date, last: date) -> None:
    """Every reminder the group got until the morning after the last day, and every card."""
    end = datetime.combine(last + DAY, time(7))
    told = told_of(life.stage.heard)
    found = differences(told, life.oracle.told(end))
    assert not found, "\n".join(found)
    unasked = [
        one for one in life.stage.heard if one.method == "sendMessage" and one.text.startswith(UNASKED)
    ]
    assert not [one for one in unasked if not time(8) <= one.at.time() < time(21)]
    messages = Counter(one.at for one in unasked if one.text.startswith("今日提醒"))
    lines = Counter(one.at for one in told if not one.missed)
    assert all(count == -(-lines[at] // 12) for at, count in messages.items())
    cards = [one.at for one in unasked if one.text.startswith("离")]
    asked = [datetime.combine(feast.asked, time(9)) for feast in FEASTS if first <= feast.asked <= last]
    wanted = sorted(life.oracle.awake_morning(moment) for moment in asked)
    taken = {one.at.date() for one in life.stage.heard if one.method == "sendMessage" and HELD in one.text}
    assert cards == [waiting(life, moment, taken - {one.date() for one in cards}) for moment in wanted]


def waiting(life: Life, moment: datetime, taken: set[date]) -> datetime:
    """One message a day that nobody asked for: a card waits while 「办了吗」 stands in its place."""
    while moment.date() in taken:
        moment = life.oracle.awake_morning(moment + DAY)
    return moment


def check_reports(life: Life, last: date) -> None:
    """The month's posts and their figures."""
    end = datetime.combine(last + DAY, time(7))
    assert reports_of(life.stage.heard) == reports(life.entries, life.oracle, end)


@pytest.mark.anyio
async def test_a_month(tmp_path: Path) -> None:
    """A month of a committee: every reminder once at its time, none at night; the report and its sums."""
    first, last, leaves = date(2026, 11, 6), date(2026, 12, 3), [date(2026, 11, 20)]
    life = await lived(tmp_path / "life.db", 1, first, last, leaves, answers=(ADOPT,))
    check(life, first, last)
    check_reports(life, last)


@pytest.mark.slow
@pytest.mark.anyio
@pytest.mark.parametrize(
    ("seed", "leaves"),
    [
        (2, [date(2026, 11, 20), date(2027, 1, 20)]),
        (3, [date(2026, 12, 2), date(2027, 2, 4)]),  # over a lock; over 春节
        (4, [date(2026, 12, 30), date(2027, 1, 28)]),  # over New Year; over a posting
    ],
)
async def test_a_winter(tmp_path: Path, seed: int, leaves: list[date]) -> None:
    """Four months over New Year and 春节, with a restart each month and two absences."""
    first, last = date(2026, 11, 2), date(2027, 3, 4)
    answers = (ADOPT,) if seed % 2 else ("",)
    life = await lived(tmp_path / "life.db", seed, first, last, leaves, answers=answers)
    check(life, first, last)
    check_reports(life, last)


TWO_YEARS = (date(2026, 1, 1), date(2027, 12, 31))
LEAVES = (date(2026, 2, 13), date(2026, 9, 29), date(2027, 5, 6))  # over 春节, 国庆, a card's day's morrow
RESTARTS = (date(2026, 5, 15), date(2027, 11, 30))


@pytest.mark.slow(seconds=130)
@pytest.mark.anyio
async def test_two_years(tmp_path: Path) -> None:
    """Weekly, monthly, by the moon, cards adopted, declined and left alone, moved, cancelled, put off; five restarts."""
    answers = (ADOPT, "", ADOPT, DECLINE, ADOPT, "", "")
    life = await lived(
        tmp_path / "life.db", 26, *TWO_YEARS, LEAVES, RESTARTS, answers=answers, logs=False
    )  # fmt: skip
    check(life, *TWO_YEARS)
