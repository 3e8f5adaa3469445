"""Giving somebody a role or a title, by button or by words: 「分工 李建国 主席」, 「分工 王芳 组长 一车间」; words of the
roster. Or told in a sentence: 「阿芬以后管宣传」, 「王芳接替李建国当女工委员」.
"""

from collections.abc import Sequence
from datetime import timedelta

from handlers.core import pending_questions, speakers
from handlers.core.messages.command_words import simplified_text
from handlers.core.messages.outgoing_message import fitting
from handlers.core.turn import Deeds, Turn
from handlers.events import occurrences
from storage.branches import branch_list
from storage.core import people
from union.core.groups import Member, Person, Role
from union.core.rights import Action
from union.people.appointment_words import Appointment
from union.reading.names.branches import by_name
from union.reading.text.normal_form import EitherScript
from union.words import Words, sentence

ROLES = {
    "管理员": Role.ADMIN,
    "委员": Role.OFFICER,
    "理事": Role.OFFICER,
    "组长": Role.LEADER,
    "群成员": Role.MEMBER,
    "成员": Role.MEMBER,
    "群组成员": Role.MEMBER,
}
CHIEF = {"负责人": True, "不是负责人": False, "不再是负责人": False}
NO_TITLE = ("无", "取消", "清除")
LONGEST_TITLE = 20
MOST, LONGEST = 60, 3600  # lines and characters of the roster in one message
# 「分工 张三 主席」, and nobody is called so.
not_on_roster = sentence(
    "名册里没有这个名字（或有重名）。\n请回复对方的一条消息，发 /roles 委员 或 /roles 主席。"
)
SUBJECT, KEPT, BETWEEN = "appointed", timedelta(days=60), "、"
LEADS = EitherScript(r"(?P<name>[\u4e00-\u9fff\d]{2,12}?)的?(?:小?组长|负责人)")  # 「一车间的组长」


def appoint(turn: Turn, person: Person, role: Role) -> str | None:
    """Give a role by hand; what stands in the way in words, None when it is done."""
    group = turn.with_group()
    admins = [member.person.id for member in people.admins(turn.db, group)]
    if role is not Role.ADMIN and admins == [person.id]:
        return turn._("本群只有这一位管理员，没有改。请先把另一位设为管理员。")
    people.enrol(turn.db, group, person, role, turn.now, by_hand=True)
    turn.audit(f"role:{role}", f"person:{person.id}")
    return None


def set_chief(turn: Turn, person: Person, chief: bool) -> None:
    """Name somebody 负责人, or no longer."""
    people.set_chief(turn.db, turn.with_group(), person, chief)
    turn.audit("chief", f"person:{person.id}")


def lead(turn: Turn, person: Person, branch: str) -> None:
    """Tie a 组长 to the branch they lead, by its name in the list where that has it; "" to none."""
    found = by_name(branch, branch_list.all_branches(turn.db, turn.with_group())) if branch.strip() else None
    words = found.name if found else branch.strip()[:LONGEST_TITLE]
    people.set_branch(turn.db, turn.with_group(), person, words or None)


def entitle(turn: Turn, person: Person, title: str) -> str | None:
    """Keep a title, 「无」 for none; what stands in the way in words, None when it is kept."""
    if len(title) > LONGEST_TITLE:
        return turn._("职务最多{most}个字，请写短一点。", most=LONGEST_TITLE)
    group = turn.with_group()
    if people.member(turn.db, group, person) is None:
        appoint(turn, person, Role.OFFICER)
    people.set_title(turn.db, group, person, None if simplified_text(title) in NO_TITLE else title)
    turn.audit("title", f"person:{person.id}")
    return None


def roster_change_reply(turn: Turn, person: Person) -> str:
    """After a change: how somebody stands on the roster now."""
    member = people.member(turn.db, turn.with_group(), person)
    return turn._("已改。{line}", line=line(turn._, member)) if member else not_on_roster(turn._)


