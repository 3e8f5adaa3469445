"""/branches, 小组: the list, its change in words by the 管理员, its buttons: one branch's card, given up and there again, its place, made one with another."""

from collections.abc import Sequence
from zlib import crc32

from handlers.branches import branch_assignment
from handlers.branches import texts as phrases
from handlers.core import press_texts as presses
from handlers.core.button_press import permitted_deed
from handlers.core.messages.command_words import argument
from handlers.core.messages.outgoing_message import Button, Rows, brief, fitting, in_rows, page_of
from handlers.core.turn import Deeds, NotDone, Turn
from storage.branches import branch_list
from storage.core import people
from union.branches.list_edits import BranchChange, BranchVerb, not_a_name, read_changes
from union.core.branches import Branch, By
from union.core.groups import Role
from union.core.rights import Action
from union.reading.names.branches import by_name, named_branches

PAGE, WIDTH, CHOICES = 12, 3, 24
UNDO = "branch.undo"
Ids = tuple[str, ...]


def view(turn: Turn, page: int = 0) -> tuple[str, Rows]:
    """The list, with a button a branch for the 管理员."""
    listed = branch_list.all_branches(turn.db, turn.with_group())
    may = turn.may(Action.BRANCHES)
    unlisted = _unlisted(turn, listed) if may else []
    text = phrases.listed(turn._, listed, unlisted, may_change=may)
    return text, _rows(turn, listed, unlisted, page) if may else ()


def retired(turn: Turn, branch: Branch, verb: BranchVerb) -> str:
    """Give it up, or have it again; one that nothing belongs to goes for good where that was asked."""
    group = turn.with_group()
    branch_assignment.note(turn, verb, branch)
    if verb is BranchVerb.DELETE and not branch_list.is_used(turn.db, group, branch):
        branch_list.delete(turn.db, group, branch)
        return turn._("{branch}已删除。", branch=branch.name)
    branch_list.set_retired(turn.db, group, branch, None if verb is BranchVerb.RESTORE else turn.now)
    done = {
        BranchVerb.RESTORE: turn._("{branch}已恢复。", branch=branch.name),
        BranchVerb.DELETE: turn._("{branch}有过记录，不能删除，已改为停用。", branch=branch.name),
    }
    return done.get(verb) or turn._("{branch}已停用，以前的记录还在。", branch=branch.name)


def ask_to_merge(turn: Turn, one: Branch, into: Branch) -> tuple[str, Rows]:
    """What will be, and the button that does it."""
    row = [
        turn.button(turn._("并入{branch}", branch=into.name), "branch.merged", one.number, into.number),
        turn.button(turn._("‹ 返回"), "branch.one", one.number, 0),
    ]
    names = {"one": one.name, "into": into.name}
    return turn._("{one}的记录和别名都归{into}，{one}不再单列。并入后不能撤销。", **names), [row]


def add_branch(turn: Turn, name: str, people: int | None) -> Branch:
    """A new branch at the end of the list."""
    made = branch_list.add(turn.db, turn.with_group(), name, people, turn.now)
    branch_assignment.note(turn, "add", made)
    return made


def unlisted_rows(turn: Turn) -> Rows:
    """A button for each branch that somebody leads and the list does not hold."""
    listed = branch_list.all_branches(turn.db, turn.with_group())
    return [[each] for each in _adding(turn, _unlisted(turn, listed))]


def _unlisted(turn: Turn, listed: Sequence[Branch]) -> list[tuple[int, str]]:
    """Who leads what the list does not hold: the person's number and the branch's words."""
    leaders = (each for each in people.roster(turn.db, turn.with_group()) if each.role is Role.LEADER)
    told = ((each.person.id, each.branch) for each in leaders if each.branch)
    return [(person, words) for person, words in told if by_name(words, listed) is None]


def _adding(turn: Turn, unlisted: Sequence[tuple[int, str]]) -> list[Button]:
    return [
        turn.button(turn._("把「{words}」加进名单", words=words), "branch.add", person)
        for person, words in unlisted[:WIDTH]
    ]


