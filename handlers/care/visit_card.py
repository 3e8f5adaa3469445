"""The card that proposes a visit: its words, its buttons, where it stands; what is said once it is answered, and to the 负责人 where nobody answers."""

from datetime import timedelta

from handlers.care import texts as phrases
from handlers.core import pending_questions
from handlers.core.job_context import Desk
from handlers.core.messages import message_subject
from handlers.core.messages.outgoing_message import Rows, button
from handlers.core.turn import Turn
from storage.care import visits_due
from storage.care.visits_due import Care, State
from storage.core import drafts, people
from storage.core.outbox import sent_messages
from storage.events import queries as events_queries
from storage.helped import name_register
from union.core.groups import Group, in_charge
from union.events.model import Event
from union.reading.privacy.redaction import mask_private
from union.words import Words, language_of, words

NAME = "care.name"
KEPT = timedelta(days=14)
SUBJECT = "care"  # of the mark of a card
OFF = "off"
LONGEST = timedelta(days=7)  # the bot was away: what is older is left


def mark(care: Care) -> str:
    return f"{SUBJECT}:{care.id}"


def read_mark(turn: Turn, about: str | None) -> Care | None:
    """The proposal behind the mark of a message; None for any other."""
    found = message_subject.numbers(about, SUBJECT)
    if len(found) != 1 or turn.group is None:
        return None
    return visits_due.get(turn.db, turn.group, found[0])


def life_event_for_chat(turn: Turn, care: Care) -> str:
    """What was told, as this chat may read it: with the full name where it was told in private, and here."""
    return phrases.life_event_line(turn._, care, full_name(turn, care))


def keep_name(turn: Turn, care: Care, name: str) -> None:
    """A full name told in private, which stands nowhere in the proposal, waits until the visit is accepted or not."""
    if turn.where.private and name != care.person:
        pending_questions.begin(turn, NAME, {"care": care.id, "name": mask_private(name)}, KEPT)


def full_name(turn: Turn, care: Care) -> str:
    """The name told in private, for private chats; "" where there is none, or it is kept no more."""
    if not turn.where.private:
        return ""
    draft = drafts.of_care(turn.db, turn.where.chat_id, care.id, NAME)
    return str(draft.data["name"]) if draft else registered(turn, care)


def registered(turn: Turn, care: Care) -> str:
    families = name_register.of_group(turn.db, turn.with_group()) if care.family_id is not None else ()
    return next((each.name or "" for each in families if each.id == care.family_id), "")


def for_owner(turn: Turn, _: Words, event: Event) -> list[str]:
    """What only who goes is told: the name, where the item is a visit and it was told in private."""
    care = visits_due.of_event(turn.db, turn.with_group(), event.id)
    name = registered(turn, care) if care is not None else ""
    return [_("姓名：{name}（只在私聊里说）", name=name)] if name else []


def take_name(turn: Turn, care: Care) -> str:
    """The name that waited for the answer; it waits no more."""
    draft = drafts.of_care(turn.db, turn.where.chat_id, care.id, NAME) if turn.where.private else None
    if draft is None:
        return ""
    drafts.end(turn.db, draft)
    return str(draft.data["name"])


def say(turn: Turn, care: Care, *, doubtful: bool = False) -> None:
    turn.say(text(turn, care, doubtful=doubtful), rows(turn._, turn.with_group(), care), about=mark(care))


def text(turn: Turn, care: Care, *, doubtful: bool = False) -> str:
    """「二车间刘师傅住院：建议11月23日 周一前探望。安排？」."""
    told = life_event_for_chat(turn, care)
    return phrases.card(turn._, turn.settings, care, told, turn.today, doubtful=doubtful)


def rows(_: Words, group: Group, care: Care) -> Rows:
    choices = (
        ((_("安排"), "care.accept"), (_("我去"), "care.go")),
        ((_("改日期"), "care.day"), (_("不用"), "care.no")),
    )
    return [[button(label, deed, group.id, care.id) for label, deed in row] for row in choices]


def redraw(turn: Turn, care: Care, row_id: int | None = None) -> None:
    """Bring a card up to date, the newest of this chat; an answered one says what became of it, and its buttons go."""
    group = turn.with_group()
    found = [row_id] if row_id is not None else sent_messages.row_ids_about(turn.db, group.id, mark(care))
    for card in found[:1]:
        if care.state is State.OFFERED:
            turn.edit(card, text(turn, care), rows(turn._, group, care))
        elif care.state is State.GONE:
            turn.edit(card, turn._("原消息改过了，这件事不再问。"))
        else:
            event = events_queries.get(turn.db, group, care.event_id or 0)
            told = life_event_for_chat(turn, care)
            turn.edit(card, phrases.answered(turn._, told, event.number if event else None))


def remind(desk: Desk) -> None:
    """Each card once; who answers it settles it for everybody."""
    group, today = desk.group, desk.wall.date()
    if group.settings.care == OFF:
        return
    waiting = [each for each in visits_due.offered(desk.db, group) if today - LONGEST <= each.day < today]
    chiefs = in_charge(people.roster(desk.db, group)) if waiting else []
    for care in waiting:
        for person in (chief.person for chief in chiefs):
            _ = words(language_of(person.language))
            card = phrases.card(_, group.settings, care, phrases.life_event_line(_, care), today)
            text = _("「{group}」还没人答：\n{card}", group=group.title, card=card)
            key = f"care-wait:{care.id}:{person.id}"
            desk.tell(person, text, rows(_, group, care), key=key, about=mark(care))