def by_words(turn: Turn, words: str) -> str:
    """An appointment in words; what to say about it. A reply to somebody's message may leave out the name."""
    person, what = _person_and_rest(turn, words)
    if person is None:
        return not_on_roster(turn._)
    if not what:
        return turn._("请写上角色或职务，例如：/roles {name} 委员，或：/roles {name} 主席", name=person.name)
    if simplified_text(what) in CHIEF:
        return put_in_charge(turn, person, CHIEF[simplified_text(what)])
    first, _, rest = what.partition(" ")
    role = ROLES.get(simplified_text(first))
    if role is None:
        return entitle(turn, person, what) or roster_change_reply(turn, person)
    if role is Role.LEADER:
        return made_leader(turn, person, rest)
    trouble = appoint(turn, person, role) or (entitle(turn, person, rest.strip()) if rest.strip() else None)
    return trouble or roster_change_reply(turn, person)


def made_leader(turn: Turn, person: Person, branch: str) -> str:
    """Make somebody 组长 of a branch; what to say about it."""
    trouble = appoint(turn, person, Role.LEADER)
    if trouble is None:
        lead(turn, person, branch)
    return trouble or roster_change_reply(turn, person)


def _person_and_rest(turn: Turn, words: str) -> tuple[Person | None, str]:
    """Who is meant, and what is left to say: the longest name of the roster, else the author replied to."""
    parts = words.split()
    for count in range(len(parts), 0, -1):
        person = people.person_named(turn.db, turn.with_group(), " ".join(parts[:count]))
        if person is not None:
            return person, " ".join(parts[count:])
    who = turn.said.reply_who
    if who is None:
        return None, words
    seen = people.upsert_person(turn.db, who.user_id, who.name, who.username, who.language, turn.now)
    return seen, " ".join(parts)


def put_in_charge(turn: Turn, person: Person, chief: bool) -> str:
    """Make somebody 负责人, or no longer; what to say about it."""
    if people.member(turn.db, turn.with_group(), person) is None:
        appoint(turn, person, Role.OFFICER)
    set_chief(turn, person, chief)
    return roster_change_reply(turn, person)


def roster(_: Words, members: Sequence[Member], officers_only: bool, *, may_change: bool) -> str:
    """Everybody on the roster with role, title and the mark 负责人."""
    if not members:
        lines = [_("名册还是空的：谁先记一条工作，就自动登记为委员。")]
    else:
        shown = fitting([line(_, each) for each in members[:MOST]], LONGEST)
        lines = [_("本群分工（{count}人）", count=len(members)), *shown]
        if len(members) > len(shown):
            lines.append(_("……其余{count}人请翻页查看", count=len(members) - len(shown)))
    lines += ["", _("现在仅限委员记录。") if officers_only else _("现在群里谁都可以记。")]
    if may_change:
        lines.append(_("点名字改角色。名册里没有的人：回复其消息发 /roles 委员。"))
    return "\n".join(lines)


def line(_: Words, member: Member) -> str:
    """「李建国：管理员，主席，负责人」."""
    return _("{label}：{value}", label=member.person.name, value=standing(_, member))


def standing(_: Words, member: Member) -> str:
    """「管理员，主席，负责人」."""
    role = role_name(_, member.role)
    if member.role is Role.LEADER and member.branch:
        role = _("{role}（{branch}）", role=role, branch=member.branch)
    elif member.role is Role.OFFICER and not member.by_hand:
        role = _("{role}（自动登记）", role=role)
    parts = [role, member.title, _("负责人") if member.chief else None]
    return _("，").join(part for part in parts if part)


def role_name(_: Words, role: Role) -> str:
    officers = {Role.ADMIN: _("管理员"), Role.OFFICER: _("委员"), Role.LEADER: _("组长")}
    return officers.get(role, _("群成员"))


