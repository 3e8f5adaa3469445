"""Names of helped families: asked for in private of whoever may know them, a code everywhere else."""

import pytest

from handlers.core.messages.incoming_message import Who
from handlers.helped import family_register
from handlers.routing import basic_commands, free_text, handler_table
from handlers.routing.references import earlier_messages
from handlers.settings import settings_command
from handlers.worklog import log_command
from storage.core import groups, people
from storage.helped import name_register
from storage.privacy import name_expiry, name_removal
from storage.worklog import entries
from tests.unit.handlers.stage import CHAT, LI, WANG, ZHOU, Stage, in_private, stage
from union.core.groups import Role

TOLD = "今天慰问困难职工王秀兰、刘建国，送慰问金1000元"
STRANGER = Who(900, "路人", None, "zh-hans")


@pytest.fixture
def office() -> Stage:
    """周敏 (admin), 李建国 and 王芳 (officers), and a log that 李建国 told in the group."""
    made = stage()
    with made.store.unit() as db:
        groups.create(db, CHAT, "红星机械厂工会", made.now)
        for who, role in ((ZHOU, Role.ADMIN), (LI, Role.OFFICER), (WANG, Role.OFFICER)):
            person = people.upsert_person(
                db, who.user_id, who.name, None, who.language, made.now, in_private=True
            )
            people.enrol(db, made.group(), person, role, made.now)
    tell(made, TOLD)
    return made


def tell(at: Stage, text: str) -> None:
    """In the group, names masked as they are when read."""
    at.write(
        LI, text.replace("王秀兰", "王＊＊").replace("刘建国", "刘＊＊"), free_text.in_group, message_id=70
    )
    at.deliver()


def say(at: Stage, who: Who, text: str) -> str:
    """In private; what the bot answers."""
    act = (
        basic_commands.start
        if text.startswith("/start")
        else family_register.show
        if text.startswith("/helped")
        else free_text.in_private
    )
    if act is family_register.show:

        def shown(turn):  # type: ignore[no-untyped-def]
            turn.group = at.group()
            family_register.show(turn)

        at.write(who, text, shown, in_private(who))
    else:
        at.write(who, text, act, in_private(who))
    at.deliver()
    return at.shown(who.user_id)


def families(at: Stage) -> list[tuple[str, str | None]]:
    """The register."""
    return [(each.code, each.name) for each in name_register.of_group(at.store.db, at.group())]


def text_of(at: Stage) -> str:
    """The log as it is kept."""
    found = entries.numbered(at.store.db, at.group(), 1)
    assert found is not None
    return found.text


@pytest.mark.parametrize(
    ("who", "link", "asked"),
    [
        (LI, "n1-1", True),
        (ZHOU, "n1-1", True),
        (WANG, "n1-1", False),
        (STRANGER, "n1-1", False),
        (LI, "n1-99", False),
        (LI, "n99-1", False),
        (LI, "n1-99999999999999999", False),
    ],
)
def test_names_are_asked_of_whoever_may_know_them(office: Stage, who: Who, link: str, asked: bool) -> None:
    """The author of the log, the 负责人 and the admin; a forged link opens nothing."""
    assert ("帮的是谁" in say(office, who, f"/start {link}")) is asked


def test_the_log_shows_codes_and_no_message_of_the_group_a_name(office: Stage) -> None:
    """Where a masked name stood its code stands; an edit of the message keeps it so."""
    say(office, LI, "/start n1-1")
    say(office, LI, "刘建国 500\n王秀兰 500 住院")
    assert text_of(office) == "今天慰问困难职工户02、户01，送慰问金1000元"
    assert "户01、户02" in office.shown()
    office.write(
        LI,
        TOLD.replace("王秀兰", "王＊＊").replace("刘建国", "刘＊＊"),
        earlier_messages.edited,
        message_id=70,
        edited=True,
    )
    assert text_of(office) == "今天慰问困难职工户02、户01，送慰问金1000元"
    sent = "".join(
        row["params"] for row in office.store.db.query("select params from outbox where chat_id < 0")
    )
    assert "王秀兰" not in sent and "刘建国" not in sent


def test_told_again_for_the_same_log_a_family_counts_once(office: Stage) -> None:
    """The later sum holds."""
    say(office, LI, "/start n1-1")
    say(office, LI, "王秀兰 500")
    say(office, LI, "/start n1-1")
    say(office, LI, "户01 600")
    family = name_register.of_group(office.store.db, office.group())[0]
    assert [each.minor for each in name_register.helps(office.store.db, office.group(), family)] == [60000]


