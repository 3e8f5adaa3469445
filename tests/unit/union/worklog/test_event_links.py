"""Which item a log fulfils: asked only where words and day fit, and nothing speaks against it."""

from datetime import date, datetime

import pytest

from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Occurrence, Owner, Rule, Status
from union.reading.message import Intent
from union.reading.reader import read
from union.worklog.duplicates import is_only_bought
from union.worklog.entries import Fact
from union.worklog.event_links import (
    MOST,
    Reason,
    certain_candidate,
    is_still_open,
    is_worth_a_look,
    likely_candidates,
)

DAY = date(2026, 11, 20)
WALL = datetime.fromisoformat("2026-11-20 10:00")


def one(
    title: str,
    kind: Kind,
    day: str = "2026-11-20",
    number: int = 12,
    status: Status = Status.OPEN,
    **more: object,
) -> Occurrence:
    start = datetime.fromisoformat(day)
    event = Event(number, number, title, kind, start, **{"grain": Grain.DAY, **more})  # type: ignore[arg-type]
    return Occurrence(event, start, start, event.until, status)


def asked(text: str, *times: Occurrence, by: str = "王芳", day: date = DAY) -> list[str]:
    """The titles a log of this text is laid beside."""
    read_as = read(text, WALL, region="CN", meant=Intent.LOG)
    facts = [Fact(each.category, each.title, day, each.measures, each.money) for each in read_as.facts]
    return [each.one.event.title for each in likely_candidates(facts, text, times, None, by)]


VISIT = one("走访困难职工", Kind.VISIT)
MEETING = one("工会小组长例会", Kind.MEETING, "2026-11-20T15:00", grain=Grain.MINUTE)
DUE = one("上报职代会材料", Kind.REPORT, "2026-11-27", deadline=True)
LECTURE = one("女职工健康讲座", Kind.TRAINING, "2026-11-21")
SECOND = one("第二期安全培训", Kind.TRAINING, "2026-11-19")
PLAN = one("金秋助学方案", Kind.REPORT, "2026-11-30", deadline=True)
WEEK = one("职工代表座谈会", Kind.MEETING, "2026-11-16", grain=Grain.WEEK)
STEP = one("春节慰问品采购", Kind.OTHER, "2026-11-27", pack="春节2027", festival="春节")
GAME = one("职工篮球赛", Kind.COMPETITION, "2026-11-18")
FEE = one("交会费", Kind.DEADLINE, "2026-11-30", deadline=True)
ALL = (VISIT, MEETING, DUE, LECTURE, SECOND, PLAN, WEEK, STEP, GAME, FEE)
FULFILS = [
    ("今天走访慰问困难职工12户，慰问金6000元", VISIT),
    ("慰问困难职工12户", VISIT),
    ("今天开了工会小组长例会，15人参加", MEETING),
    ("职代会材料已上报", DUE),
    ("女职工健康讲座办完了，46人参加", LECTURE),
    ("举办第2期安全培训，60人参加", SECOND),
    ("金秋助学方案已经报上去了", PLAN),
    ("召开职工代表座谈会，20人", WEEK),
    ("采购春节慰问品300份，15000元", STEP),
    ("职工篮球比赛举行，8支队伍", GAME),
    ("会费交了 3600元", FEE),
]
OTHER = [
    "走访困难企业3家",
    "发了工会小组长例会的通知",
    "举办女职工心理讲座，46人",
    "举办第三期安全培训，60人参加",
    "金秋助学走访5户",
    "篮球赛预赛打完，8支队",
    "走访劳模5人",
    "看望住院职工2人，送慰问金1000元",
    "讨论职代会材料",
    "慰问环卫工人18人",
    "发放春节慰问品300份",
    "修订会费管理办法",
]


@pytest.mark.parametrize(("text", "item"), FULFILS)
def test_what_was_planned_is_recognised(text: str, item: Occurrence) -> None:
    """One item among ten, in other words and another order."""
    assert asked(text, *ALL) == [item.event.title]


