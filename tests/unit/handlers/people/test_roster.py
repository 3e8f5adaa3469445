"""The roster: everybody sees it, a 管理员 changes it by button or by words, every change is written down."""

import pytest

from handlers.core import group_choice
from handlers.core.messages.incoming_message import Who
from handlers.people import administrator, roster
from storage.core import people
from tests.unit.handlers.stage import LI, NOW, WANG, ZHOU, Stage, in_private, stage
from union.core.groups import Role

CHEN = Who(104, "陈刚", None, "zh-hans")


def a_group(*, admin: bool = True) -> Stage:
    """周敏 is 管理员, 李建国 was enrolled by writing, 王 芳 (with a space in her name) too."""
    at = stage()
    at.write(ZHOU, "早", lambda turn: None)
    for who, role in (
        (ZHOU, Role.ADMIN if admin else Role.OFFICER),
        (LI, Role.OFFICER),
        (WANG, Role.OFFICER),
    ):
        enrol(at, who, role)
    return at


def enrol(at: Stage, who: Who, role: Role = Role.OFFICER) -> None:
    """Put somebody on the roster, not by hand."""
    with at.store.unit() as db:
        person = people.upsert_person(db, who.user_id, who.name, who.username, who.language, NOW)
        people.enrol(db, at.group(), person, role, NOW)


def say(at: Stage, text: str, who: Who | None = ZHOU, **more: object) -> str:
    """Somebody says it; what the bot answers."""
    at.write(who, text, roster.roster, **more)  # type: ignore[arg-type]
    return at.shown()


def tap(at: Stage, *labels: str, who: Who = ZHOU) -> str | None:
    """Press one button after the other; the last toast."""
    toasts = [at.press(who, label, roster.DEEDS) for label in labels]
    return toasts[-1]


def audited(at: Stage) -> list[str]:
    """What was written down."""
    return [row["action"] for row in at.store.db.query("select action from audit order by id")]


def test_a_role_that_is_held_already_is_no_change() -> None:
    """Pressed again nothing is written down, and the toast says so."""
    at = a_group()
    say(at, "/roles")
    tap(at, "李建国", "组长")
    before = audited(at)
    assert tap(at, "组长") == "没有变化"
    assert audited(at) == before


def test_everybody_sees_the_roster() -> None:
    """An officer sees who is what, without buttons."""
    at = a_group()
    shown = say(at, "/roles", LI)
    assert "周敏：管理员" in shown and "李建国：委员（自动登记）" in shown
    assert at.labels() == []


def test_the_admin_changes_a_role_by_button() -> None:
    """The role holds, is marked by hand, ticked, audited, and shown in the same message."""
    at = a_group()
    say(at, "/roles")
    assert tap(at, "李建国", "组长") == "已改"
    member = at.member(LI)
    assert member is not None and (member.role, member.by_hand) == (Role.LEADER, True)
    assert "✓ 组长" in at.labels()
    assert audited(at) == ["role:leader"]
    assert len(at.queued()) == 1


def test_others_cannot_press() -> None:
    """A keyboard is no protection: the press is checked."""
    at = a_group()
    say(at, "/roles")
    assert "没有这个权限" in (tap(at, "李建国", who=LI) or "")
    assert audited(at) == []


def test_the_last_admin_stays() -> None:
    """The only 管理员 can't be made an officer; with two of them one can."""
    at = a_group()
    say(at, "/roles")
    assert "只有这一位管理员" in (tap(at, "周敏", "委员") or "")
    enrol(at, LI, Role.ADMIN)
    assert tap(at, "委员") == "已改"


def test_a_person_is_named_chief_and_not_any_more() -> None:
    """负责人 is a mark beside the role, switched by one button."""
    at = a_group()
    say(at, "/roles")
    tap(at, "李建国", "设为负责人")
    assert "李建国：委员（自动登记），负责人" in at.shown()
    tap(at, "不再是负责人")
    member = at.member(LI)
    assert member is not None and member.chief is False
    assert audited(at) == ["chief", "chief"]


def test_the_switch_closes_the_group() -> None:
    """「仅限委员记录」 is on after one press and off after another."""
    at = a_group()
    say(at, "/roles")
    states = []
    for _ in range(2):
        tap(at, "仅限委员记录")
        states.append(at.group().settings.officers_only)
    assert states == [True, False]


