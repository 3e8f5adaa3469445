"""What officers in Hong Kong and Taiwan call their bodies and their work, told, planned and asked."""

from datetime import datetime

import pytest

from union.reading.act_reading import Context, read_acts
from union.reading.message import ActKind, Intent
from union.reading.reader import read

NOW = datetime.fromisoformat("2026-11-20T21:00")
TOLD = [
    "昨晚開理事會，到會11人",
    "今日探訪會員3戶，送慰問金1500元",
    "昨日家訪退休會員2戶",
    "上星期六舉辦康樂活動，參加45人",
    "今日舉行會員大會，出席120人",
    "尋日去醫院探望會員陳師傅，送咗慰問金500蚊",
    "今朝派月餅80盒",
    "上晝開咗理事會，8人出席",
    "下晝去工地探訪工友25人，派水60支",
    "禮拜日行山，去咗32人",
    "上週五辦理勞工教育訓練，參加40人",
    "今天發放急難救助金2人，共10000元",
    "昨天理監事會議，出席9人，請假2人",
    "星期三晚茶聚，16人",
    "旅遊巴訂金$2,400已付",
    "影印費$64，車錢$30，我墊咗",
    "帛金2份 $4000 今日出咗",
    "啱啱同公司傾完，佢哋肯加2.5%",
    "見完廠長喇，佢應承換6部風扇，幾時換就冇講",
]
PLANNED = [
    ("下星期六上晝10點會員大會，地點係會所", "2026-11-28T10:00"),
    ("禮拜日下晝2點半家訪退休會員", "2026-11-22T14:30"),
    ("聽日夜晚7點開理事會", "2026-11-21T19:00"),
    ("後日上晝探訪會員", "2026-11-22T08:00"),
    ("下週三下午2點召開理監事聯席會議", "2026-11-25T14:00"),
    ("每個月第一個禮拜六開理事會", "2026-12-05T00:00"),
    ("12月20號康樂活動，包車去西貢", "2026-12-20T00:00"),
    ("下星期三晚茶聚，16人", "2026-11-25T18:00"),
    ("理事會 25/11 1930 會所", "2026-11-25T19:30"),
    ("分會mtg 26/11 thu 8pm 工會大廈", "2026-11-26T20:00"),
    ("街站 28/11 sat 2pm-5pm 黃大仙", "2026-11-28T14:00"),
    ("茶聚27/11夜晚七點會址", "2026-11-27T19:00"),
    ("我聽日下晝三點約咗HR傾更表", "2026-11-21T15:00"),
    ("聽日11點我同主席去見區議員，講車站嗰單嘢", "2026-11-21T11:00"),
    ("旅行12月18號去大嶼山，每位$90，早上八點喺碼頭上船", "2026-12-18T08:00"),
]
ASKED = [
    "今年探訪咗幾多次會員",
    "上個月慰問金用咗幾多",
    "今年開咗幾多次理事會",
    "下星期六有咩活動",
    "下星期六有乜嘢活動",
]
TALK = [
    "太行山风景真好",
    "行山路太滑了",
    "昨晚一班人圍爐",
    "佢有咩好講",
    "星期六同朋友茶聚",
    "理事會議程發了嗎",
    "理事會議程",
    "聽日三點約咗朋友飲茶傾偈",
    "我聽日約咗醫生覆診",
    "今日電費交咗$300",
    "收到快遞喇",
    "佢應承請我食3餐飯",
]


@pytest.mark.parametrize("text", TOLD)
def test_what_was_done_is_told(text: str) -> None:
    """Their own words for boards, visits, outings and gifts."""
    assert read(text, NOW, region="HK").intent is Intent.LOG


@pytest.mark.parametrize(("text", "start"), PLANNED)
def test_what_is_to_come_is_planned(text: str, start: str) -> None:
    """上晝, 下晝, 禮拜日, 聽日 say when."""
    found = read(text, NOW, region="HK")

    assert found.intent is Intent.EVENT
    assert found.when is not None
    assert found.when.start == datetime.fromisoformat(start)


@pytest.mark.parametrize("text", ASKED)
def test_what_is_asked_is_a_question(text: str) -> None:
    """幾多, 咩 and 乜嘢 ask."""
    assert read(text, NOW, region="HK").intent is Intent.QUESTION


@pytest.mark.parametrize("text", TALK)
def test_talk_is_left_alone(text: str) -> None:
    """A mountain, a fireside and a retort are no work."""
    assert read(text, NOW, region="HK").intent is Intent.NONE


