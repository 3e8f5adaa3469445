"""/holidays: shown, read from text, reply or document, adopted by the 管理员, and everything dated anew."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from handlers.calendar import add_command
from handlers.core.messages.incoming_message import Document, Incoming, Said
from handlers.festivals import days_off
from handlers.festivals.festival_cards import lay_out
from handlers.reminders.reminder_schedule import plan_reminders
from storage.core import people
from storage.events import queries as events_queries
from storage.reminders import schedule
from tests.papers import docx_of
from tests.unit.handlers.stage import LI, WANG, ZHOU, Stage, documents_read, in_group
from tests.unit.handlers.week import Week
from tests.unit.union.festivals.holiday_texts import days, written
from union.core.files.refusal import MOST_BYTES
from union.core.groups import Role
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Rule
from union.festivals import packs
from union.festivals.notice_values import Arrangement

PARTS = [
    Arrangement(("元旦",), days("2027-01-01", "2027-01-03")),
    Arrangement(("春节",), days("2027-02-05", "2027-02-12"), days("2027-01-30", "2027-01-30")),
    Arrangement(("清明",), days("2027-04-03", "2027-04-05")),
    Arrangement(("五一",), days("2027-05-01", "2027-05-05")),
    Arrangement(("端午",), days("2027-06-09", "2027-06-09")),
    Arrangement(("中秋",), days("2027-09-15", "2027-09-15")),
    Arrangement(("国庆",), days("2027-10-01", "2027-10-07")),
]
NOTICE = written(2027, PARTS)


def office() -> Stage:
    """A group with its 管理员 周敏."""
    week = Week()
    stage = week.stage
    with stage.store.unit() as db:
        person = people.upsert_person(db, ZHOU.user_id, ZHOU.name, None, None, stage.now)
        people.enrol(db, stage.group(), person, Role.ADMIN, stage.now)
    return stage


def adopt(stage: Stage, text: str = NOTICE) -> str:
    """The notice is pasted and adopted; the last message."""
    stage.write(ZHOU, f"/holidays {text}", days_off.show)
    stage.press(ZHOU, "采用", days_off.DEEDS)
    return stage.queued()[-1]


def keep(stage: Stage, event: Event) -> Event:
    """An item with its reminders."""
    with stage.store.unit() as db:
        kept = events_queries.add(db, stage.group(), event, stage.now)
        plan_reminders(db, stage.group(), kept, stage.now)
    return kept


def item(kind: Kind, start: str, rule: Rule | None = None) -> Event:
    return Event(0, 0, "报送台账", kind, datetime.fromisoformat(start), Grain.DAY, rule=rule, said="报送台账")


def reminded(stage: Stage, event: Event) -> list[str]:
    """The days of the waiting reminders."""
    found = schedule.waiting(stage.store.db, stage.group(), event)
    return [f"{row.lead} {stage.group().day(row.due)}" for row in found]


def test_alone_it_shows_two_years() -> None:
    """This year as published, the next by law until it is announced."""
    stage = office()
    stage.write(LI, "放假", days_off.show)
    shown = stage.shown()
    assert "2026年放假\n元旦　1月1日周四–3日周六　3天\n　　　上班 1月4日周日" in shown
    assert "2027年放假：待公布，先按法定节日\n元旦　1月1日周五　1天" in shown


def test_an_adopted_year_is_shown() -> None:
    """It is announced then."""
    stage = office()
    adopt(stage)
    stage.write(LI, "/holidays", days_off.show)
    assert "2027年放假\n元旦　1月1日周五–3日周日　3天" in stage.shown()


def test_what_is_read_waits_for_the_admin() -> None:
    """Nothing is kept by pasting; an officer's press does nothing."""
    stage = office()
    stage.write(LI, f"/holidays\n{NOTICE}", days_off.show)
    assert stage.labels() == ["采用", "取消"]
    assert stage.group().notice is None
    assert stage.press(WANG, "采用", days_off.DEEDS) == "您没有这个权限，请联系本群管理员"
    assert stage.group().notice is None


def test_a_faulty_notice_has_no_buttons() -> None:
    """What is wrong stands there instead."""
    stage = office()
    stage.write(ZHOU, f"/holidays {NOTICE.replace('共8天', '共9天')}", days_off.show)
    assert "· 春节：写的是9天，日期算下来是8天。" in stage.shown()
    assert stage.labels() == []


def test_a_reply_reads_the_message_replied_to() -> None:
    """The notice somebody posted."""
    stage = office()
    stage.write(ZHOU, "放假", days_off.show, reply_to=3, reply_text=NOTICE)
    assert stage.shown().startswith("读到2027年放假安排，请核对：")