def _rows(
    turn: Turn, listed: Sequence[Branch], unlisted: Sequence[tuple[int, str]], page: int
) -> list[list[Button]]:
    labels = (each.name if each.active else turn._("{branch}（停用）", branch=each.name) for each in listed)
    named = zip(labels, listed, strict=True)
    buttons = [turn.button(label, "branch.one", each.number, page) for label, each in named]
    rows = page_of(turn._, buttons, page, (PAGE, WIDTH), "branch.page", turn.with_group().id)
    return [*rows, *([each] for each in _adding(turn, unlisted))]


def _show(turn: Turn, branch: Branch, page: int) -> None:
    number, at = branch.number, (branch.number, page)
    label, to = (turn._("停用"), "off") if branch.active else (turn._("恢复"), "on")
    acts = [turn.button(label, "branch.switch", *at, to), turn.button(turn._("上移"), "branch.up", *at)]
    forget = [
        turn.button(turn._("✕ 不叫{name}", name=name), "branch.unname", number, page, crc32(name.encode()))
        for name in (*branch.aliases, *branch.learned)
    ]
    acts.append(turn.button(turn._("并入…"), "branch.merge", number, 0))
    rows = [acts, *in_rows(forget, 2), [turn.button(turn._("‹ 返回"), "branch.page", page)]]
    leader = branch_assignment.leader_of(turn, branch)
    taught = {row["name"]: row["person"] for row in branch_list.taught(turn.db, turn.with_group())}
    turn.edit_pressed(phrases.card(turn._, branch, leader.name if leader else None, taught), rows)


def _switch(turn: Turn, ids: Ids) -> None:
    branch, verb = (
        _pressed_branch(turn, ids[0]),
        {"on": BranchVerb.RESTORE, "off": BranchVerb.RETIRE}.get(ids[2]),
    )
    if verb is None:
        raise ValueError(ids[2])
    if branch.active is (verb is BranchVerb.RESTORE):
        turn.toast = presses.done_before(turn._)
    else:
        retired(turn, branch, verb)
        turn.toast = turn._("已改")
    _show_branch_again(turn, ids)


def _move_branch_up(turn: Turn, ids: Ids) -> None:
    listed = branch_list.all_branches(turn.db, turn.with_group())
    place = next((at for at, each in enumerate(listed) if str(each.number) == ids[0]), None)
    if place is None:
        turn.toast = presses.gone(turn._)
    elif place == 0:
        turn.toast = turn._("已在第一位")
    else:
        branch_list.exchange(turn.db, turn.with_group(), listed[place], listed[place - 1])
        turn.toast = turn._("已移到第{place}位", place=place)


def _merge(turn: Turn, ids: Ids) -> None:
    branch, shape, group_id = _pressed_branch(turn, ids[0]), (CHOICES, WIDTH), turn.with_group().id
    others = (each for each in branch_assignment.active(turn) if each.number != branch.number)
    buttons = [turn.button(each.name, "branch.into", branch.number, each.number) for each in others]
    rows = page_of(turn._, buttons, int(ids[1]), shape, "branch.merge", group_id, branch.number)
    back = turn.button(turn._("‹ 返回"), "branch.one", branch.number, 0)
    turn.edit_pressed(turn._("{branch}并入哪个小组？", branch=branch.name), [*rows, [back]])


def _into(turn: Turn, ids: Ids) -> None:
    one, into = _pressed_branch(turn, ids[0]), _pressed_branch(turn, ids[1])
    if one != into:
        turn.edit_pressed(*ask_to_merge(turn, one, into))


def _merged(turn: Turn, ids: Ids) -> None:
    one, into = _pressed_branch(turn, ids[0]), _pressed_branch(turn, ids[1])
    if one == into:
        return
    branch_list.merge(turn.db, turn.with_group(), one, into, turn.now)
    branch_assignment.note(turn, "merge", into)
    turn.edit_pressed(turn._("已把{one}并入{into}，以前的记录也归{into}。", one=one.name, into=into.name))


