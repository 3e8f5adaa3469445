"""Several plans in one message: each with its dates and its name; what is laid out more loosely stays one plan."""

from datetime import datetime

import pytest

from union.core.kinds import Kind
from union.reading.act_reading import Context, divided
from union.reading.message import Message
from union.reading.reader import read

NOW = datetime(2026, 11, 20, 10)


def plans(text: str) -> list[Message]:
    """What it plans, where that is several things."""
    found = divided(read(text, NOW), NOW, Context())
    return list(found) if len(found) > 1 else []


def parts(text: str) -> list[tuple[str, str]]:
    """The title and the dates of each."""
    return [(one.title or "", _dates(one)) for one in plans(text)]


def _dates(one: Message) -> str:
    return " ".join(f"{when.start:%m-%d %H:%M}".removesuffix(" 00:00") for when in one.times)


STATIONS = [
    ("7日一车间，9日机关体检", [("一车间体检", "12-07"), ("机关体检", "12-09")]),
    (
        "巡回义诊：12月7日东港，12月9日西湖，12月11日南山",
        [("巡回义诊（东港）", "12-07"), ("巡回义诊（西湖）", "12-09"), ("巡回义诊（南山）", "12-11")],
    ),
    (
        "体检：女职工12月7、9日，男职工12月14日",
        [("体检（女职工）", "12-07 12-09"), ("体检（男职工）", "12-14")],
    ),
    (
        "心理讲座12月7日在一车间，12月9日在二车间",
        [("心理讲座（一车间）", "12-07"), ("心理讲座（二车间）", "12-09")],
    ),
    (
        "12月4日一车间、12月5日二车间，安全培训",
        [("安全培训（一车间）", "12-04"), ("安全培训（二车间）", "12-05")],
    ),
    (
        "一车间12月3日上午9点体检，二车间12月4日下午2点体检",
        [("一车间体检", "12-03 09:00"), ("二车间体检", "12-04 14:00")],
    ),
    (
        "消防演练安排：1号楼12月7日，2号楼12月9日，都是下午3点",
        [("消防演练（1号楼）", "12-07 15:00"), ("消防演练（2号楼）", "12-09 15:00")],
    ),
    (
        "宣讲：12月22日上午铸造、下午机加；12月23日上午装配",
        [("宣讲（铸造）", "12-22 08:00"), ("宣讲（机加）", "12-22 12:00"), ("宣讲（装配）", "12-23 08:00")],
    ),
    (
        "走访分三组，25号仓储，26号分拣，27号车队，都下午两点",
        [("走访（仓储）", "11-25 14:00"), ("走访（分拣）", "11-26 14:00"), ("走访（车队）", "11-27 14:00")],
    ),
    (
        "劳动竞赛：26日叉车、27日分拣，每天下午2点，A区广场",
        [("劳动竞赛（叉车）", "11-26 14:00"), ("劳动竞赛（分拣）", "11-27 14:00")],
    ),
    (
        "体检分两批，25日一分会，26日二分会，早上8点空腹到医院",
        [("体检（一分会）", "11-25 08:00"), ("体检（二分会）", "11-26 08:00")],
    ),
    (
        "12月8号趣味赛分两场 上午护理线 下午行政线",
        [("趣味赛（护理线）", "12-08 08:00"), ("趣味赛（行政线）", "12-08 12:00")],
    ),
    (
        "12月8日活动：上午10点亲子烘焙，下午2点半心理讲座",
        [("亲子烘焙", "12-08 10:00"), ("心理讲座", "12-08 14:30")],
    ),
    (
        "明天上午10点开例会 下午3点去看望李师傅",
        [("例会", "11-21 10:00"), ("看望李师傅", "11-21 15:00")],
    ),
    ("疗养：第一批12月7日，第二批12月14日", [("疗养（第一批）", "12-07"), ("疗养（第二批）", "12-14")]),
    (
        "12月5日初赛、12日半决赛、19日决赛，羽毛球馆",
        [("初赛", "12-05"), ("半决赛", "12-12"), ("决赛", "12-19")],
    ),
    ("體檢安排：一車間12月7號，機關12月9號", [("體檢（一車間）", "12-07"), ("體檢（機關）", "12-09")]),
    (
        "Fire drill: Block A 7 Dec, Block B 9 Dec",
        [("Fire drill（Block A）", "12-07"), ("Fire drill（Block B）", "12-09")],
    ),
    (
        "明年2月活动：6号爬山，14号探访敬老院，20号团年饭，晚上7点半",
        [("爬山", "02-06"), ("探访敬老院", "02-14"), ("团年饭", "02-20 19:30")],
    ),
    ("12月7日乒乓球抽签，12月12日乒乓球比赛", [("乒乓球抽签", "12-07"), ("乒乓球比赛", "12-12")]),
]


