"""Festival cards: offered once, adopted once, and quiet when nobody answers."""

from datetime import datetime

from storage.core import groups, people
from storage.events import queries as events_queries
from tests.unit.handlers.stage import LI, WANG, ZHOU
from tests.unit.handlers.week import Week
from union.core.groups import Role
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Owner

STEPS = [
    "春节前困难职工摸底",
    "春节慰问方案和预算",
    "春节慰问品采购",
    "春节走访慰问",
    "春节慰问台账归档、发放情况公示（不列姓名）",
]


def offered() -> Week:
    """The card for 春节 2027 (6 February) is out: 45 days before."""
    week = Week()
    week.at("2026-12-23 09:00")
    return week


def titles(week: Week) -> list[str]:
    """The items of the pack, by number."""
    found = events_queries.in_pack(week.stage.store.db, week.stage.group(), "春节2027")
    return [event.title for event in sorted(found, key=lambda event: event.number)]


def test_the_card_comes_on_its_day_at_nine() -> None:
    """Not before, once, with the festival's day and a dated line for each step."""
    week = Week()
    assert week.at("2026-12-22 09:00") + week.at("2026-12-23 08:59") == []
    (card,) = week.at("2026-12-23 09:00")
    lines = card.split("\n")
    assert lines[0] == "离春节（2027年2月6日 周六）还有45天，按下列步骤安排？"
    assert lines[1] == "· 12月28日 周一 春节前困难职工摸底"
    assert lines[4] == "· 1月22日 周五 至 2月3日 周三 春节走访慰问"
    assert week.stage.labels() == ["采用", "改", "今年不安排", "行业节日和其他安排"]
    assert week.at("2026-12-24 09:00") == []


def test_a_missed_card_is_still_offered() -> None:
    """The bot was away on the day and is back two days later."""
    assert len(Week().at("2026-12-25 15:00")) == 1


def test_a_card_waits_for_the_end_of_quiet_hours() -> None:
    """Back late in the evening: the card comes in the morning."""
    week = Week()
    assert week.at("2026-12-23 22:00") == []
    assert len(week.at("2026-12-24 09:00")) == 1


def test_adopting_makes_the_items_with_their_reminders() -> None:
    """Each step is an item of its own, by whom it was adopted; the card says which."""
    week = offered()
    week.press(ZHOU, "采用")
    assert titles(week) == STEPS
    assert week.stage.shown().startswith("已采用春节安排：\n#1 12月28日 周一 春节前困难职工摸底")
    assert "#4 1月22日 周五 至 2月3日 周三 春节走访慰问\n" in week.stage.shown()
    member = week.stage.member(ZHOU)
    assert member is not None and week.event().author_id == member.person.id
    assert "春节前困难职工摸底" in week.at("2026-12-27 09:00")[0]


def test_adopting_twice_never_doubles() -> None:
    """Two officers press at once: one set of items, and a word to the second."""
    week = offered()
    week.press(ZHOU, "采用")
    assert week.press(LI, "采用") == "这张卡片已经处理过了"
    assert titles(week) == STEPS


def test_a_step_can_be_left_out() -> None:
    """Unticked and ticked again with boxes; only what is ticked becomes an item."""
    week = offered()
    week.press(LI, "改")
    week.press(LI, "☑ 春节慰问品采购")
    assert "✗ 1月15日 周五 春节慰问品采购（不要）" in week.stage.shown()
    week.press(LI, "☑ 春节走访慰问")
    week.press(LI, "☐ 春节走访慰问")
    week.press(LI, "采用")
    assert titles(week) == [title for title in STEPS if title != "春节慰问品采购"]


def test_a_step_that_is_over_is_not_made() -> None:
    """Adopted in the middle of January: what lies behind is left behind."""
    week = offered()
    week.at("2027-01-10 10:00")
    week.press(LI, "采用")
    assert titles(week) == STEPS[2:]


def test_declined_is_quiet_and_can_be_taken_back() -> None:
    """今年不安排: no items, no reminder of the festival; 恢复 shows the card again."""
    week = offered()
    week.press(LI, "今年不安排")
    assert week.at("2027-01-29 09:00") == []
    week.press(LI, "恢复")
    assert week.stage.labels() == ["采用", "改", "今年不安排"]