def test_names_told_one_after_another_add_up_to_the_sum_of_the_log(office: Stage) -> None:
    """Those of the first list count with those of the second; what is still missing is said."""
    say(office, LI, "/start n1-1")
    assert "名单合计500元，记录里是1000元" in say(office, LI, "王秀兰 500元")
    say(office, LI, "/start n1-1")
    assert "名单合计" not in say(office, LI, "刘建国 500元")


def test_a_namesake_is_asked_about(office: Stage) -> None:
    """The same family has its code again, another one a new one."""
    with office.store.unit() as db:
        name_register.keep(db, office.group(), "王秀兰", office.now)
    for label, codes in (("不是", ["户01", "户02"]), ("户01", ["户01", "户02"])):
        say(office, LI, "/start n1-1")
        assert "同一户吗" in say(office, LI, "王秀兰 500")
        office.press(LI, label, handler_table.DEEDS, in_private(LI))
        assert [code for code, _name in families(office)] == codes


def test_a_list_with_a_line_nobody_reads_is_kept_by_halves_never(office: Stage) -> None:
    """All or nothing, and what was wrong is said."""
    say(office, LI, "/start n1-1")
    office.write(
        LI, "王秀兰 500\n今天天气很好啊", free_text.in_private, in_private(LI), reply_to=2, reply_to_bot=True
    )
    say(office, LI, "王秀兰 500\n王秀兰 500")
    assert families(office) == []


def test_where_no_names_are_kept_there_are_codes_alone(office: Stage) -> None:
    """Also what is told in private as a log is masked before anything is stored."""
    with office.store.unit() as db:
        groups.change_setting(db, office.group(), "names_kept", 0)
    say(office, LI, "/start n1-1")
    say(office, LI, "王秀兰 500\n刘建国 500")
    say(office, LI, "今天走访困难职工王秀兰，送慰问金500元")
    assert families(office) == [("户01", None), ("户02", None)]
    stored = [row["text"] for row in office.store.db.query("select text from log_versions")]
    assert stored and not any("王秀兰" in text for text in stored)


def test_who_told_sees_what_they_told(office: Stage) -> None:
    """The admin sees all; a colleague nothing; nobody anything in the group."""
    say(office, LI, "/start n1-1")
    say(office, LI, "王秀兰 500")
    assert "王秀兰" in say(office, LI, "/helped") and "王秀兰" in say(office, ZHOU, "/helped")
    assert "王秀兰" not in say(office, WANG, "/helped")
    office.write(ZHOU, "/helped", family_register.show)
    assert "王秀兰" not in office.shown()


def test_a_shorter_time_is_asked_about_and_holds_at_the_next_cleansing(office: Stage) -> None:
    """How many names would go is said first; codes and sums stay."""
    say(office, LI, "/start n1-1")
    say(office, LI, "王秀兰 500 住院")
    office.write(ZHOU, "/settings 姓名保留 不存", settings_command.show)
    assert "1户的姓名" in office.shown() and office.group().settings.names_kept == 13
    office.press(ZHOU, "改", settings_command.DEEDS)
    assert office.group().settings.names_kept == 0 and families(office) == [("户01", "王秀兰")]
    with office.store.unit() as db:
        name_expiry.hide_due(db, office.group(), office.now)
    family = name_register.of_group(office.store.db, office.group())[0]
    (got,) = name_register.helps(office.store.db, office.group(), family)
    assert (family.name, got.minor, got.reason) == (None, 50000, None)


def test_a_namesake_on_the_roster_keeps_the_name(office: Stage) -> None:
    """Erased from the register alone: elsewhere it may mean the colleague. A longer name is another's, too."""
    with office.store.unit() as db:
        group = office.group()
        first = name_register.keep(db, group, "李建国", office.now)
        long, short = (name_register.keep(db, group, name, office.now) for name in ("张三丰", "张三"))
        name_removal.erase_family(db, group, first, office.now)
        name_removal.erase_family(db, group, short, office.now)
    assert families(office) == [("户01", None), (long.code, "张三丰"), (short.code, None)]
    assert people.person_of_user(office.store.db, LI.user_id).name == "李建国"  # type: ignore[union-attr]
    found = entries.numbered(office.store.db, office.group(), 1)
    assert found is not None and found.author == "李建国"


def test_the_button_is_only_where_names_were_hidden(office: Stage) -> None:
    """By setting under every log of families, or under none."""
    for wanted, text, shown in (
        ("masked", "今天走访困难职工3户", False),
        ("always", "今天走访困难职工3户", True),
        ("always", "今天组织羽毛球赛，32人参加", False),
        ("off", TOLD, False),
    ):
        with office.store.unit() as db:
            groups.change_setting(db, office.group(), "names_link", wanted)
        office.write(LI, text.replace("王秀兰", "王＊＊").replace("刘建国", "刘＊＊"), log_command.log)
        assert ("私聊补名单" in office.labels()) is shown