def _unname(turn: Turn, ids: Ids) -> None:
    branch = _pressed_branch(turn, ids[0])
    known = (*branch.aliases, *branch.learned)
    name = next((each for each in known if str(crc32(each.encode())) == ids[2]), None)
    if name is None:
        turn.toast = presses.done_before(turn._)
    else:
        branch_list.forget_name(turn.db, turn.with_group(), name)
        branch_assignment.note(turn, "unname", branch)
        turn.toast = turn._("已改")
    _show_branch_again(turn, ids)


def _add(turn: Turn, ids: Ids) -> None:
    """What somebody leads becomes a branch of the list."""
    member = people.member_of(turn.db, turn.with_group(), int(ids[0]))
    words = member.branch if member else None
    if not words or by_name(words, branch_list.all_branches(turn.db, turn.with_group())):
        raise NotDone(presses.done_before(turn._))
    turn.toast = phrases.added_branches_text(turn._, [add_branch(turn, words, None)])
    turn.edit_pressed(*view(turn))


def _undo(turn: Turn, ids: Ids) -> None:
    """Those that were added are none any more; what has been used since is given up."""
    first, last = int(ids[0]), int(ids[1])
    found = [
        each for each in branch_list.all_branches(turn.db, turn.with_group()) if first <= each.number <= last
    ]
    if not found:
        raise NotDone(presses.done_before(turn._))
    kept = [each for each in found if branch_list.is_relied_on(turn.db, turn.with_group(), each)]
    gone = [each for each in found if each not in kept]
    for each in gone:
        branch_list.forget_branch(turn.db, turn.with_group(), each)
        branch_assignment.note(turn, BranchVerb.DELETE, each)
    names = turn._("、").join(each.name for each in gone)
    lines = [turn._("已撤销：{names}不在名单里了", names=names)] if gone else []
    lines += [retired(turn, each, BranchVerb.DELETE) for each in kept]
    turn.edit_pressed("\n".join(lines))


def _show_branch_again(turn: Turn, ids: Ids) -> None:
    now = branch_list.get(turn.db, turn.with_group(), int(ids[0]))
    if now is not None:
        _show(turn, now, int(ids[1]))


def _pressed_branch(turn: Turn, number: str) -> Branch:
    return turn.there(branch_list.get(turn.db, turn.with_group(), int(number)))


DEEDS: Deeds = {
    "branch.page": permitted_deed(
        Action.BRANCHES, lambda turn, ids: turn.edit_pressed(*view(turn, int(ids[0])))
    ),
    "branch.one": permitted_deed(
        Action.BRANCHES, lambda turn, ids: _show(turn, _pressed_branch(turn, ids[0]), int(ids[1]))
    ),
    "branch.switch": permitted_deed(Action.BRANCHES, _switch),
    "branch.up": permitted_deed(Action.BRANCHES, _move_branch_up),
    "branch.merge": permitted_deed(Action.BRANCHES, _merge),
    "branch.into": permitted_deed(Action.BRANCHES, _into),
    "branch.merged": permitted_deed(Action.BRANCHES, _merged),
    "branch.unname": permitted_deed(Action.BRANCHES, _unname),
    "branch.add": permitted_deed(Action.BRANCHES, _add),
    UNDO: permitted_deed(Action.BRANCHES, _undo),
}


WORDS = ("小组", "工会小组", "小组名单")
MOST = 100  # branches of a group
LONGEST = 3500  # UTF-16 units of an answer
READ_AGAIN = 5000  # of this year's logs, the newest


def show(turn: Turn) -> None:
    """The list; with words behind the command, its change."""
    turn.needs(Action.SEE)
    changes = read_changes(argument(turn.said.text, WORDS))
    if not changes:
        turn.say(*view(turn))
    elif not turn.may(Action.BRANCHES):
        turn.say(turn._("小组名单由本群管理员修改；发 /branches 可以查看。"))
    else:
        turn.say(*_changed(turn, changes))


def reread(turn: Turn) -> int:
    """Give this year's older logs the branches their words surely name; how many there were. By hand stays so."""
    group, listed = turn.with_group(), branch_assignment.active(turn)
    january = f"{turn.today.year}-01"
    count = 0
    for said in branch_list.logs_to_reread(turn.db, group, january, READ_AGAIN):
        found = named_branches(said.text, listed)
        ids = tuple(sorted(each.number for each in found.branches))
        if found.by is By.SAID and ids != said.branches:
            branch_list.place(turn.db, group, said.log_id, found)
            count += 1
    return count


