"""What a committee plans: one item of each kind on days drawn by lot, and its series; and how far it puts off.

Each sentence stands with what it means, for the oracle.
"""

from datetime import date, datetime, time, timedelta
from random import Random

from tests.oracle import Days, Plan, monthly, once_a_year, weekly
from tests.oracle_days import DAY, KITCHEN_GOD, LANTERNS, worked


def dated(day: date) -> str:
    """With the year, as next to the New Year it should be."""
    return f"{day.year}年{day.month}月{day.day}日"


def put_off(choice: str, now: datetime) -> datetime:
    """Until when: an hour, or nine o'clock tomorrow, in three days, next Monday; never in the night."""
    if choice == "1h":
        hour = now + timedelta(hours=1)
        return hour if hour.hour < 21 else datetime.combine(now.date() + DAY, time(8))
    days = {"1d": 1, "3d": 3, "mon": 7 - now.weekday()}[choice]
    return datetime.combine(now.date() + days * DAY, time(9))


def one_off(dice: Random, today: date, least: int) -> list[tuple[str, Plan]]:
    """One of each kind, on days drawn by lot; `least` days ahead, for what is read too late is not planned."""

    def day(most: int = 45) -> date:
        return today + dice.randint(least, most) * DAY

    def at(day: date, hour: int = 0, minute: int = 0) -> datetime:
        return datetime.combine(day, time(hour, minute))

    days = [day() for _ in range(10)]
    off = next(each for each in (today + n * DAY for n in range(dice.randint(4, 20), 60)) if not worked(each))
    month = date(today.year + today.month // 12, today.month % 12 + 1, 1)
    said = [dated(each) for each in days]
    return [
        (f"{said[0]}下午3点开工会小组长例会", Plan("meeting", at(days[0], 15), "minute")),
        (f"{said[1]}早上7点半开工会小组长例会", Plan("meeting", at(days[1], 7, 30), "minute")),
        (f"{said[2]}晚上10点半走访慰问夜班职工", Plan("visit", at(days[2], 22, 30), "minute")),
        (f"{said[3]}走访慰问困难职工", Plan("visit", at(days[3]))),
        (f"{said[4]}前上报经费收支表", Plan("report", at(days[4]), deadline=True)),
        (f"{dated(off)}前上报职代会材料", Plan("report", at(off), deadline=True)),
        (f"{said[5]}前完成会员信息采集", Plan("deadline", at(days[5]), deadline=True)),
        (f"{said[6]}上午9点举办急救知识培训", Plan("training", at(days[6], 9), "minute")),
        (f"{said[7]}组织职工健步走活动", Plan("activity", at(days[7]))),
        (f"{said[8]}举办职工乒乓球赛", Plan("competition", at(days[8]))),
        (f"{month.year}年{month.month}月走访慰问退休职工", Plan("visit", at(month), "month")),
        (
            f"{said[9]}至{dated(days[9] + 2 * DAY)}组织女职工体检",
            Plan("activity", at(days[9]), end=at(days[9] + 3 * DAY)),
        ),
    ]


def series(
    every: int, days: Days, kind: str, hour: int = 0, minute: int = 0, *, deadline: bool = False
) -> Plan:
    """A series from whatever day it is said on."""
    start = datetime.combine(date(2026, 1, 1), time(hour, minute))
    return Plan(kind, start, "minute" if hour else "day", deadline, days=days, every=every)


WEEK, MONTH, YEAR = 7, 30, 365
SERIES = (
    ("每年正月十五举办元宵灯谜活动", series(YEAR, once_a_year(LANTERNS), "activity")),
    ("每年腊月二十三上午10点慰问环卫职工", series(YEAR, once_a_year(KITCHEN_GOD), "visit", 10)),
    ("每月最后一个工作日上报考勤表", series(MONTH, monthly(31, on_workday=True), "report")),
    ("每月31号盘点工会物资", series(MONTH, monthly(31), "report")),
    ("每周二上午9点半开班组长例会", series(WEEK, weekly(1), "meeting", 9, 30)),
    ("每月25日前上报会员台账", series(MONTH, monthly(25), "report", deadline=True)),
    ("每周五下午4点开工会碰头会", series(WEEK, weekly(4), "meeting", 16)),
)
