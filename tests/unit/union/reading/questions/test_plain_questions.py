"""Questions of nothing but known words beside what they are of; § stands for a person of ours."""

from datetime import date, datetime

import pytest

from union.reading.questions.plain_questions import plain_question, question_parts
from union.reading.questions.thresholds import may_be_plain_question

NOW = datetime(2027, 4, 14, 10)
POSTER, SHARING = "读书会海报", "读书分享会"


@pytest.mark.parametrize(
    ("text", "title", "of"),
    [
        ("#12是啥", "", "number"),
        ("睇下#18", "", "number"),
        ("eh remind me what #18 is about", "", "number"),
        ("海报得几号前弄好", POSTER, "item"),
        ("唉这两天忙晕了，分享会地点定的是书屋还是会议室来着？", SHARING, "item"),
        ("Poster deadline I forgot liao, paiseh", "design the poster", "item"),
        ("太极课每周几上", "太极班", "item"),
        ("委员会还开不开", "工会委员会", "item"),
        ("§啥时候回来上班", "", "leave"),
        ("§幾時返工", "", "leave"),
        ("when is § back", "", "leave"),
        ("我名下挂着什么任务", "", "person"),
        ("归我管的还有哪几样", "", "person"),
        ("§手头上有咩", "", "person"),
        ("§手上还压着啥活没", "", "person"),
        ("我返嚟喇，想知我名下仲有冇嘢未交㗎", "", "person"),
        ("what does § still owe", "", "person"),
        ("Everything under Bro §'s name, list out", "collect the needy members list", "person"),
        ("哪些活动还没定负责人", "", "nobody"),
        ("邊啲活動未有人負責", "", "nobody"),
        ("Which activities still have nobody in charge", "", "nobody"),
        ("最近要到期的是哪个", "", "due"),
        ("which tasks fall due this week", "", "due"),
        ("本周还剩什么没做", "", "left"),
        ("哪些事超期了没有交", "", "late"),
        ("有冇嘢過咗期", "", "late"),
        ("any task overdue ah", "", "late"),
        ("§最近哪几天不在单位", "", "leave"),
        ("20号谁不在家", "", "leave"),
        ("邊個22號放假", "", "leave"),
        ("我出差是哪几天来着", "", "own"),
        ("my training is which days again, i forgot", "", "own"),
        ("太极班月底前还有几堂", "太极班", "times"),
        ("how many more badminton before new year", "Badminton session", "times"),
        ("my stuff?", "", "person"),
        ("我有冇嘢遲咗未交呀", "", "person"),
        ("may I know if the poster has been done? Thanks", "design the poster", "item"),
        ("who is i/c for the dinner, got assign anot", "Annual dinner", "item"),
    ],
)
def test_what_is_asked(text: str, title: str, of: str) -> None:
    """In mainland words, in Hong Kong and in Singapore."""
    found = plain_question(text, title, NOW, None)
    assert may_be_plain_question(text)
    assert found is not None
    assert found.of == of


@pytest.mark.parametrize(
    ("text", "first", "end"),
    [
        ("这周末有安排不", date(2027, 4, 17), date(2027, 4, 19)),
        ("下周的日程发我看看呗", date(2027, 4, 19), date(2027, 4, 26)),
        ("二楼会议室礼拜五下午有人占没？财务想用", date(2027, 4, 16), date(2027, 4, 17)),
        ("會址星期五下晝有冇人用", date(2027, 4, 16), date(2027, 4, 17)),
        ("is the activity room free on Thursday night", date(2027, 4, 15), date(2027, 4, 16)),
        ("Do we have anything on Labour Day?", date(2027, 5, 1), date(2027, 5, 2)),
        ("May leh, anything planned?", date(2027, 5, 1), date(2027, 6, 1)),
        ("30th I got what on ah", date(2027, 4, 30), date(2027, 5, 1)),
        ("21号那周有些什么安排", date(2027, 4, 19), date(2027, 4, 26)),
        ("29號嗰個禮拜有咩", date(2027, 4, 26), date(2027, 5, 3)),
        ("week of 28 april got what", date(2027, 4, 26), date(2027, 5, 3)),
        ("30號會唔會撞期", date(2027, 4, 30), date(2027, 5, 1)),
    ],
)
def test_days_asked_about(text: str, first: date, end: date) -> None:
    """By themselves, or of a room."""
    found = plain_question(text, "", NOW, None)
    assert found is not None
    assert (found.of, found.days) == ("days", (first, end))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("小王，你下周有空吗", ""),
        ("我出差几天，花没人浇", ""),
        ("周末干了啥呀大家", ""),
        ("anyone late today?", ""),
        ("10月份都做了哪些工作", ""),
        ("上个月我们培训了多少人次", ""),
        ("§，下周有什么安排", ""),
        ("§在不在办公室", ""),
        ("今晚吃什么", ""),
        ("我手上的活还没干完呢，累死", ""),
        ("海报发我看看", POSTER),
        ("海报做好了", POSTER),
        ("读书会来了几个人", SHARING),
        ("春游能带娃吗", "春游"),
        ("谁家客厅周五有人用", ""),
        ("anyone free for lunch", ""),
        ("§手上有劲", ""),
        ("what does § think", ""),
        ("上周有什么活动", ""),
        ("§ to submit the welfare list by 30 Apr", ""),
    ],
)
def test_what_is_left_to_colleagues_or_to_the_records(text: str, title: str) -> None:
    """One word that is not known, or what is over."""
    assert plain_question(text, title, NOW, None) is None


@pytest.mark.parametrize(
    ("text", "category", "first", "end"),
    [
        ("3月的维权记录给我列出来", "维权保障", date(2027, 3, 1), date(2027, 4, 1)),
        ("上個月關懷探訪嘅紀錄俾我睇下", "帮扶慰问", date(2027, 3, 1), date(2027, 4, 1)),
        ("Show me Care and visits records for March", "帮扶慰问", date(2027, 3, 1), date(2027, 4, 1)),
        ("rights work list pls, nov n dec", "维权保障", date(2026, 11, 1), date(2027, 1, 1)),
        ("so far this month do what already", None, date(2027, 4, 1), date(2027, 5, 1)),
        ("what did § settle on Tuesday ah", None, date(2027, 4, 13), date(2027, 4, 14)),
    ],
)
def test_records_asked_for(text: str, category: str | None, first: date, end: date) -> None:
    """Of days that have begun: of one sort, of all, of one person of ours."""
    found = plain_question(text, "", NOW, None)
    assert found is not None
    assert (found.of, found.category, found.days) == ("told", category, (first, end))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "慰问和打球分别花了多少钱，还有哪些事没办完",
            ("慰问花了多少钱", "打球花了多少钱", "还有哪些事没办完"),
        ),
        ("慰问花了多少？球赛是几号？", ("慰问花了多少", "球赛是几号？")),
        ("联席会后天几点来着？在203还是大会议室？", ()),
        ("走访3户，还有谁没去？", ()),
        ("剪纸课上了几回？总共多少人学过？", ()),
        ("下周有什么安排？", ()),
    ],
)
def test_questions_of_one_message(text: str, parts: tuple[str, ...]) -> None:
    """Each is answered by itself; what asks more of the same thing stays with it."""
    assert question_parts(text) == parts
