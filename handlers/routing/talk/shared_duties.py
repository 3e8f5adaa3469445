"""Who sees to what, said in one message: 「总结会的会标赵敏准备，摄影张伟负责，议程我来弄」, 「…，横幅国华，新闻稿嘉欣写，都9号前」."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from handlers.calendar import event_creation, several_items
from handlers.core import message_reading, speakers
from handlers.core.turn import Turn
from handlers.routing.references.clause_acts import item_named
from handlers.routing.references.likely_items import times_and_figures
from union.core.kinds import Kind
from union.core.period import Grain
from union.core.rights import Action
from union.events.model import Event
from union.reading.acts import classification
from union.reading.acts.extraction import look
from union.reading.acts.tasks.doers import SharedDuty, duties, title_of_part
from union.reading.acts.tasks.duty_lists import DutyList, duty_list, names_several_people, without_marks
from union.reading.message import Intent, Message, When
from union.reading.text.normal_form import EitherScript, simplified
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


# 「会前要做三样：」, "jobs for D&D:": what only leads to a list
HEADER = EitherScript(
    r"(?:^|[,，。;；]\s?)[^,，。;；:：]{0,14}(?:[两三四五六几2-8]\s?[件样项份个步]|分工|任务|以下|这些|如下|要做|准备的|[\da-z]\s(?:things|papers|jobs|items)|都|全部|all|jobs|tasks)[^,，。;；:：]{0,24}[:：]?$",
    any_case=True,
)
SHORT = 4  # signs that do not say for what: 「写横幅」
LIGHT = EitherScript(r"(?:[来去]|负责|牵头|盯着?|[跟管做弄搞办整收出计])?(?:一下|好)?", any_case=True)


def hear_shared_out(turn: Turn, hear: Callable[[Turn], object]) -> bool:
    """Plan what a message shares out with one day for all of it; what stands before and behind is heard by itself."""
    said = turn.said
    is_new = not (said.edited or said.forwarded) and turn.group is not None and turn.may(Action.ADD)
    people = speakers.people_names(turn) if is_new else ()
    if not names_several_people(said.text, people):
        return False
    found = duty_list(message_reading.run_reader(turn, look, without_marks(said.text)), people)
    if found is None:
        return False
    header = HEADER.search(found.before)
    before = found.before[: header.start()] if header else found.before
    plans, source = _listed_plans(turn, found, before), event_creation.source_of(turn)
    if any(each.when and event_creation.is_time_past(turn, each.when) for each in plans):
        return False
    if not found.is_of_before:
        _hear_part(turn, before, hear)
    turn.speak_as(said)
    several_items.keep(turn, plans, source)
    _hear_part(turn, found.behind, hear)
    turn.speak_as(said)
    return True


def _hear_part(turn: Turn, words: str, hear: Callable[[Turn], object]) -> None:
    if words:
        turn.speak_as(
            replace(turn.said, text=words, dictated="", addressed=False, reply_to=None, reply_to_bot=False)
        )
        hear(turn)


def _listed_plans(turn: Turn, found: DutyList, before: str) -> list[Message]:
    """Each duty as an item of its own, called by what is planned before it, too."""
    plan = message_reading.read_words(turn, before, Intent.EVENT) if before else None
    topic = plan.title if plan and (plan.when or found.is_of_before) else None
    plans = list[Message]()
    for each in found.duties:
        is_light = LIGHT.fullmatch(each.deed) is not None
        what = (
            each.thing
            if is_light
            else f"{each.thing}{each.deed}"
            if len(each.deed) > 1
            else f"{each.deed}{each.thing}"
        )
        title = title_of_part(topic, what) if topic and (found.is_of_before or len(what) <= SHORT) else what
        when = _day_of(turn, each.due.when) if each.due else None
        kind = Kind.REPORT if classification.kind(simplified(what)) is Kind.REPORT else Kind.DEADLINE
        plans.append(Message(what, Intent.EVENT, kind, title, when=when, owners=each.owners))
    return plans


def _day_of(turn: Turn, when: When) -> When:
    """By itself the day is the next of its name: 「28至30号…，两样都24号前」 is no day of the month behind."""
    own, now = (
        message_reading.read_words(turn, when.text, Intent.EVENT).when,
        turn.written.replace(tzinfo=None),
    )
    is_coming = own is not None and own.until > now and (own.until <= when.until or when.until <= now)
    return replace(own if own is not None and is_coming else when, deadline=True)


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
