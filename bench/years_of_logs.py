"""A group that has been writing logs for eight years: the same logs each time, spread evenly over its days."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from storage.core import groups
from storage.engine.database import Store, open_store
from storage.worklog import entries as worklog_entries
from union.core.groups import Group, Settings
from union.core.kinds import CATEGORIES
from union.reading.message import Measure, Money
from union.worklog.entries import Fact, LogEntry

FIRST, TODAY = date(2019, 1, 1), date(2026, 12, 18)
NOW = datetime(2026, 12, 18, 2, tzinfo=UTC)
CHAT, TITLE = -1000, "红星机械厂工会"
AUTHORS = ("周敏", "李建国", "王芳", "陈静")
LATE_EVERY, UNDONE_EVERY = 97, 89
THINGS = {
    "组织建设": ("发展会员", "家"),
    "民主管理": ("征集职工提案", "件"),
    "维权保障": ("签订集体合同", "份"),
    "帮扶慰问": ("走访慰问困难职工", "户"),
    "劳动竞赛": ("举办技能比武", "场"),
    "文体活动": ("举办职工拔河比赛", "场"),
    "教育培训": ("开展安全培训", "期"),
    "女职工": ("组织女职工体检", "人"),
    "宣传信息": ("编发工会简讯", "期"),
    "财务经审": ("审核工会经费报销", "笔"),
    "其他": ("参加社区服务", "次"),
}
PURPOSES = (None, "慰问金", "慰问品", "奖品")


def filled(path: Path, count: int) -> tuple[Store, Group]:
    """A file with so many logs in one group."""
    store = open_store(path, "bench")
    with store.unit() as db:
        group = groups.get(db, groups.create(db, CHAT, TITLE, NOW), Settings())
        if group is None:
            raise RuntimeError("the group was not kept")
        for place, entry in enumerate(entries(count)):
            kept = worklog_entries.add(db, group, entry, entry.said_at)
            if place % UNDONE_EVERY == 0:
                worklog_entries.set_undone(db, group, kept, True, NOW, None)
    return store, group


def entries(count: int) -> Iterator[LogEntry]:
    """So many logs with one fact and three figures each, every hundredth or so a 补报."""
    days = (TODAY - FIRST).days
    for place in range(count):
        day = FIRST + timedelta(days=place * days // count)
        fact, text = _told(place, day)
        late = f"{day:%Y-%m}" if place % LATE_EVERY == 0 else None
        said = datetime(day.year, day.month, day.day, 2, tzinfo=UTC)
        author = AUTHORS[place % len(AUTHORS)]
        yield LogEntry(0, 0, author, None, text, said, (fact,), CHAT, place + 1, late_for=late)


def _told(place: int, day: date) -> tuple[Fact, str]:
    category = CATEGORIES[place * 7 % len(CATEGORIES)]
    title, unit = THINGS[category]
    count, people, yuan = place % 23 + 2, place % 61 + 5, (place % 40 + 1) * 50
    purpose, is_about = PURPOSES[place % len(PURPOSES)], place % 11 == 0
    text = f"{title}{count}{unit}，第{place % 40 + 1}车间{people}人次参加，{purpose or '支出'}{yuan}元。"
    measures = (
        Measure(f"{count}{unit}", Decimal(count), unit),
        Measure(f"{people}人次", Decimal(people), "人次", approx=is_about),
    )
    money = (Money(f"{yuan}元", yuan * 100, what=purpose),)
    return Fact(category, title, day, measures, money), text