def claimed(turn: Turn, said: Appointment) -> bool:
    """「阿芬以后管宣传」: the roster says so from now on. What is an item's name is no office, and nobody else is meant."""
    if turn.said.edited or turn.said.forwarded:
        return False
    group = turn.with_group()
    person = turn.me() if said.who == "我" else people.person_named(turn.db, group, said.who)
    of_item = any(said.what in each.title for each in occurrences.open_items(turn))
    if person is None and not of_item and turn.may(Action.ROLES):
        person = speakers.bearer(turn, said.who)  # on the roster only where they get the office
    if person is None and said.is_formal and turn.may(Action.ROLES):
        return turn.tell(not_on_roster(turn._))
    if person is None or of_item:
        return False
    if not turn.may(Action.ROLES):
        return turn.tell(turn._("分工由本群管理员修改；发 /roles 可以查看。"))
    gives_up = said.former is not None and not said.is_over
    named = people.person_named(turn.db, turn.with_group(), said.former) if said.former else None
    listed = people.roster(turn.db, turn.with_group()) if gives_up else ()
    holders = (each.person for each in listed if said.what in _titles(each))
    former, before = [each for each in holders if each.id != person.id and named in (None, each)], []
    for each in (person, *former):
        at = people.member(turn.db, group, each)
        as_it_is = (at.role.value, at.title, at.chief, at.branch) if at else (None, None, False, None)
        before.append([each.id, *as_it_is])
    for each in former:
        entitle(turn, each, _updated_titles(turn, each, without=said.what))
    lines = [
        _end_role_or_title(turn, person, said.what)
        if said.is_over
        else _give_role_or_title(turn, person, said.what),
        *(line(turn._, member) for each in former if (member := people.member(turn.db, group, each))),
    ]
    draft_id = pending_questions.begin(turn, SUBJECT, {"before": before}, KEPT)
    return turn.tell("\n".join(lines), [[turn.button(turn._("撤销"), "roles.undo", draft_id)]])


def _titles(member: Member | None) -> list[str]:
    return member.title.split(BETWEEN) if member is not None and member.title else []


def _updated_titles(turn: Turn, person: Person, added: str = "", *, without: str = "") -> str:
    titles = _titles(people.member(turn.db, turn.with_group(), person))
    kept = [each for each in dict.fromkeys([*titles, added]) if each and each != without]
    return BETWEEN.join(kept) or NO_TITLE[0]


def _give_role_or_title(turn: Turn, person: Person, what: str) -> str:
    """A role, or a title beside those they have."""
    if simplified_text(what) in CHIEF:
        return put_in_charge(turn, person, chief=True)
    if simplified_text(what) in ROLES:
        return appoint(turn, person, ROLES[simplified_text(what)]) or roster_change_reply(turn, person)
    branch = LEADS.fullmatch(what)
    if branch is not None and by_name(branch["name"], branch_list.all_branches(turn.db, turn.with_group())):
        return made_leader(turn, person, branch["name"])
    return entitle(turn, person, _updated_titles(turn, person, what)) or roster_change_reply(turn, person)


def _end_role_or_title(turn: Turn, person: Person, what: str) -> str:
    """No longer 管理员 or 负责人; any other title goes where it is the one they have."""
    member = people.member(turn.db, turn.with_group(), person)
    if simplified_text(what) in CHIEF:
        return put_in_charge(turn, person, chief=False)
    if member is not None and ROLES.get(simplified_text(what)) is member.role is not Role.OFFICER:
        trouble = appoint(turn, person, Role.OFFICER)
    else:
        trouble = entitle(turn, person, _updated_titles(turn, person, without=what))
    return trouble or roster_change_reply(turn, person)


def _press_undo(turn: Turn) -> None:
    draft = pending_questions.pressed_by(turn, SUBJECT, Action.ROLES)
    group, lines = turn.with_group(), []
    for person_id, role, title, chief, *branch in draft.data["before"]:
        member = people.member_of(turn.db, group, person_id)
        if member is None:
            continue
        people.set_title(turn.db, group, member.person, title)
        people.set_chief(turn.db, group, member.person, bool(chief))
        people.set_branch(turn.db, group, member.person, branch[0] if branch else member.branch)
        if role is not None and role != member.role.value:
            appoint(turn, member.person, Role(role))
        as_before = people.member(turn.db, group, member.person)
        lines.append(line(turn._, as_before or member))
    pending_questions.close(turn, draft, "\n".join([turn._("已撤销。"), *lines]))


DEEDS: Deeds = {"roles.undo": _press_undo}