def test_untouched_only_the_festival_remains() -> None:
    """Nobody answered: a week before and on the day the festival itself is named, without buttons."""
    week = offered()
    for day in range(20, 29):
        week.at(f"2027-01-{day} 09:00")
    assert titles(week) == ["春节"]
    (told,) = week.at("2027-01-29 09:00")
    assert "春节：2月6日 周六" in told.replace("（正月初一）", "")
    assert week.stage.labels() == []


def test_adopting_after_the_quiet_items_adds_the_steps() -> None:
    """The festival's own item stands already; the steps that lie ahead come beside it, once."""
    week = offered()
    week.at("2027-01-25 09:00")
    week.press(LI, "采用")
    assert titles(week) == ["春节", *STEPS[3:]]


def test_readers_do_not_decide() -> None:
    """群成员 see the card only."""
    week = offered()
    week.join(WANG, Role.MEMBER)
    assert week.press(WANG, "采用") == "您没有这个权限，请联系本群管理员"
    assert titles(week) == []


def test_a_group_may_do_without_cards() -> None:
    """The setting festival_cards."""
    week = Week()
    groups.change_setting(week.stage.store.db, week.stage.group(), "festival_cards", False)
    assert week.at("2026-12-23 09:00") == []


def test_a_step_planned_by_hand_is_not_doubled() -> None:
    """Of the same title within three days: the card shows it, and adopting leaves it the only one."""
    week = Week()
    week.says(LI, "1月14日春节慰问品采购")
    (card,) = week.at("2026-12-23 09:00")
    assert "＝ 1月15日 周五 春节慰问品采购（已有 #1）" in card
    week.press(LI, "改")
    assert "☑ 春节慰问品采购" not in week.stage.labels()
    week.press(LI, "采用")
    assert titles(week) == [step for step in STEPS if step != "春节慰问品采购"]


def test_last_year_s_owners_answer_for_the_steps_again() -> None:
    """Named on the card and kept with the items; who has left is not."""
    week = Week()
    li, wang = week.join(LI), week.join(WANG)
    with week.stage.store.unit() as db:
        group = week.stage.group()
        for number, person in enumerate((li, wang)):
            event = Event(
                0, 0, STEPS[number], Kind.OTHER, datetime.fromisoformat("2026-01-08"), Grain.DAY,
                owners=(Owner(person.name, person.id),), pack="春节2026", said=STEPS[number],
            )  # fmt: skip
            events_queries.add(db, group, event, week.stage.now)
        people.leave(db, group, wang, week.stage.now)
    (card,) = week.at("2026-12-23 09:00")
    assert f"{STEPS[0]}（李建国）" in card and f"{STEPS[1]}（" not in card
    week.press(LI, "采用")
    found = {
        event.title: event.owners for event in events_queries.in_pack(week.stage.store.db, group, "春节2027")
    }
    assert found[STEPS[0]] == (Owner("李建国", li.id),)
    assert found[STEPS[1]] == ()


def test_a_festival_wished_for_has_its_card() -> None:
    """重阳 2027 is on 8 October; without the wish nothing is said of it."""
    silent, wishing = Week(), Week()
    groups.change_setting(wishing.stage.store.db, wishing.stage.group(), "festival_wishes", "重阳")
    for day in ("2027-08-27", "2027-09-03"):
        unwished, wished = silent.at(f"{day} 09:00"), wishing.at(f"{day} 09:00")
        assert not any("重阳" in text for text in unwished)
    assert any(text.startswith("离重阳（10月8日 周五）还有35天") for text in wished)


def test_of_two_cards_due_one_waits_for_the_next_day() -> None:
    """The group gets one message a day that nobody asked for."""
    week = Week()
    groups.change_setting(week.stage.store.db, week.stage.group(), "festival_wishes", "重阳")
    days = [week.at(f"2027-09-0{day} 09:00") for day in (3, 4, 5)]
    assert [len(each) for each in days] == [1, 1, 0]
    assert "离双节" in days[0][0] and "离重阳（10月8日 周五）还有34天" in days[1][0]
