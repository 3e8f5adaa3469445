"""Who may change an item that stands on the calendar: the table of rights, applied to items."""

from handlers.core.turn import Turn
from union.core.rights import Action
from union.events.model import Event


def may_alter(turn: Turn, event: Event) -> bool:
    """Whether the writer may move, correct or cancel it: any officer, for the calendar is the group's; else the author.

    An item of an anonymous administrator is nobody's own: who may finish items may change it.
    """
    return turn.may(Action.ALTER) or answers_for(turn, event)


def answers_for(turn: Turn, event: Event) -> bool:
    """Whether it is the writer's own: made by them, theirs to do, or an admin's business; who comes is theirs to know."""
    if event.author_id is None:
        return turn.may(Action.FINISH)
    if turn.may_change(event.author_id):
        return True
    member = turn.member()
    owners = {owner.person_id for owner in event.owners}
    return member is not None and member.person.id in owners and turn.may(Action.FINISH)
