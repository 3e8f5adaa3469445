"""What a reply adds to an item: lists, notes, files; who may, what stays in private, what is no addition."""

import pytest

from handlers.calendar import event_details
from handlers.core.button_press import pressed
from handlers.core.messages.incoming_message import Document, Incoming, Photo
from handlers.core.messages.outgoing_message import Press
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.routing import free_text, handler_table
from storage.core import groups, people
from storage.events import event_parts as events_notes
from storage.events import queries as events_queries
from storage.events.event_parts import Attached, Note
from tests.unit.handlers.stage import CHAT, LI, WANG, ZHOU, Stage, in_group, in_private, stage
from union.core.groups import Role
from union.events.model import Event

PLAN = "下周三下午3点开工会小组长例会"


@pytest.fixture
def office() -> Stage:
    """A group with 周敏 (admin), 李建国 and 王芳 (officers), and a meeting that 李建国 has planned."""
    made = stage()
    with made.store.unit() as db:
        groups.create(db, CHAT, "红星机械厂工会", made.now)
        for who, role in ((ZHOU, Role.ADMIN), (LI, Role.OFFICER), (WANG, Role.OFFICER)):
            person = people.upsert_person(
                db, who.user_id, who.name, who.username, who.language, made.now, in_private=True
            )
            people.enrol(db, made.group(), person, role, made.now)
    made.write(LI, PLAN, free_text.in_group)
    made.deliver()
    return made


def answer(turn: Turn) -> None:
    """Whatever a plain message does where it was written."""
    (free_text.in_private if turn.where.private else free_text.in_group)(turn)


def reply(at: Stage, who: object, text: str, **more: object) -> None:
    """A reply to the newest message of the group's chat."""
    row = next(
        iter(
            at.store.db.query("select max(id) as id from outbox where chat_id = ? and edits is null", [CHAT])
        )
    )
    at.write(who, text, answer, reply_to=row["id"], reply_to_bot=True, **more)  # type: ignore[arg-type]
    at.deliver()


def meeting(at: Stage) -> Event:
    """The one item there is."""
    found = events_queries.numbered(at.store.db, at.group(), 1)
    assert found is not None
    return found


def notes(at: Stage) -> list[Note]:
    """Its notes and attachments."""
    return events_notes.of_event(at.store.db, at.group(), meeting(at))


def texts(at: Stage) -> list[str]:
    """Its checklist."""
    return [check.text for check in meeting(at).checks]


def test_any_officer_writes_the_list(office: Stage) -> None:
    """The item is the group's, and so is its list."""
    reply(office, WANG, "清单：1.订会议室 2.发通知")
    reply(office, WANG, "清单加：印签到表")
    assert texts(office) == ["订会议室", "发通知", "印签到表"]


def test_an_empty_list_takes_the_old_one_away(office: Stage) -> None:
    """清单：无."""
    reply(office, LI, "清单：订会议室")
    reply(office, LI, "清单：无")
    assert texts(office) == []
    assert "去掉" in office.shown()


def test_a_list_without_lines_is_explained(office: Stage) -> None:
    """Nothing is kept, an example is given."""
    reply(office, LI, "清单：")
    assert texts(office) == []
    assert "例如" in office.shown()


def test_numbers_of_people_are_cut_in_notes(office: Stage) -> None:
    """As everywhere: the last four figures stay."""
    reply(office, LI, "备注：联系人电话13812345678")
    assert "13812345678" not in notes(office)[0].text


def test_a_photo_is_kept_by_its_id_and_sent_again(office: Stage) -> None:
    """With its caption, where it is asked for."""
    reply(office, WANG, "会场", photo=Photo("AgAC9", "u9", None))
    reply(office, WANG, "详情")
    office.press(LI, "会场", handler_table.DEEDS)
    sql = "select params from outbox where method = 'sendPhoto'"
    assert [row["params"] for row in office.store.db.query(sql)] == ['{"photo": "AgAC9", "caption": "会场"}']


def test_a_document_keeps_its_name(office: Stage) -> None:
    """It is its button's label."""
    reply(office, WANG, "", document=Document("BQAC7", "签到表.docx", 9000))
    reply(office, WANG, "详情")
    assert "📎 签到表.docx" in office.labels()


def test_an_album_is_answered_once(office: Stage) -> None:
    """Each photo is kept, one line is said."""
    said = len(office.queued())
    echo = next(iter(office.store.db.query("select max(id) as id from outbox where chat_id = ?", [CHAT])))[
        "id"
    ]
    for number in range(3):
        photo = Photo(f"AgAC{number}", f"u{number}", "album")
        office.write(WANG, "", answer, reply_to=echo, reply_to_bot=True, photo=photo)
    assert len(notes(office)) == 3
    assert len(office.queued()) == said + 1


