"""Who sees to what of something that is planned, said in one message: 「总结会的会标赵敏准备，摄影张伟负责，议程我来弄」."""

from collections.abc import Sequence

from handlers.calendar import event_creation, several_items
from handlers.core import speakers
from handlers.core.turn import Turn
from handlers.routing.references.clause_acts import item_named
from handlers.routing.references.likely_items import times_and_figures
from union.core.kinds import Kind
from union.core.period import Grain
from union.core.rights import Action
from union.events.model import Event
from union.reading.acts.tasks.doers import SharedDuty, duties, title_of_part
from union.reading.message import Intent, Message, When
from union.reading.text.normal_form import EitherScript
from union.reminders.lead_times import is_due_by

# 「总结会的会标」: of what, and what of it.
OF = EitherScript(r"的|嘅|那天的?|[:：]")


def claimed(turn: Turn, _signs: bool) -> bool:
    """Whether the words share out something planned, in so many words and with no time of their own; each is then due by its day."""
    said = turn.said
    if said.edited or said.forwarded or not turn.may(Action.ADD):
        return False
    seen = times_and_figures(turn)
    if seen.reads or seen.has_figures:
        return False
    told = duties(said.text, speakers.people_names(turn))
    one = item_named(turn, told.of) if told else None
    if told is None or one is None or is_due_by(one) or one.rule is not None or one.start <= turn.wall:
        return False
    several_items.keep(turn, _plans(one, told.duties), event_creation.source_of(turn))
    return True


def _plans(one: Event, told: Sequence[SharedDuty]) -> Sequence[Message]:
    day = one.start.replace(hour=0, minute=0)
    when = When("", day, None, Grain.DAY, deadline=True)
    of = OF.search(told[0].what)
    first = told[0]._replace(what=told[0].what[of.end() :] or told[0].what) if of else told[0]
    return [
        Message(
            each.what,
            Intent.EVENT,
            Kind.DEADLINE,
            title_of_part(one.title, each.what),
            when=when,
            owners=(each.owner,),
        )
        for each in (first, *told[1:])
    ]
