"""A plan put together from plain parts is one item on its day and hour, at its place, with its name: as a sentence, a notice, a list."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from random import Random
from typing import NamedTuple

import pytest

from tests.empty_database import in_memory
from tests.lives.record import record
from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week

pytestmark = pytest.mark.slow
NOW, TIMES, LEAST_ALIKE = "2026-11-25 17:00", 60, 0.6


class Words(NamedTuple):
    """What parts a language puts a plan together from; `forms` of one sentence, `heads` and `labels` of a notice, `rows` of a list."""

    days: Sequence[tuple[str, date]]
    clocks: Sequence[tuple[str, time]]
    places: Sequence[str]
    things: Sequence[str]
    leads: Sequence[str]
    tails: Sequence[str]
    forms: Sequence[str]
    heads: Sequence[str]
    labels: Sequence[str]
    rows: Sequence[str]
    region: str = "CN"


MANDARIN = Words(
    (
        ("下周三", date(2026, 12, 2)),
        ("12月8号", date(2026, 12, 8)),
        ("12.9", date(2026, 12, 9)),
        ("12月15日（周二）", date(2026, 12, 15)),
        ("十二月四号", date(2026, 12, 4)),
    ),
    (
        ("上午9点", time(9)),
        ("下午两点半", time(14, 30)),
        ("14:30", time(14, 30)),
        ("晚7点半", time(19, 30)),
        ("下午三点至五点", time(15)),
    ),
    ("三楼会议室", "职工之家", "文化宫", "厂门口", "市总工会", "报告厅"),
    (
        "小组长例会",
        "消防演练",
        "退休职工座谈会",
        "女职工体检",
        "义务植树",
        "法律知识讲座",
        "拔河比赛",
        "观影活动",
    ),
    ("", "通知：", "各小组长：", "请各位注意：", "大家好，"),
    ("", "，请准时参加", "，不能来的跟我请假", "，如果来不了提前说一声", "，欢迎报名", "，大家互相转告"),
    (
        "{d}{c}{t}，{p}",
        "{d}{c}在{p}{t}",
        "{t}定在{d}{c}，{p}",
        "{d} {c} {t} {p}",
        "{d}{t}，{c}{p}集合",
        "{t}：{d}{c}，{p}",
        "{d}{c} {p} {t}",
    ),
    ("关于开展{t}的通知", "【通知】{t}", "会议通知\n主题：{t}", "各位委员：\n现将{t}有关事项通知如下："),
    (
        "时间：{d}{c}\n地点：{p}",
        "日期：{d}\n时间：{c}\n地点：{p}\n参加人员：全体委员",
        "一、时间：{d}{c}\n二、地点：{p}\n三、要求：请提前10分钟到场",
    ),
    (
        "{i}. {d}{c}，{t}，{p}",
        "{i}、{t}：{d}{c}，{p}",
        "- {d}{c}：{t}，{p}",
        "• {d}{c} {t}，地点{p}",
        "{i}、{d}{c}{t}（{p}）",
        "{d}｜{c}｜{t}｜{p}",
    ),
)
CANTONESE = Words(
    (
        ("聽日", date(2026, 11, 26)),
        ("下星期三", date(2026, 12, 2)),
        ("12月8號", date(2026, 12, 8)),
        ("下禮拜五", date(2026, 12, 4)),
    ),
    (
        ("上晝10點", time(10)),
        ("下晝兩點半", time(14, 30)),
        ("夜晚七點半", time(19, 30)),
        ("下午3時", time(15)),
    ),
    ("三樓會議室", "工會會址", "社區中心", "禮堂", "茶水間"),
    ("理事會會議", "消防演習", "插花班", "會員大會", "勞工法例講座", "乒乓球比賽"),
    ("", "通知：", "各位理事：", "Hi all，", "定咗，"),
    ("", "，請準時出席", "，唔嚟得嘅通知我", "，唔該", "，大家互相轉告"),
    ("{d}{c}{t}，{p}", "{d}{c}喺{p}{t}", "{t}定咗{d}{c}，{p}", "{d}有{t}，{c}，{p}", "{t}喺{d}{c}，{p}見"),
    ("關於召開{t}的通告", "【通告】{t}", "各位會員：\n{t}安排如下："),
    ("日期：{d}\n時間：{c}\n地點：{p}", "日期及時間：{d}{c}\n集合地點：{p}\n名額：30人"),
    ("{i}. {d}{c}，{t}，{p}", "{i}、{t}：{d}{c}，{p}"),
    "HK",
)
ENGLISH = Words(
    (
        ("next Tue", date(2026, 12, 1)),
        ("3 Dec", date(2026, 12, 3)),
        ("Saturday, 5 Dec", date(2026, 12, 5)),
        ("15th December", date(2026, 12, 15)),
    ),
    (("10am", time(10)), ("2.30pm", time(14, 30)), ("12 noon", time(12)), ("2pm-4pm", time(14))),
    ("canteen", "Block B hall", "sports hall", "Level 3 meeting room", "staff lounge", "NTUC Centre"),
    (
        "exco meeting",
        "fire drill",
        "first aid course",
        "labour law talk",
        "Christmas party",
        "blood donation drive",
    ),
    ("", "Hi all, ", "Reminder: ", "Confirmed: "),
    ("", ", pls be punctual", ", let me know if you can't make it", ", all stewards to attend", ". Thanks!"),
    (
        "{t} {d} {c} at {p}",
        "{t}: {d} {c}, {p}",
        "{t} fixed for {d} {c}, venue {p}",
        "{t} confirmed {d} {c} @ {p}",
        "There will be a {t} {d} {c} at {p}",
    ),
    ("Notice of {t}", "Hi all, details of the {t}:", "Dear members,\nWe will be holding a {t}."),
    ("Date: {d}\nTime: {c}\nVenue: {p}", "When: {d} {c}\nWhere: {p}\nPlease be punctual."),
    (),
    "SG",
)
Make = Callable[[Words, Random], tuple[str, "list[Plan]"]]
LANGUAGES = (MANDARIN, CANTONESE, ENGLISH)


class Plan(NamedTuple):
    day: tuple[str, date]
    clock: tuple[str, time]
    place: str
    thing: str

    def said(self, form: str, number: int = 1) -> str:
        """These in a form; a day in figures and an hour in figures have a blank between them."""
        day, clock = self.day[0], self.clock[0]
        glued = " " if day[-1:].isdigit() and clock[:1].isdigit() and "{d}{c}" in form else ""
        return form.format(d=day + glued, c=clock, p=self.place, t=self.thing, i=number)


def _plan(words: Words, chance: Random) -> Plan:
    return Plan(
        chance.choice(words.days),
        chance.choice(words.clocks),
        chance.choice(words.places),
        chance.choice(words.things),
    )


def _sentence(words: Words, chance: Random) -> tuple[str, list[Plan]]:
    plan = _plan(words, chance)
    return chance.choice(words.leads) + plan.said(chance.choice(words.forms)) + chance.choice(words.tails), [
        plan
    ]


def _notice(words: Words, chance: Random) -> tuple[str, list[Plan]]:
    plan = _plan(words, chance)
    return "\n".join(plan.said(chance.choice(part)) for part in (words.heads, words.labels)), [plan]


def _list(words: Words, chance: Random) -> tuple[str, list[Plan]]:
    form = chance.choice(words.rows)
    apart = zip(chance.sample(words.days, 3), chance.sample(words.things, 3), strict=True)
    plans = [_plan(words, chance)._replace(day=day, thing=thing) for day, thing in apart]
    return "\n".join(plan.said(form, number) for number, plan in enumerate(plans, 1)), plans


@pytest.mark.parametrize("make", [_sentence, _notice, _list])
@pytest.mark.parametrize("words", LANGUAGES, ids=["Mandarin", "Cantonese", "English"])
def test_it_is_planned_as_said(words: Words, make: Make) -> None:
    """So many of each, always the same: all on their day and hour, one in thirty at most without its place or its own name."""
    if make is _list and not words.rows:
        pytest.skip("no lists in this language")
    chance, amiss = Random(7), list[str]()
    week = Week()
    week.at(NOW)
    week.says(LI, "大家好")
    stage = week.stage
    if words.region != "CN":
        stage.store.db.execute(
            "insert into settings values (?, 'region', ?)", [stage.group().id, words.region]
        )
    kept = in_memory()
    stage.store.db.conn.backup(kept.db.conn)
    for _ in range(TIMES):
        text, plans = make(words, chance)
        kept.db.conn.backup(stage.store.db.conn)
        before = set(record(stage.store, stage.group().chat_id, stage.now).items)
        week.says(LI, text)
        now = record(stage.store, stage.group().chat_id, stage.now)
        items = sorted(
            (one.times[0].start.replace(tzinfo=None), one.title, one.place or "")
            for key, one in now.items.items()
            if key not in before
        )
        wanted = sorted(datetime.combine(plan.day[1], plan.clock[1]) for plan in plans)
        assert ([start for start, *_ in items], now.logs) == (wanted, {}), text
        named = all(any(_alike(plan, title, place) for _, title, place in items) for plan in plans)
        amiss += [] if named else [text]
    assert len(amiss) <= TIMES // 30, amiss


def _alike(plan: Plan, title: str, place: str) -> bool:
    signs = plan.thing.replace(" ", "")
    return (
        sum(sign in title for sign in signs) >= len(signs) * LEAST_ALIKE and plan.place in f"{title}{place}"
    )