def test_tables_of_a_dinner_are_counted_and_paid_for() -> None:
    """「12圍，每圍1800元」 makes 21600."""
    found = read("昨晚春茗聚餐，12圍，每圍1800元", NOW, region="HK", meant=Intent.LOG)

    assert [(one.minor, one.per) for one in found.money] == [(180000, "桌"), (2160000, None)]


def test_a_latin_stop_parts_two_plans() -> None:
    """「執委會 25/11 1830 會址. 議程20/11截.」"""
    acts = read_acts("執委會 27/11 1830 會址. 議程25/11截.", NOW, Context(region="HK")).acts
    assert [act.whens[0].start for act in acts] == [datetime(2026, 11, 27, 18, 30), datetime(2026, 11, 25)]
    assert acts[1].whens[0].deadline


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("麻烦永康了解合同年限，24号前回复我", "了解合同年限"),
        ("煩永康向公司問清楚換鞋安排，二十六號覆我便可。", "向公司問清楚換鞋安排"),
        ("煩請永康於26號前整理好名單", "整理好名單"),
        ("永康幫手搵3間印刷公司報價，下星期三前俾我", "搵3間印刷公司報價"),
    ],
)
def test_who_is_asked_kindly_has_it_in_charge(text: str, title: str) -> None:
    """However politely."""
    (task,) = read_acts(text, NOW, Context(region="HK", people=("王永康",))).acts
    assert (task.kind, task.title, task.owners) == (ActKind.TASKED, title, ("王永康",))


ROSTER = ("王永康", "趙美玲", "何家輝")


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        ("阿輝後日印海報", [("印海報", "何家輝", 22)]),
        (
            "請美玲訂橫額、家輝準備獎品，兩項均於11月26日前完成",
            [("訂橫額", "趙美玲", 26), ("準備獎品", "何家輝", 26)],
        ),
        (
            "上會要兩樣嘢：康哥整人手表，玲姐計車費，都係11月26號交俾我",
            [("整人手表", "王永康", 26), ("計車費", "趙美玲", 26)],
        ),
        ("橫額由趙美玲於11月26日前購備", [("橫額購備", "趙美玲", 26)]),
        ("會場佈置由何家輝負責，須於11月26日前完成", [("會場佈置", "何家輝", 26)]),
        ("場租俾咗喇 跟住我去同酒樓傾菜單 26號前覆大家", [("同酒樓傾菜單", "我", 26)]),
        ("活動海報我整啦 26號交稿", [("活動海報 交稿", "我", 26)]),
        ("玲姐麻煩你同車公司訂架巴士，26號覆實我", [("同車公司訂架巴士", "趙美玲", 26)]),
    ],
)
def test_each_has_a_task_of_its_own(text: str, tasks: list[tuple[str, str, int]]) -> None:
    """By nickname, by what was agreed, in a list with 、, behind a heading, or promised by the writer."""
    acts = read_acts(text, NOW, Context(region="HK", people=ROSTER)).acts
    found = [(act.title, *act.owners, act.whens[0].start.day) for act in acts if act.kind is ActKind.TASKED]
    assert found == tasks


def test_a_meeting_that_decided_is_told_beside_what_it_decided() -> None:
    """Each day in brackets has the hour behind them."""
    text = "昨晚執委會8人出席，通過兩項：（一）12月6日（星期日）下午2時召開會員大會；（二）12月12日及19日（均為星期六）上午10時舉辦急救班。"
    told, meeting, course = read_acts(text, NOW, Context(region="HK")).acts
    assert (told.kind, told.whens[0].start.day) == (ActKind.TOLD, 19)
    assert [one.start.isoformat() for one in meeting.whens] == ["2026-12-06T14:00:00"]
    assert [one.start.day for one in course.whens] == [12, 19]
    assert {one.start.hour for one in course.whens} == {10}
    assert course.title == "急救班"


def test_the_same_deed_again_is_planned_behind_what_was_told() -> None:
    """It has its day and its hour."""
    text = "今日喺旺角派單張 派咗120張 入會2個 下星期三再去太子派單張 下晝2點"
    told, planned = read_acts(text, NOW, Context(region="HK")).acts
    assert (told.kind, planned.kind) == (ActKind.TOLD, ActKind.PLANNED)
    assert planned.message is not None and planned.message.intent is Intent.EVENT
    assert planned.whens[0].start.isoformat() == "2026-11-25T14:00:00"


def test_what_a_notice_names_before_its_day_is_the_title() -> None:
    """Where it goes stands behind."""
    message = read("②秋季旅行12月13日（星期日），西貢一天遊", NOW, region="HK")
    assert message.title == "秋季旅行"
