"""What a group's corrections teach: which messages follow them, and which do not."""

from datetime import datetime

import pytest

from union.core.kinds import Kind
from union.reading.acts.lessons import Learned, Lesson, LessonSubject, learned, telling
from union.reading.message import Intent, Message
from union.reading.reader import read
from union.reading.replies.correction_lessons import category_lesson, kept_words, kind_lesson

NOW = datetime.fromisoformat("2026-11-20T10:00")


def taught(*corrections: tuple[str, str]) -> Learned:
    """A group in which these messages were given these categories, oldest first."""
    lessons: list[Lesson] = []
    for number, (text, chosen) in enumerate(corrections, 1):
        lesson = category_lesson(text, NOW, chosen, learned=learned(lessons))
        assert lesson is not None
        lessons.append(lesson._replace(id=number))
    return learned(lessons)


def log(text: str, group: Learned | None) -> Message:
    """The message as a log of that group."""
    return read(text, NOW, meant=Intent.LOG, learned=group)


# What was corrected and to what, a later message, and its category then.
FOLLOWED = [
    ("昨天组织包粽子活动，40人参加", "女职工", "今天包粽子，35人参加", "女职工"),
    ("昨天组织包粽子活动，40人参加", "女职工", "端午前在食堂包粽子28人，气氛很好", "女职工"),
    ("包粽子活动，女职工40人参加", "帮扶慰问", "包粽子活动，女职工36人参加", "帮扶慰问"),
    ("职工子女托管班开班25人", "女职工", "托管班活动 30人", "女职工"),
    ("消防安全培训30人", "维权保障", "今年第二次消防安全培训，46人参训", "维权保障"),
    ("母亲节手工烘焙20人", "女职工", "手工烘焙活动18人", "女职工"),
    ("插花活动20人", "女职工", "母亲节插花沙龙，15人", "女职工"),
    ("三八节活动80人", "文体活动", "三八节活动90人参加", "文体活动"),
    ("昨天組織包糉子活動，40人參加", "女职工", "今天包糉子，35人參加", "女职工"),
    ("Yoga class for members, 20 people", "文体活动", "Yoga class, 18 people", "文体活动"),
]


@pytest.mark.parametrize(("text", "chosen", "later", "expected"), FOLLOWED)
def test_the_next_like_message_follows(text: str, chosen: str, later: str, expected: str) -> None:
    """One correction is enough for a message that says the same of itself, whatever else stands in it."""
    group = taught((text, chosen))

    assert log(text, None).category != chosen
    assert (log(later, group).category, log(later, group).lesson) == (expected, 1)


UNAFFECTED = [
    ("昨天组织包粽子活动，40人参加", "女职工", "羽毛球活动，20人参加"),
    ("昨天组织包粽子活动，40人参加", "女职工", "职工活动，40人参加"),
    ("昨天组织包粽子活动，40人参加", "女职工", "发粽子120份"),
    ("昨天组织包粽子活动，40人参加", "女职工", "今天慰问困难职工12户，也一起包粽子"),
    ("慰问困难职工，包粽子活动40人", "女职工", "今天慰问困难职工12户"),
    ("慰问困难职工子女漆扇体验20人", "教育培训", "慰问困难职工12户，发慰问金6000元"),
    ("消防安全培训30人", "其他", "消防安全检查2次"),
    ("插花活动20人", "女职工", "布置会场，摆放插花6盆，迎接全市先进集体表彰大会"),
    ("消防安全培训30人", "其他", "新员工培训30人"),
    ("工会干部业务培训60人", "组织建设", "安全生产培训60人"),
]


@pytest.mark.parametrize(("text", "chosen", "later"), UNAFFECTED)
def test_what_is_not_like_it_is_read_as_before(text: str, chosen: str, later: str) -> None:
    """A word that many deeds share pulls nothing along, and two strong words are not overruled by one lesson."""
    assert log(later, taught((text, chosen))).category == log(later, None).category