def test_a_photo_with_what_was_done_is_an_entry(office: Stage) -> None:
    """Work told in reply to an item is filed as ever, not hung on the item."""
    reply(office, LI, "今天走访慰问困难职工12户，慰问金6000元", photo=Photo("AgAC1", "u1", None))
    assert notes(office) == []
    assert "已记录" in office.shown()


def test_a_photo_with_a_command_is_kept_and_the_command_obeyed(office: Stage) -> None:
    """「完成」 under the photo of the meeting."""
    reply(office, LI, "完成", photo=Photo("AgAC1", "u1", None))
    assert [note.text for note in notes(office)] == [""]
    assert "已完成" in office.shown()


def test_what_was_sent_in_private_is_not_shown_in_the_group(office: Stage) -> None:
    """A list of helped people's names can't be masked: the group hears only that there is something."""
    office.write(
        LI,
        "#1 备注：名单",
        free_text.in_private,
        in_private(LI),
        document=Document("BQAC7", "名单.docx", 900),
    )
    office.deliver()
    reply(office, WANG, "详情")
    assert "私聊里另有附件1份" in office.shown()
    assert not any("📎" in label for label in office.labels())


def test_a_note_of_a_helped_person_names_nobody_to_others(office: Stage) -> None:
    """Told in private: its author reads it there as it was told, another 委员 and the group do not."""
    with office.store.unit() as db:
        author, said = people.person_of_user(db, LI.user_id), "困难职工刘大海身份证****4514"
        events_notes.add(db, office.group(), meeting(office), said, None, author, (LI.user_id, 9), office.now)
    told = list[str]()

    def look(turn: Turn) -> None:
        turn.group = office.group()
        told.append("\n".join(event_details.lines_of(turn, occurrences.of_whole_event(meeting(office)))))

    for who, where in ((LI, in_private(LI)), (WANG, in_private(WANG)), (LI, None)):
        office.write(who, "看看", look, *([where] if where else []))
    assert ["刘大海" in each for each in told] == [True, False, False]
    assert all("备注：困难职工刘＊＊" in each for each in told[1:])


def test_a_note_taken_back_can_be_restored(office: Stage) -> None:
    """By its writer; another officer may not."""
    reply(office, WANG, "备注：茶水由后勤准备")
    assert office.press(ZHOU, "撤回", handler_table.DEEDS) is None
    assert notes(office) == []
    office.press(WANG, "恢复", handler_table.DEEDS)
    assert len(notes(office)) == 1


def test_lines_below_a_plan_are_kept_with_it(office: Stage) -> None:
    """They change neither title nor time; an edit changes them, ticks stay."""
    text = "下周五上午9点开经审会\n清单：\n1. 12月5日前的凭证\n2. 印材料\n备注：带公章"
    office.write(LI, text, free_text.in_group)
    found = events_queries.numbered(office.store.db, office.group(), 2)
    assert found is not None
    assert (found.title, found.start.isoformat()) == ("经审会", "2026-11-27T09:00:00")
    assert [check.text for check in found.checks] == ["12月5日前的凭证", "印材料"]
    assert [note.text for note in events_notes.of_event(office.store.db, office.group(), found)] == ["带公章"]


def test_what_one_sent_in_private_nobody_else_is_given(office: Stage) -> None:
    """A private attachment: the sender has it in private, a colleague and the group only hear that there is one more."""
    with office.store.unit() as db:
        person = people.person_of_user(db, LI.user_id)
        assert person is not None
        file = Attached("SECRET", "document", "困难职工材料.docx")
        events_notes.add(db, office.group(), meeting(office), "", file, person, (LI.user_id, 90), office.now)

    def show(turn: Turn) -> None:
        turn.group = office.group()
        event_details.say(turn, occurrences.of_whole_event(meeting(office)))

    for who, where, sees in (
        (LI, in_private(LI), True),
        (WANG, in_private(WANG), False),
        (LI, in_group(), False),
    ):
        office.write(who, "详情", show, where)
        assert (
            "困难职工材料" in "".join([office.shown(where.chat_id), *office.labels(where.chat_id)])
        ) is sees
        note = notes(office)[0]
        came = Incoming(
            0,
            where,
            who,
            press=Press("note.send", office.group().id, (str(note.id),)),
            press_id="p",
            pressed_in=1,
        )
        office.come(pressed(handler_table.DEEDS), came)
        sent = "select 1 from outbox where chat_id = ? and params like '%SECRET%'"
        assert bool(list(office.store.db.query(sent, [where.chat_id]))) is sees
