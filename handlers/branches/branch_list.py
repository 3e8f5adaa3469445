"""/branches, 小组: the list of the group's branches, and its change in words by the 管理员; everybody sees it."""

from collections.abc import Sequence

from handlers.branches import branch_assignment, branch_card
from handlers.branches import texts as phrases
from handlers.core.messages.command_words import argument
from handlers.core.messages.keyboards import Rows
from handlers.core.messages.outgoing_message import brief, fitting
from handlers.core.turn import Turn
from storage.branches import branch_list
from union.branches.list_edits import BranchChange, BranchVerb, not_a_name, read_changes
from union.core.branches import Branch, By
from union.core.rights import Action
from union.reading.names.branches import by_name, named

WORDS = ("小组", "工会小组", "小组名单")
MOST = 100  # branches of a group
LONGEST = 3500  # UTF-16 units of an answer
READ_AGAIN = 5000  # of this year's logs, the newest


def show(turn: Turn) -> None:
    """The list; with words behind the command, its change."""
    turn.needs(Action.SEE)
    changes = read_changes(argument(turn.said.text, WORDS))
    if not changes:
        turn.say(*branch_card.view(turn))
    elif not turn.may(Action.BRANCHES):
        turn.say(turn._("小组名单由本群管理员修改；发 /branches 可以查看。"))
    else:
        turn.say(*_changed(turn, changes))


def reread(turn: Turn) -> int:
    """Give this year's older logs the branches their words surely name; how many there were. By hand stays so."""
    group, listed = turn.with_group(), branch_assignment.active(turn)
    january = f"{turn.today.year}-01"
    count = 0
    for said in branch_list.to_read_again(turn.db, group, january, READ_AGAIN):
        found = named(said.text, listed)
        ids = tuple(sorted(each.number for each in found.branches))
        if found.by is By.SAID and ids != said.branches:
            branch_list.place(turn.db, group, said.log_id, found)
            count += 1
    return count


def _changed(turn: Turn, changes: Sequence[BranchChange]) -> tuple[str, Rows]:
    wrong = next((word for each in changes if (word := not_a_name(each))), None)
    if wrong is not None:
        return turn._("「{words}」不像小组的名称（2至16个字），没有改。", words=brief(wrong)), ()
    before = {each.number for each in branch_list.every(turn.db, turn.with_group())}
    if len(before) + sum(each.verb is BranchVerb.PUT for each in changes) > MOST:
        return turn._("名单最多{most}个小组，没有改。", most=MOST), ()
    if changes[0].verb is BranchVerb.MERGE:
        change = changes[0]
        # Asked first: it can't be taken back.
        listed = branch_list.every(turn.db, turn.with_group())
        one, into = by_name(change.name, listed), by_name(change.other, listed)
        if one is None or into is None:
            return phrases.no_such(turn._, name=brief(change.name if one is None else change.other)), ()
        if one == into:
            return turn._("{branch}和它是同一个小组。", branch=one.name), ()
        return branch_card.ask_to_merge(turn, one, into)
    lines = [line for each in changes for line in _act(turn, each)]
    made = [each for each in branch_list.every(turn.db, turn.with_group()) if each.number not in before]
    if made:
        lines.insert(0, phrases.added(turn._, made))
    if made or any(each.verb in (BranchVerb.NAME, BranchVerb.RENAME) for each in changes):
        count = reread(turn)
        lines += [turn._("今年以前的记录里，有{count}条按原话归到了小组。", count=count)] if count else []
    numbers = sorted(each.number for each in made)
    undo = [[turn.button(turn._("撤销"), branch_card.UNDO, numbers[0], numbers[-1])]] if made else ()
    return "\n".join(fitting(lines, LONGEST)), undo


def _act(turn: Turn, change: BranchChange) -> list[str]:
    """One change; what to say of it, nothing of a new branch."""
    listed = branch_list.every(turn.db, turn.with_group())
    found = by_name(change.name, listed)
    if change.verb is BranchVerb.PUT:
        if found is None:
            branch_card.put_in(turn, change.name, change.people)
            return []
        lines = [] if found.active else [branch_card.retired(turn, found, BranchVerb.RESTORE)]
        if change.people is None:
            return lines or [phrases.there_already(turn._, branch=found.name)]
        branch_list.set_people(turn.db, turn.with_group(), found, change.people)
        branch_assignment.note(turn, "people", found)
        return [*lines, phrases.peopled(turn._, found, change.people)]
    if found is None:
        return [phrases.no_such(turn._, name=brief(change.name))]
    if change.verb in (BranchVerb.NAME, BranchVerb.RENAME, BranchVerb.UNNAME):
        return [_named(turn, change, found, listed)]
    return [branch_card.retired(turn, found, change.verb)]


def _named(turn: Turn, change: BranchChange, found: Branch, listed: Sequence[Branch]) -> str:
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
