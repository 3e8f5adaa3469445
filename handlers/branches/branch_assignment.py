"""To which branches an entry belongs: by its words, else by who leads one, else by the item it fulfils; by hand it stays."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.core.messages.outgoing_message import Button
from handlers.core.turn import Turn
from storage.branches import branch_list
from storage.core import people
from union.core.branches import Branch, By, joined_names
from union.core.groups import Person, Role
from union.core.kinds import Kind
from union.events.model import Event
from union.reading.names.branches import by_name, named_branches, place_word
from union.worklog.entries import LogEntry

CHOICES = "log.branches"  # the button that offers the others
REASON = "branch"  # of the version a correction makes


def active(turn: Turn) -> list[Branch]:
    """The group's branches that are not given up, in their order."""
    return branch_list.active(turn.db, turn.with_group())


def branches_named(turn: Turn, said: str) -> Sequence[Branch]:
    """The branches that words name, those given up too."""
    return named_branches(said, branch_list.all_branches(turn.db, turn.with_group())).branches if said else ()


def placed(turn: Turn, entry: LogEntry, words: str) -> LogEntry:
    """The entry with the branches its words name, else with its author's own where that leads one."""
    listed = active(turn)
    if not listed or entry.branch_by is By.HAND:
        return entry
    found = named_branches(words, listed)
    if found.branches:
        ids = tuple(each.number for each in found.branches)
        own = () if found.everyone else _own_facts(entry, ids, listed)
        return replace(entry, branch=found.words, branches=ids, branch_by=found.by, branch_facts=own)
    member = turn.member()
    is_leader = member is not None and member.role is Role.LEADER
    led = by_name(member.branch, listed) if member and is_leader and member.branch else None
    if led is None:
        return replace(entry, branch=None, branches=(), branch_by=By.NOBODY, branch_facts=())
    return replace(entry, branch=led.name, branches=(led.number,), branch_by=By.LEADER, branch_facts=())


def _own_facts(entry: LogEntry, ids: Sequence[int], listed: Sequence[Branch]) -> tuple[tuple[int, ...], ...]:
    """「一车间走访3户；二车间培训20人」: each its own; () where some branch stands in no one fact's words."""
    if len(entry.facts) < 2 or len(ids) < 2:
        return ()
    told = [{each.number for each in named_branches(fact.title, listed).branches} for fact in entry.facts]
    own = tuple(tuple(place for place, those in enumerate(told) if number in those) for number in ids)
    return own if all(own) else ()


def as_edited(entry: LogEntry, read: LogEntry) -> LogEntry:
    """The entry with the branches its edited words name; what somebody settled by hand stays."""
    if entry.branch_by is By.HAND:
        return entry
    known = {name: getattr(read, name) for name in ("branch", "branches", "branch_by", "branch_facts")}
    return replace(entry, **known)


def at_hand(entry: LogEntry, chosen: Sequence[Branch], words: str | None = None) -> LogEntry:
    """The entry with just these branches, or with none, as somebody says; `words`: what is shown."""
    ids = tuple(each.number for each in chosen)
    return replace(
        entry, branch=words or joined_names(chosen), branches=ids, branch_by=By.HAND, branch_facts=()
    )


def change_buttons(turn: Turn, entry: LogEntry) -> list[Button]:
    """「换小组」, where the group has any."""
    return [turn.button(turn._("换小组"), CHOICES, entry.id)] if active(turn) else []


def teach(turn: Turn, entry: LogEntry, chosen: Sequence[Branch]) -> str | None:
    """The word of an entry that its correction gives a branch, known from now on; what it taught before is forgotten."""
    group = turn.with_group()
    branch_list.forget_log(turn.db, group, entry.id)
    word = place_word(entry.text, branch_list.all_branches(turn.db, group)) if len(chosen) == 1 else None
    if word is not None:
        branch_list.teach(turn.db, group, chosen[0], word, entry.id, turn.me(), turn.now)
    return word


def follow(turn: Turn, entry: LogEntry, event: Event) -> None:
    """An entry that fulfils an item, and names no branch itself, is about the item's."""
    group = turn.with_group()
    about: Sequence[Branch] = branch_list.of_event(turn.db, group, event.id)
    if not about and event.kind is Kind.VISIT:
        about = named_branches(event.title, active(turn)).branches
    if about and entry.branch_by in (By.NOBODY, By.LEADER):
        branch_list.keep_log(turn.db, group, replace(at_hand(entry, about), branch_by=By.ITEM))


def follow_no_more(turn: Turn, entry: LogEntry) -> None:
    """It fulfils that item no more: what its own words say holds."""
    if entry.branch_by is By.ITEM:
        branch_list.keep_log(turn.db, turn.with_group(), placed(turn, entry, entry.text))


def leader_of(turn: Turn, branch: Branch) -> Person | None:
    """The person who leads a branch, the first where several do."""
    leaders = (each for each in people.roster(turn.db, turn.with_group()) if each.role is Role.LEADER)
    return next((each.person for each in leaders if each.branch and by_name(each.branch, [branch])), None)


def note(turn: Turn, action: str, branch: Branch) -> None:
    """Write down that the list was changed."""
    turn.audit(f"branch:{action}", f"branch:{branch.number}")