def test_a_reply_to_the_bot_asks_what_is_known() -> None:
    """Its own words are no notice."""
    stage = office()
    stage.write(ZHOU, "放假", days_off.show, reply_to=3, reply_to_bot=True, reply_text=NOTICE)
    assert stage.shown().startswith("2026年放假")


def test_pressed_twice_it_is_adopted_once() -> None:
    """The second press is told so."""
    stage = office()
    adopt(stage)
    (count,) = stage.store.db.query("select count(*) as n from holidays")
    stage.write(ZHOU, f"/holidays {NOTICE}", days_off.show)
    stage.press(ZHOU, "取消", days_off.DEEDS)
    assert count["n"] == 1
    assert stage.shown() == "没有采用2027年放假安排。"


def test_reminders_not_yet_sent_follow() -> None:
    """A reminder that lay on a day that is off now goes to the working day before, and it is said."""
    stage = office()
    event = keep(stage, item(Kind.REPORT, "2027-02-19"))
    assert "d7 2027-02-12" in reminded(stage, event)
    said = adopt(stage)
    assert "d7 2027-02-04" in reminded(stage, event)
    assert "#1 报送台账：提醒 2027年2月12日 周五→2027年2月4日 周四" in said


def test_a_series_that_moves_off_days_off_follows() -> None:
    """每月9号遇节假日顺延, begun on the very day that is off now."""
    stage = office()
    event = keep(stage, item(Kind.REPORT, "2027-02-09", Rule("FREQ=MONTHLY;BYMONTHDAY=9", "next")))
    said = adopt(stage)
    kept = events_queries.get(stage.store.db, stage.group(), event.id)
    assert kept is not None
    assert kept.start.date() == date(2027, 2, 15)
    assert "#1 报送台账：2027年2月9日 周二→2027年2月15日 周一" in said
    stage.press(ZHOU, "撤销", days_off.DEEDS)
    kept = events_queries.get(stage.store.db, stage.group(), event.id)
    assert kept is not None
    assert kept.start.date() == date(2027, 2, 9)