def test_a_long_roster_is_paged() -> None:
    """Six names to a page; the rest is one press away, and back."""
    at = a_group()
    for number in range(5):
        enrol(at, Who(200 + number, f"组员{number}", None, None))
    say(at, "/roles")
    assert "组员3" not in at.labels()
    tap(at, "下一页")
    assert "组员3" in at.labels() and "‹ 上一页" in at.labels()
    tap(at, "组员3", "返回")
    assert "组员3" in at.labels()


def test_who_left_meanwhile_is_gone() -> None:
    """A button of somebody who is not on the roster any more does nothing."""
    at = a_group()
    say(at, "/roles")
    tap(at, "李建国")
    person = people.person_of_user(at.store.db, LI.user_id)
    assert person is not None
    people.leave(at.store.db, at.group(), person, NOW)
    assert "已经不在了" in (tap(at, "组长") or "")


@pytest.mark.parametrize(
    ("words", "who", "role", "title", "branch"),
    [
        ("分工 李建国 主席", LI, Role.OFFICER, "主席", None),
        ("分工 李建国 组长 二车间", LI, Role.LEADER, None, "二车间"),
        ("分工：李建国 群成员", LI, Role.MEMBER, None, None),
        ("/roles 王 芳 女工委员", WANG, Role.OFFICER, "女工委员", None),
        ("/roles @wangfang 委员 经审委员", WANG, Role.OFFICER, "经审委员", None),
        ("分工 李建国 无", LI, Role.OFFICER, None, None),
    ],
)
def test_an_appointment_in_words(
    words: str, who: Who, role: Role, title: str | None, branch: str | None
) -> None:
    """Name, then a role with what belongs to it, else a title; said back in one line."""
    at = a_group()
    assert say(at, words).startswith(f"已改。{who.name}：")
    member = at.member(who)
    assert member is not None
    assert (member.role, member.title, member.branch) == (role, title, branch)


def test_a_reply_appoints_who_was_never_registered() -> None:
    """In a closed group nobody gets onto the roster by writing: a reply to their message puts them there."""
    at = a_group()
    assert "陈刚：委员" in say(at, "分工 委员", reply_to=5, reply_who=CHEN)
    member = at.member(CHEN)
    assert member is not None and member.by_hand


def test_a_title_by_reply_registers_too() -> None:
    """「分工 主席」 in reply to a newcomer makes an officer with a title."""
    at = a_group()
    assert "陈刚：委员，主席" in say(at, "分工 主席", reply_to=5, reply_who=CHEN)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("分工 赵六 主席", "名册里没有这个名字"),
        ("分工 李建国", "请写上角色或职务"),
        ("分工 周敏 委员", "只有这一位管理员"),
        ("分工 李建国 " + "很长的职务" * 5, "最多20个字"),
    ],
)
def test_what_cannot_be_done_is_said(words: str, answer: str) -> None:
    """Nothing changes, and the next step is named."""
    at = a_group()
    assert answer in say(at, words)
    assert audited(at) == []


def test_only_the_admin_appoints() -> None:
    """Words are checked like presses."""
    at = a_group()
    assert "由本群管理员修改" in say(at, "分工 李建国 主席", LI)
    member = at.member(LI)
    assert member is not None and member.title is None


def test_an_anonymous_administrator_gets_buttons() -> None:
    """Who writes as the group is nobody; a press tells who it is."""
    at = a_group()
    say(at, "分工 李建国 主席", None)
    assert "李建国" in at.labels()
    member = at.member(LI)
    assert member is not None and member.title is None


def test_where_nobody_manages_somebody_may_take_charge() -> None:
    """A group without 管理员 shows 「由我管理」 under its roster."""
    at = a_group(admin=False)
    say(at, "/roles", LI)
    assert at.labels() == ["由我管理"]
    assert administrator.DEED not in roster.DEEDS


def test_an_empty_roster_says_how_it_fills() -> None:
    """On day one nobody is registered, and nobody has to be."""
    at = stage()
    assert "自动登记为委员" in say(at, "/roles", LI)


def test_the_roster_works_in_private() -> None:
    """The admin may do it in private, where nobody is disturbed."""
    at = a_group()
    at.write(ZHOU, "/roles", group_choice.for_group(roster.roster), in_private(ZHOU))
    at.press(ZHOU, "李建国", roster.DEEDS, in_private(ZHOU))
    assert at.press(ZHOU, "群成员", roster.DEEDS, in_private(ZHOU)) == "已改"
    member = at.member(LI)
    assert member is not None and member.role is Role.MEMBER
