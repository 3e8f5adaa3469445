# small: one claim on raw words, which the rules of change read in their normal form
"""An item called by its name gets another: 「体检那件改名叫“女职工体检”就行」, "change the title of the agenda to AGM pack"."""

from handlers.calendar.changes import event_replies
from handlers.core.turn import Turn
from handlers.events.event_rights import may_alter
from handlers.routing.references.resolver import candidates
from union.core.records import replace
from union.reading.acts.changes.item_changes import ChangeDeed, change_of_one_item
from union.reading.text.normal_form import normal


def claimed(turn: Turn, said: tuple[str, str]) -> bool:
    """Whether one item of ours is surely meant; then it is called so."""
    title, name = said
    if turn.said.edited or turn.said.forwarded:
        return False
    change = replace(change_of_one_item(ChangeDeed.TITLE, turn.said.text, title), own=normal(name).text)
    sure = [each.one for each in candidates(turn, change) if each.is_sure]
    return len(sure) == 1 and may_alter(turn, sure[0].event) and event_replies.changed(turn, sure[0], change)