@pytest.mark.parametrize("text", OTHER)
def test_of_anything_else_nothing_is_asked(text: str) -> None:
    """Other people, another number, only a part, only what leads up to it."""
    assert asked(text, *ALL) == []


DAYS = [
    ("2026-11-20", True),
    ("2026-11-18", True),
    ("2026-11-23", True),
    ("2026-11-01", False),
    ("2026-12-02", False),
]


@pytest.mark.parametrize(
    ("text", "title", "kind"),
    [
        ("祭扫回来了，去了32个人", "去烈士陵园清明祭扫", Kind.ACTIVITY),
        ("行山去咗31人", "行山活动", Kind.ACTIVITY),
        ("46 pax turn up for the talk", "Women's Day talk", Kind.TRAINING),
        ("昨晚理事会有11人出席", "理事会会议", Kind.MEETING),
    ],
)
def test_on_its_own_day_a_things_head_is_enough(text: str, title: str, kind: Kind) -> None:
    """A day later or earlier it is not."""
    assert asked(text, one(title, kind)) == [title]
    assert asked(text, one(title, kind, "2026-11-12")) == []


def test_a_visit_on_its_day_is_known_by_whom_it_is_to() -> None:
    """Of another group it is another visit."""
    item = one("重陽探退休教師", Kind.VISIT)
    assert asked("今天看望了退休教师9户，送了9盒糕点", item) == [item.event.title]
    assert asked("今天看望了住院职工2人", item) == []


def test_another_sort_of_thing_is_not_it() -> None:
    """However alike the rest of the names."""
    assert asked("消防安全演练完了，40人", one("消防安全培训", Kind.TRAINING)) == []


@pytest.mark.parametrize(
    "text", ["走访困难职工5户，还剩7户没走", "职代会材料还差一份未完成", "走访困难职工第一批4户"]
)
def test_work_done_in_part_fulfils_nothing(text: str) -> None:
    """What is left is still to be done."""
    assert asked(text, VISIT, DUE) == []


def test_a_meetings_agenda_is_no_part_of_it() -> None:
    """「研究…方案」 is what was talked of, not what was made ready."""
    assert asked("召开职工代表座谈会，20人，研究食堂方案", WEEK) == [WEEK.event.title]


@pytest.mark.parametrize(("day", "fits"), DAYS)
def test_the_day_must_be_near(day: str, fits: bool) -> None:
    """A visit of another week is another visit."""
    assert bool(asked("走访困难职工12户", one("走访困难职工", Kind.VISIT, day))) is fits


@pytest.mark.parametrize("status", [Status.DONE, Status.CANCELLED, Status.GIVEN_UP])
def test_settled_items_are_left_alone(status: Status) -> None:
    """Only what is open is asked about."""
    assert asked("走访困难职工12户", one("走访困难职工", Kind.VISIT, status=status)) == []


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("中秋慰问品发放到位", "中秋慰问品发放完毕，142份，计42316元"),
        ("端午粽子发", "车场22盒粽子补齐了"),
        ("运动会报名表", "刑庭的也到了 报名表全齐 参赛118人"),
    ],
)
def test_what_is_told_to_be_over_fulfils_its_item(title: str, text: str) -> None:
    """In other words than its title's, by whoever answers for it."""
    due = one(title, Kind.DEADLINE, owners=(Owner("李建国"),))
    assert asked(text, due, by="李建国") == [title]


def test_the_owner_speaks_for_it_somebody_else_against_it() -> None:
    """Two days off, an owner is asked; of others' items only what fits to the day."""
    near = one("走访困难职工", Kind.VISIT, "2026-11-22", owners=(Owner("李建国"),))
    assert asked("走访困难职工12户", near, by="李建国") == ["走访困难职工"]
    assert asked("走访困难职工12户", near, by="王芳") == []
    exact = one("走访困难职工", Kind.VISIT, owners=(Owner("李建国"),))
    assert asked("走访困难职工12户", exact, by="王芳") == ["走访困难职工"]


