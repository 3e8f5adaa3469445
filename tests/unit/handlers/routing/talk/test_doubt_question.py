"""What may be work is asked about in a group: seldom, by day, and an answer teaches."""

import pytest

from handlers.routing.talk import doubt_answer
from storage.core import drafts, groups
from storage.worklog import entries
from tests.unit.handlers.stage import CHAT, LI, ZHOU, in_private
from tests.unit.handlers.week import Week

ASKED = "这句像是工作，还没有记下，要记吗？"
HOW = "要我一定听：句子前面写「记录」「日程」或「问」，或者叫我 @gonghui_bot。"
UNSURE = "昨晚陪夜班电工老郑去医院换了药"
LIKE = "昨晚陪夜班电工老周去医院换了药"
OTHERS = (
    "中午跟后勤去夜班宿舍看了看暖气热不热",
    "晚上又补了一户，总共18户，9000",
)
HEATER = "昨天给夜班师傅修好了热水器"


def a_day() -> Week:
    """Thursday at ten."""
    week = Week()
    week.at("2026-11-19 10:00")
    return week


def setting(week: Week, name: str, value: object) -> None:
    """The group has chosen."""
    with week.stage.store.unit() as db:
        groups.change_setting(db, week.stage.group(), name, value)


@pytest.mark.parametrize("text", [UNSURE, *OTHERS])
def test_what_may_be_work_is_asked_about_once(text: str) -> None:
    """The same words are never asked about again."""
    week = a_day()
    assert week.says(LI, text) == f"{ASKED}\n{HOW}"
    assert not week.says(LI, text)


def test_so_often_a_day_as_the_group_wants() -> None:
    """Another day it is asked again; at nought never."""
    week = a_day()
    setting(week, "doubts", 1)
    assert week.says(LI, UNSURE) == f"{ASKED}\n{HOW}"
    assert not week.says(LI, OTHERS[0])
    week.at("2026-11-20 10:00")
    assert week.says(LI, OTHERS[0]) == f"{ASKED}\n{HOW}"
    setting(week, "doubts", 0)
    week.at("2026-11-21 10:00")
    assert not week.says(LI, OTHERS[1])


def test_the_first_three_questions_say_how_to_be_heard() -> None:
    """Whoever was told three times knows."""
    week = a_day()
    for day, text in enumerate((UNSURE, *OTHERS), 16):
        week.at(f"2026-11-{day} 10:00")
        assert week.says(LI, text) == f"{ASKED}\n{HOW}"
    week.at("2026-11-20 10:00")
    assert week.says(LI, HEATER) == ASKED


def test_the_second_of_a_day_is_asked_in_private() -> None:
    """Where its writer can be reached there; what is answered there is filed as said in the group, and heard there."""
    week = a_day()
    week.says(LI, UNSURE)
    assert week.says(LI, OTHERS[0]) == "" and week.told(LI) == []
    week.private(LI, "/start")
    before = len(week.told(LI))
    assert week.says(LI, HEATER) == ""
    (told,) = week.told(LI)[before:]
    assert told.startswith(f"您在群里说「{HEATER}」。{ASKED}")
    heard = len(week.stage.queued())
    week.press(LI, "记录", in_private(LI))
    assert [each[:5] for each in week.stage.queued()[heard:]] == ["已记录 #"]
    (entry,) = [entries.numbered(week.stage.store.db, week.stage.group(), 1)]
    assert entry is not None and entry.chat_id == CHAT


@pytest.mark.parametrize("moment", ["2026-11-19 21:00", "2026-11-20 06:30"])
def test_not_at_night(moment: str) -> None:
    """Nor where the group has no quiet hours."""
    week = a_day()
    week.at(moment)
    assert not week.says(LI, HEATER)
    setting(week, "quiet_from", "00:00")
    setting(week, "quiet_until", "00:00")
    assert not week.says(LI, HEATER)


def test_only_the_writer_has_it_filed() -> None:
    """A colleague may say that it is nothing, the log is the writer's own."""
    week = a_day()
    week.says(LI, UNSURE)
    assert week.press(ZHOU, "记录") == "请由写这句的人来点"
    week.press(LI, "记录")
    assert week.stage.queued()[-1].startswith("已记录 #1 ")


def test_an_answer_is_a_lesson() -> None:
    """The like is filed at once, as long as the log stands; what was no work is left alone."""
    week = a_day()
    week.says(LI, UNSURE)
    week.press(LI, "记录")
    assert week.says(LI, LIKE).startswith("已记录 #2 ")
    other = a_day()
    other.says(LI, UNSURE)
    other.press(LI, "不用")
    assert not other.says(LI, LIKE)


def test_never_again_is_a_setting() -> None:
    """「以后不问」 ends it for the group."""
    week = a_day()
    week.says(LI, UNSURE)
    week.press(LI, "以后不问")
    assert week.stage.group().settings.doubts == 0
    assert not week.says(LI, OTHERS[0])


@pytest.mark.parametrize(("words", "logs"), [("记一下。", 1), ("不用", 0)])
def test_it_is_answered_in_words(words: str, logs: int) -> None:
    """By the writer, in reply or right behind; anybody else's words are talk."""
    for is_reply in (False, True):
        week = a_day()
        week.says(LI, UNSURE)
        question = week.last_message()
        assert not week.says(ZHOU, words)
        week.says(LI, words, reply_to=question if is_reply else None)
        db, group = week.stage.store.db, week.stage.group()
        assert not drafts.of_subject(db, group, doubt_answer.SUBJECT)
        assert (entries.numbered(db, group, 1) is not None) is bool(logs)