def _changed(turn: Turn, changes: Sequence[BranchChange]) -> tuple[str, Rows]:
    wrong = next((word for each in changes if (word := not_a_name(each))), None)
    if wrong is not None:
        return turn._("「{words}」不像小组的名称（2至16个字），没有改。", words=brief(wrong)), ()
    before = {each.number for each in branch_list.all_branches(turn.db, turn.with_group())}
    if len(before) + sum(each.verb is BranchVerb.PUT for each in changes) > MOST:
        return turn._("名单最多{most}个小组，没有改。", most=MOST), ()
    if changes[0].verb is BranchVerb.MERGE:
        change = changes[0]
        # Asked first: it can't be taken back.
        listed = branch_list.all_branches(turn.db, turn.with_group())
        one, into = by_name(change.name, listed), by_name(change.other, listed)
        if one is None or into is None:
            return phrases.no_such(turn._, name=brief(change.name if one is None else change.other)), ()
        if one == into:
            return turn._("{branch}和它是同一个小组。", branch=one.name), ()
        return ask_to_merge(turn, one, into)
    lines = [line for each in changes for line in _act(turn, each)]
    made = [
        each for each in branch_list.all_branches(turn.db, turn.with_group()) if each.number not in before
    ]
    if made:
        lines.insert(0, phrases.added_branches_text(turn._, made))
    if made or any(each.verb in (BranchVerb.NAME, BranchVerb.RENAME) for each in changes):
        count = reread(turn)
        lines += [turn._("今年以前的记录里，有{count}条按原话归到了小组。", count=count)] if count else []
    numbers = sorted(each.number for each in made)
    undo = [[turn.button(turn._("撤销"), UNDO, numbers[0], numbers[-1])]] if made else ()
    return "\n".join(fitting(lines, LONGEST)), undo


def _act(turn: Turn, change: BranchChange) -> list[str]:
    """One change; what to say of it, nothing of a new branch."""
    listed = branch_list.all_branches(turn.db, turn.with_group())
    found = by_name(change.name, listed)
    if change.verb is BranchVerb.PUT:
        if found is None:
            add_branch(turn, change.name, change.people)
            return []
        lines = [] if found.active else [retired(turn, found, BranchVerb.RESTORE)]
        if change.people is None:
            return lines or [phrases.there_already(turn._, branch=found.name)]
        branch_list.set_people(turn.db, turn.with_group(), found, change.people)
        branch_assignment.note(turn, "people", found)
        return [*lines, phrases.peopled(turn._, found, change.people)]
    if found is None:
        return [phrases.no_such(turn._, name=brief(change.name))]
    if change.verb in (BranchVerb.NAME, BranchVerb.RENAME, BranchVerb.UNNAME):
        return [_apply_name_change(turn, change, found, listed)]
    return [retired(turn, found, change.verb)]


def _apply_name_change(turn: Turn, change: BranchChange, found: Branch, listed: Sequence[Branch]) -> str:
    group, bearer = turn.with_group(), by_name(change.other, listed)
    if change.verb is BranchVerb.UNNAME:
        if change.other not in (*found.aliases, *found.learned):
            return turn._("{branch}没有「{name}」这个叫法，没有改。", branch=found.name, name=change.other)
        branch_list.forget_name(turn.db, group, change.other)
        branch_assignment.note(turn, "unname", found)
        return turn._("「{name}」不再算{branch}。", name=change.other, branch=found.name)
    if bearer is not None and (bearer != found or change.other == found.name):
        return phrases.there_already(turn._, branch=bearer.name)
    if change.verb is BranchVerb.RENAME:
        branch_list.rename(turn.db, group, found, change.other, turn.now)
        branch_assignment.note(turn, "rename", found)
        return turn._("{old} 改名为{name}，说「{old}」也认得。", old=found.name, name=change.other)
    branch_list.add_name(turn.db, group, found, change.other, turn.now)
    branch_assignment.note(turn, "name", found)
    return turn._("{branch}也叫{name}。", branch=found.name, name=change.other)