def test_a_title_without_a_subject_needs_the_very_day() -> None:
    """「走访」 fits every visit."""
    assert asked("走访困难职工12户", one("走访", Kind.VISIT)) == ["走访"]
    assert asked("走访困难职工12户", one("走访", Kind.VISIT, "2026-11-21")) == []


def test_of_a_series_the_time_of_that_day_is_meant() -> None:
    """Not the next one, not the last one."""
    rule = Rule("FREQ=WEEKLY;BYDAY=FR")
    times = [
        one("职工书屋值班", Kind.OTHER, day, rule=rule) for day in ("2026-11-13", "2026-11-20", "2026-11-27")
    ]
    [found] = likely_candidates(
        [Fact("文体活动", "职工书屋值班", DAY)], "职工书屋值班2人", times, None, "王芳"
    )
    assert found.one.start.date() == DAY
    assert found.reasons[:2] == (Reason.WORDS, Reason.DAY)


def test_at_most_three_are_offered() -> None:
    """And only those that fit as well as the best."""
    times = [one("走访困难职工", Kind.VISIT, number=each) for each in range(1, 6)]
    assert len(asked("走访困难职工12户", *times)) == MOST


def test_facts_of_one_message_are_laid_beside_items_each_with_its_day() -> None:
    """What happened on another day does not fulfil today's item."""
    facts = [Fact("帮扶慰问", "走访困难职工", date(2026, 11, 2)), Fact("组织建设", "工会小组长例会", DAY)]
    found = likely_candidates(
        facts, "11月2日走访困难职工，今天开工会小组长例会", [VISIT, MEETING], None, "王芳"
    )
    assert [each.one.event.title for each in found] == ["工会小组长例会"]


def test_words_alone_are_looked_at_first() -> None:
    """Of a series whose words don't fit no times are reckoned."""
    assert is_worth_a_look(VISIT.event, [Fact("帮扶慰问", "走访困难职工", DAY)], "走访困难职工")
    assert not is_worth_a_look(MEETING.event, [Fact("帮扶慰问", "走访困难职工", DAY)], "走访困难职工")


def over(text: str, *times: Occurrence, wall: datetime = WALL) -> str | None:
    """The title of the item that is over with a log of this text."""
    read_as = read(text, WALL, region="CN", meant=Intent.LOG)
    facts = [Fact(each.category, each.title, DAY, each.measures, each.money) for each in read_as.facts]
    found = certain_candidate(likely_candidates(facts, text, times, None, "王芳"), text, wall)
    return found.one.event.title if found else None


def test_what_is_told_on_its_own_day_is_over() -> None:
    """Its name in part is enough there; before it begins nothing is."""
    assert over("小组长例会来了15人", MEETING, wall=datetime(2026, 11, 20, 18)) == "工会小组长例会"
    assert over("小组长例会来了15人", MEETING, wall=datetime(2026, 11, 20, 10)) is None


def test_what_was_to_be_done_with_a_thing_is_no_part_of_its_name() -> None:
    """「buy the hampers」 is over when they are bought, the drive by what comes before 「for」."""
    hampers = one("buy the hampers", Kind.DEADLINE, "2026-11-21", deadline=True)
    assert over("4 hampers bought, 56 each so 224", hampers) == "buy the hampers"
    talk = one("talk on overtime claims for the sweepers", Kind.TRAINING)
    assert over("40 sweepers came for the talk", talk) == talk.event.title


def test_what_is_due_is_over_only_in_words_of_an_end() -> None:
    """Working at it is not handing it in."""
    assert over("上报了职代会材料12份", DUE) == "上报职代会材料"
    assert over("整理上报职代会材料12份", DUE) is None


def test_of_two_nothing_is_sure() -> None:
    """Each gets a button."""
    other = one("走访困难职工", Kind.VISIT, number=13)

    assert over("走访困难职工12户", VISIT, other) is None


