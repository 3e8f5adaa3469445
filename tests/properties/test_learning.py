"""Whatever a group has been taught: the same message follows, nothing but its category moves, no other group's does."""

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from handlers.core import message_reading
from storage.core import groups
from storage.worklog import entries, lessons
from tests.properties.test_understanding import NOW, PIECES
from tests.unit.handlers.stage import CHAT, OTHER_CHAT, stage
from tests.unit.handlers.stage import NOW as AWARE
from union.core.kinds import CATEGORIES, Kind
from union.reading.acts.lessons import Learned, Lesson, learned
from union.reading.message import Intent, Message
from union.reading.reader import read
from union.reading.replies.correction_lessons import category_lesson, kind_lesson
from union.worklog.entries import LogEntry

SAID = "包粽子 插花 羽毛球 瑜伽 漆扇 消防安全 慰问 培训 困难职工 女职工 活动 比赛 端午 12户 20人 6000元 组织 昨天 ， 。 ；"
DEEDS = SAID.split(" ")
texts = st.lists(st.sampled_from(DEEDS + PIECES.split(" ")), min_size=1, max_size=12).map("".join)
deeds = st.lists(st.sampled_from(DEEDS), min_size=1, max_size=8).map("".join)
corrections = st.lists(st.tuples(deeds, st.sampled_from(CATEGORIES)), max_size=5)


def taught(told: list[tuple[str, str]]) -> Learned:
    """A group in which these messages were given these categories."""
    found = [category_lesson(text, NOW, chosen) for text, chosen in told]
    return learned(lesson for lesson in found if lesson is not None)


def without_category(message: Message) -> Message:
    """All that no lesson may touch."""
    facts = tuple(replace(fact, category="") for fact in message.facts)
    return replace(message, category=None, kind=None, lesson=None, facts=facts)


@given(texts)
def test_who_was_taught_nothing_reads_as_before(text: str) -> None:
    """No lessons, no difference."""
    assert read(text, NOW, learned=learned(())) == read(text, NOW)


@given(texts, corrections)
def test_lessons_touch_nothing_but_the_category(text: str, told: list[tuple[str, str]]) -> None:
    """Intent, times, titles and figures stay what they are."""
    assert without_category(read(text, NOW, learned=taught(told))) == without_category(read(text, NOW))


@example("12户，端午", "组织建设")
@given(deeds, st.sampled_from(CATEGORIES))
def test_the_same_message_follows_its_correction(text: str, chosen: str) -> None:
    """Sent once more, it is filed as it was corrected."""
    lesson = category_lesson(text, NOW, chosen)
    message = read(text, NOW, meant=Intent.LOG, learned=learned([lesson] if lesson else []))
    assert lesson is None or message.category == chosen


@example("体检25号 中医院 一百个名额先到先得", Kind.MEETING)
@given(deeds, st.sampled_from(Kind))
def test_the_same_plan_follows_its_correction(text: str, chosen: Kind) -> None:
    """Sent once more, it is planned as what it was corrected to."""
    lesson = kind_lesson(text, NOW, chosen)
    message = read(text, NOW, meant=Intent.EVENT, learned=learned([lesson] if lesson else []))
    assert lesson is None or message.kind is chosen


@given(deeds, corrections)
def test_no_other_groups_reading_moves(text: str, told: list[tuple[str, str]]) -> None:
    """Lessons are asked for by group, also where the numbers of their entries are the same."""
    at = stage()
    with at.store.unit() as db:
        for chat_id in (CHAT, OTHER_CHAT):
            groups.create(db, chat_id, "工会", AWARE)
        group = at.group()
        entry = entries.add(db, group, LogEntry(0, 0, "李建国", None, text, AWARE, (), CHAT, 3), AWARE)
        for lesson in taught(told).lessons:
            lessons.keep(db, group, lessons.LOG, entry.id, lesson, None, AWARE)
        own, other = (message_reading.model(at.services, db, at.group(chat)) for chat in (CHAT, OTHER_CHAT))

    assert [_words(lesson) for lesson in own.lessons] == [_words(lesson) for lesson in taught(told).lessons]
    assert read(text, NOW, learned=other) == read(text, NOW)


def _words(lesson: Lesson) -> tuple[str, str, str, tuple[str, ...]]:
    return lesson.words, lesson.read_as, lesson.chosen, lesson.overruled
