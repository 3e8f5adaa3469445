"""Words for a photo, and forwarded ones that are to be filed, are logs however they are put."""

from datetime import timedelta

from handlers.core.messages.incoming_message import Photo
from handlers.routing import free_text
from storage.core import drafts
from storage.worklog import entries
from tests.unit.handlers.stage import LI, in_private
from tests.unit.handlers.week import Week

BARE_DAY = "12月5日老职工合唱彩排"  # alone it would be a plan for December


def day_of_newest(week: Week) -> str:
    """When the newest entry happened."""
    return (
        entries.by_numbers(week.stage.store.db, week.stage.group(), range(1, 9))[-1].facts[0].day.isoformat()
    )


def test_words_for_a_photo_look_back() -> None:
    """A photo shows what was: the bare day is the last one."""
    week = Week()
    week.stage.write(LI, "", free_text.in_private, in_private(LI), photo=Photo("f", "u", None))
    week.stage.deliver()
    sql = "select message_id from outbox where chat_id = ? order by id desc limit 1"
    asked = next(iter(week.stage.store.db.query(sql, [LI.user_id])))["message_id"]
    week.private(LI, BARE_DAY, reply_to=asked)

    assert day_of_newest(week) == "2025-12-05"


def test_a_forwarded_plan_that_is_to_be_noted_looks_back() -> None:
    """「记下」 files it as done."""
    week = Week()
    week.stage.write(LI, BARE_DAY + "下午3点开始", free_text.in_private, in_private(LI), forwarded=True)
    week.press(LI, "记下", in_private(LI))

    assert day_of_newest(week) == "2025-12-05"


def test_an_album_whose_caption_comes_later_is_whole() -> None:
    """The photos before the caption are the entry's, too; another album's are not."""
    week = Week()
    for name, album in (("a", "one"), ("x", "two"), ("b", "one")):
        week.stage.write(LI, "", free_text.in_group, photo=Photo(name, name, album))
    week.stage.write(LI, "今天慰问环卫工人18人", free_text.in_group, photo=Photo("c", "c", "one"))
    week.stage.write(LI, "", free_text.in_group, photo=Photo("d", "d", "one"))

    [entry] = entries.by_numbers(week.stage.store.db, week.stage.group(), [1])
    assert entry.photos == 4
    [left] = week.stage.store.db.query("select count(*) as open from drafts")
    assert left["open"] == 0


def test_an_album_without_words_is_forgotten() -> None:
    """Where no words come nothing is said, and after a minute nothing is kept."""
    week = Week()
    week.stage.write(LI, "", free_text.in_group, photo=Photo("a", "a", "one"))
    drafts.expire(week.stage.store.db, week.stage.now + timedelta(minutes=2))

    assert week.stage.store.db.table("drafts").count == 0
    assert entries.by_numbers(week.stage.store.db, week.stage.group(), [1]) == []