def test_the_sign_up_for_the_games_is_not_the_games() -> None:
    """Words of what leads up to a thing belong to it alone."""
    form = one("运动会报名表交罗师傅", Kind.DEADLINE, "2026-11-18", deadline=True)

    assert over("运动会圆满结束，参赛200人", form) is None


@pytest.mark.parametrize(
    ("words", "title", "is_bought"),
    [
        ("慰问品订好了，共420份", "发慰问品", True),
        ("慰问品到货了，都发下去了", "发慰问品", False),
        ("横幅订好了", "订横幅", False),
    ],
)
def test_what_is_bought_is_not_given_out(words: str, title: str, is_bought: bool) -> None:
    """Nor is it left open where it was given out, or was only to be bought."""
    assert is_only_bought(words, title) is is_bought


@pytest.mark.parametrize(
    ("text", "title", "is_open"),
    [
        ("联欢报了85个，收了6800元", "联欢会报名", True),
        ("联欢截止了，报了96个", "联欢会报名", False),
        ("春游报满了", "春游报名", False),
        ("名单收齐了，27户", "困难职工名单", False),
    ],
)
def test_how_many_have_signed_up_so_far_ends_no_sign_up(text: str, title: str, is_open: bool) -> None:
    """Before its last day, unless it is said to be closed."""
    sign_up = one(title, Kind.DEADLINE, "2026-11-27", deadline=True)

    assert is_still_open(sign_up, text, WALL) is is_open
    assert not is_still_open(sign_up, text, datetime.fromisoformat("2026-11-28 10:00"))


def test_a_part_of_several_days_ends_none_of_what_goes_on() -> None:
    """「第一批体检完」 on the first of three days; the last one, or all of them, does."""
    days = one("女职工体检", Kind.OTHER, "2026-11-19", end=datetime.fromisoformat("2026-11-22"))
    days = Occurrence(days.event, days.start, days.start, datetime.fromisoformat("2026-11-22"), Status.OPEN)

    assert is_still_open(days, "第一批体检完，35人", WALL)
    assert not is_still_open(days, "三批体检全部做完了，96人", WALL)
    assert not is_still_open(days, "第三批体检完，29人", datetime.fromisoformat("2026-11-21 17:00"))


@pytest.mark.parametrize(
    ("text", "title", "kind"),
    [
        ("去敬老院的12人，买水果花了680元", "阳光敬老院志愿服务", Kind.OTHER),
        ("跑了趟福利院，带了8箱牛奶", "慰问福利院儿童", Kind.VISIT),
    ],
)
def test_on_its_day_the_name_of_its_place_is_enough(text: str, title: str, kind: Kind) -> None:
    """Few days have two things at one such place; on another day they are two."""
    assert asked(text, one(title, kind)) == [title]
    assert asked(text, one(title, kind, "2026-11-22")) == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("检查消防安全器材12处", "消防安全讲座"),
        ("走访困难职工家属3户", "困难职工子女课堂"),
        ("发了敬老院志愿服务的通知", "阳光敬老院志愿服务"),
    ],
)
def test_a_name_is_not_enough_for_another_sort_of_thing(text: str, title: str) -> None:
    """Nor are words for those it is for, nor what leads up to it."""
    assert asked(text, one(title, Kind.OTHER)) == []


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("球赛已经有26个人报名了，装配车间14、机关12", True),
        ("球赛球衣订了40件，65一件，花了2600", True),
        ("球赛报名到此为止，最后63人", False),
        ("球赛报名截止，共63人", False),
        ("games sign-up not closed yet, 20 so far", True),
    ],
)
def test_a_count_in_between_ends_no_sign_up(text: str, is_open: bool) -> None:
    due = one("球赛报名截止", Kind.DEADLINE, "2026-11-27", deadline=True)
    assert is_still_open(due, text, WALL) is is_open