@pytest.mark.parametrize(("text", "wanted"), STATIONS)
def test_other_people_or_places_on_other_days_are_plans_of_their_own(
    text: str, wanted: list[tuple[str, str]]
) -> None:
    assert parts(text) == wanted


CLOSINGS = [
    ("12月24日联欢会，20日前报名", [("联欢会", "12-24"), ("联欢会报名", "12-20")]),
    ("12月20日前报名，24日联欢会", [("联欢会", "12-24"), ("联欢会报名", "12-20")]),
    (
        "技能比武12月20日举行，报名截止12月10日，选手名单12月12日前报工会",
        [("技能比武", "12-20"), ("技能比武报名", "12-10"), ("选手名单报工会", "12-12")],
    ),
    ("12月30号职工聚餐，提前三天把菜单报来", [("职工聚餐", "12-30"), ("把菜单报来", "12-27")]),
    ("聖誕聯歡12月19號，12月12號截止報名", [("聖誕聯歡", "12-19"), ("聖誕聯歡報名", "12-12")]),
    ("Family day 12 Dec, sign up by 5 Dec", [("Family day", "12-12"), ("sign up", "12-05")]),
    ("12月12日登山，请于10日前接龙", [("登山", "12-12"), ("登山接龙", "12-10")]),
]


@pytest.mark.parametrize(("text", "wanted"), CLOSINGS)
def test_the_day_a_list_closes_is_a_deadline_beside_the_event(
    text: str, wanted: list[tuple[str, str]]
) -> None:
    assert parts(text) == wanted
    kinds = [one.kind for one in plans(text)]
    assert Kind.DEADLINE not in kinds[:1]
    assert set(kinds[1:]) == {Kind.DEADLINE}


ONE_PLAN = [
    "排练12月4日、9日、11日",
    "12月3日下午开会，讨论12月20日的运动会",
    "12月3日开会，12月20日的方案要定",
    "12月3日开会，25日放假",
    "12月3日前把12月10日联欢会的节目单交来",
    "12月8日和12月10日在东厂体检",
    "原定12月3日的会改到12月8日",
    "12月24日晚上7点联欢会，6点半集合",
    "12月24日联欢会，提前三天提醒大家",
    "11月10日走访了老李家，12月3日培训",
    "培训安排：12月8日上午9点开班，10点授课，下午2点参观",
    "12月8日培训，上午9点报到，9点半开班，下午2点分组讨论",
    "12月8日上午职工代表培训 下午分组讨论",
    "12月开班组长会，5号下午3点一次，19号上午9点一次，都在会议室",
]


@pytest.mark.parametrize("text", ONE_PLAN)
def test_anything_looser_stays_one(text: str) -> None:
    assert parts(text) == []


def test_an_appointment_behind_a_day_to_come_is_to_come() -> None:
    """However many are said to go, and though it comes before that day."""
    said = "12月8号到10号去疗休养，一行12人，7号下午4点开行前会"
    assert parts(said) == [("去疗休养", "12-08"), ("行前会", "12-07 16:00")]