def test_a_series_of_working_days_gains_and_loses_days() -> None:
    """每个工作日: how many times, from which day on."""
    stage = office()
    keep(stage, item(Kind.MEETING, "2026-12-01", Rule("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "skip")))
    said = adopt(stage)
    assert "#1 报送台账：从2027年1月30日 周六起多1次" in said
    assert "#1 报送台账：从2027年2月9日 周二起少" in said


def test_steps_of_a_festival_follow_unless_moved_by_hand() -> None:
    """The step after 春节 waits for the new end of the holiday; one that somebody moved stays."""
    stage = office()
    pack = packs.pack("春节", 2027)
    assert pack is not None
    with stage.store.unit() as db:
        made = lay_out(db, stage.group(), pack, pack.steps, None, stage.now)
        events_queries.change(db, stage.group(), replace(made[0], start=made[0].start + timedelta(days=1)))
    said = adopt(stage)
    found = {one.number: one for one in events_queries.in_pack(stage.store.db, stage.group(), pack.name)}
    last = found[made[-1].number]
    assert made[-1].start.date() == date(2027, 2, 9)
    assert last.start.date() == date(2027, 2, 15)
    assert f"#{last.number} {last.title}：2027年2月9日 周二→2027年2月15日 周一" in said
    assert found[made[0].number].start == made[0].start + timedelta(days=1)


def planned(stage: Stage, words: str) -> Event:
    """The item that these words make, alone in its group."""
    stage.write(ZHOU, f"/add {words}", add_command.add)
    (event,) = events_queries.open_ones(stage.store.db, stage.group())
    return event


def start_of(stage: Stage, event: Event) -> datetime:
    kept = events_queries.get(stage.store.db, stage.group(), event.id)
    assert kept is not None
    return kept.start


def test_an_item_whose_words_count_working_days_follows() -> None:
    """「春节后第一个工作日」 is another day now, its reminders with it; and the old one when the notice is withdrawn."""
    stage = office()
    event = planned(stage, "2027年春节后第一个工作日下午3点召开委员会会议")
    assert event.start == datetime.fromisoformat("2027-02-09T15:00")
    said = adopt(stage)
    assert start_of(stage, event) == datetime.fromisoformat("2027-02-15T15:00")
    assert said.count("#1") == 1
    assert "#1 委员会会议：2027年2月9日 周二→2027年2月15日 周一" in said
    assert reminded(stage, event)[-1] == "h2 2027-02-15"
    stage.press(ZHOU, "撤销", days_off.DEEDS)
    assert start_of(stage, event) == datetime.fromisoformat("2027-02-09T15:00")
    assert reminded(stage, event)[-1] == "h2 2027-02-09"


def test_an_item_moved_by_hand_stays() -> None:
    """Its words hold such a time, but somebody has chosen another day since."""
    stage = office()
    event = planned(stage, "2027年春节后第一个工作日下午3点召开委员会会议")
    with stage.store.unit() as db:
        events_queries.change(db, stage.group(), replace(event, start=event.start + timedelta(days=1)))
    assert "#1 委员会会议" not in adopt(stage)
    assert start_of(stage, event) == datetime.fromisoformat("2027-02-10T15:00")


def test_an_item_on_a_day_by_its_number_stays() -> None:
    """No notice moves 9 February, though it is a day off now."""
    stage = office()
    event = planned(stage, "2027年2月9日下午3点召开委员会会议")
    adopt(stage)
    assert start_of(stage, event) == datetime.fromisoformat("2027-02-09T15:00")


def test_what_is_planned_after_the_notice_is_read_by_it() -> None:
    """The message is understood by the group's own calendar."""
    stage = office()
    adopt(stage)
    assert planned(stage, "2027年春节后第一个工作日召开委员会会议").start == datetime.fromisoformat(
        "2027-02-15"
    )


def test_report_times_follow() -> None:
    """January's report is posted on the make-up Saturday."""
    assert "1月月报：2027年1月29日 周五→2027年1月30日 周六" in adopt(office())


def test_undone_and_restored() -> None:
    """As if it had never been, and again."""
    stage = office()
    event = keep(stage, item(Kind.REPORT, "2027-02-19"))
    before = reminded(stage, event)
    adopt(stage)
    stage.press(ZHOU, "撤销", days_off.DEEDS)
    assert stage.group().notice is None
    assert reminded(stage, event) == before
    stage.press(ZHOU, "恢复", days_off.DEEDS)
    assert "d7 2027-02-04" in reminded(stage, event)


def test_elsewhere_the_state_council_does_not_arrange() -> None:
    """A group of another region is told so."""
    stage = office()
    with stage.store.unit() as db:
        db.execute("insert into settings values (?, 'region', 'HK')", [stage.group().id])
    stage.write(ZHOU, f"/holidays {NOTICE}", days_off.show)
    assert stage.shown().startswith("国务院的放假通知只适用于中国大陆")


def test_elsewhere_the_place_s_own_days_off_are_shown() -> None:
    """Without a notice the year's public holidays are listed, a day in lieu marked."""
    stage = office()
    with stage.store.unit() as db:
        db.execute("insert into settings values (?, 'region', 'HK')", [stage.group().id])
    stage.write(ZHOU, "/holidays", days_off.show)
    assert "2026年香港公众假期\n· 1月1日 周四 元旦" in stage.shown()
    assert "· 10月19日 周一 重阳（补假）" in stage.shown()
    assert "2027年香港公众假期" in stage.shown()


def with_file(content: bytes | None, size: int = 10, *, replied: bool = False) -> tuple[Stage, Incoming]:
    """Somebody sends /holidays with a document, or replies with it to one."""
    stage = office()
    stage.gateway.file = content
    document = Document("f1", "通知.docx", size)
    said = Said("/holidays", 5, stage.now, **{"reply_document" if replied else "document": document})
    return stage, Incoming(0, in_group(), ZHOU, said)


@pytest.mark.anyio
@pytest.mark.parametrize("replied", [False, True])
async def test_a_document_is_read(replied: bool) -> None:
    """Its words stand behind the command."""
    stage, came = with_file(docx_of(NOTICE), replied=replied)
    stage.come(days_off.show, came)
    assert stage.shown() == "正在读取…"
    await documents_read(stage)
    assert stage.shown().startswith("读到2027年放假安排，请核对：")


UNREAD = [
    (b"", MOST_BYTES + 1, "文件太大"),
    (None, 10, "文件没有取下来"),
    (b"%PDF-1.7", 10, "PDF 读不了"),
]


@pytest.mark.anyio
@pytest.mark.parametrize(("content", "size", "sentence"), UNREAD)
async def test_a_document_that_cannot_be_read_is_told(
    content: bytes | None, size: int, sentence: str
) -> None:
    """Too large is not even fetched; each reason has its sentence."""
    stage, came = with_file(content, size)
    stage.come(days_off.show, came)
    await documents_read(stage)
    assert stage.shown().startswith(sentence)