def test_of_contradictory_lessons_the_latest_counts() -> None:
    """For the same words; what was taught of others stays."""
    group = taught(("包粽子活动40人", "女职工"), ("插花活动20人", "女职工"), ("今天包粽子35人", "帮扶慰问"))

    assert [log(text, group).category for text in ("包粽子30人", "插花15人")] == ["帮扶慰问", "女职工"]


def test_the_likest_lesson_counts() -> None:
    """Of two that fit, the one that says the same."""
    group = taught(("包粽子友谊赛40人", "劳动竞赛"), ("包粽子活动40人", "女职工"))

    assert log("包粽子友谊赛30人", group).category == "劳动竞赛"


def test_each_deed_of_a_message_follows_by_itself() -> None:
    """The one like the lesson does, the others stay."""
    message = log("走访困难职工12户；包粽子活动30人；乒乓球比赛20人", taught(("包粽子活动40人", "女职工")))

    assert [fact.category for fact in message.facts] == ["帮扶慰问", "女职工", "文体活动"]


TEACHES_NOTHING = [
    ("走访困难职工12户；乒乓球比赛20人", "女职工"),  # several deeds: nobody knows which was meant
    ("包粽子活动40人", "文体活动"),  # read so anyway
    ("职工活动40人", "女职工"),  # no word of its own
]


@pytest.mark.parametrize(("text", "chosen"), TEACHES_NOTHING)
def test_some_corrections_teach_nothing(text: str, chosen: str) -> None:
    """A lesson needs one deed, words of its own, and something to correct."""
    assert category_lesson(text, NOW, chosen) is None


def test_a_kind_is_learned_alike() -> None:
    """The next plan of the same words is of that kind; another is not."""
    lesson = kind_lesson("下周三下午3点班组长沙龙", NOW, Kind.TRAINING)
    assert lesson is not None
    group = learned([lesson])

    later = read("下周五下午2点班组长沙龙", NOW, learned=group)
    other = read("下周五下午2点开工会委员会议", NOW, learned=group)
    assert (later.intent, later.kind, other.kind) == (Intent.EVENT, Kind.TRAINING, Kind.MEETING)


def test_a_lesson_of_kinds_leaves_categories_alone() -> None:
    """And the other way round."""
    lesson = Lesson(LessonSubject.KIND, "包粽子", "activity", "training")

    assert log("包粽子活动40人", learned([lesson])).category == "文体活动"


def test_a_lesson_keeps_telling_words_and_no_names() -> None:
    """Neither helped people nor colleagues, no figures, no dates, no numbers of people."""
    said = "看望刘建国、困难职工王小梅，王芳老师@wangfang带大家包粽子3场13812345678，赵强同志到场"

    assert kept_words(said).split() == ["看望", "困难职工", "包粽子"]


def test_a_lesson_says_what_overruled_and_what_was_overruled() -> None:
    """So that 「为什么」 can be answered in one sentence."""
    lesson = category_lesson("昨天组织包粽子活动，40人参加", NOW, "女职工")

    assert lesson == Lesson(LessonSubject.CATEGORY, "包粽子", "文体活动", "女职工", ("包粽子", "活动"))


def test_telling_words_are_pairs_of_signs() -> None:
    """A sort of deed and whom it was for stand apart: they are common to many."""
    found = telling("端午包粽子活动慰问老干部12户")

    assert (found.own, found.sorts, found.shared) == ({"包粽", "粽子"}, {"慰问"}, {"端午", "老干部"})


def test_a_word_that_only_hides_is_overruled_by_nobody() -> None:
    """「召开」 speaks for nothing: the next message with it is read as the corrected one, and raises nothing."""
    group = taught(("召开工会委员会", "民主管理"))
    assert [fact.category for fact in log("11月12日召开工会委员会，应到9人实到8人", group).facts] == [
        "民主管理"
    ]
