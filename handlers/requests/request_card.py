"""A request as the 负责人 and whom it was given to see it: cards in private, kept as things stand, and handed on; never in the group."""

from collections.abc import Iterable, Sequence

from handlers.core.job_context import Desk
from handlers.core.messages import outgoing_message
from handlers.core.messages.outgoing_message import Rows, button, in_rows
from handlers.core.turn import Turn
from handlers.requests import texts as phrases
from storage.core import people
from storage.core.outbox.queue import Lane, Outgoing, enqueue_outgoing, is_key_known
from storage.engine.database import Database
from storage.requests import queries as requests_queries
from union.core.groups import Group, Member, Person, in_charge, pushed_forward
from union.core.rights import Action, Place, Tie, is_action_allowed, standing_of
from union.requests.lifecycle import Request, RequestState, due, workdays_left
from union.words import Words, language_of, words

MARK = "request"


def mark(one: Request) -> str:
    return f"{MARK}:{one.number}"


def handlers_of(db: Database, group: Group, one: Request) -> list[Person]:
    """The 负责人 of the group, and to whom the request was given, while on the roster."""
    return handlers_among(people.roster(db, group), one)


def handlers_among(roster: Sequence[Member], one: Request) -> list[Person]:
    """The same, of a roster that is known."""
    found = [*in_charge(roster), *(each for each in roster if each.person.id == one.owner_id)]
    return list({each.person.id: each.person for each in found}.values())


def may_handle(turn: Turn, one: Request) -> bool:
    return turn.may(Action.REQUESTS, owner_id=one.owner_id)


def is_handled_by(db: Database, group: Group, person: Person) -> bool:
    """Whether somebody handles the group's requests: is 负责人, or was given an open one."""
    member = people.member(db, group, person)
    if member is None:
        return False
    # What a member has to do with the group's requests as a whole.
    chiefs = {each.person.id for each in in_charge(people.roster(db, group))}
    found = {Tie.CHIEF} if member.person.id in chiefs else set()
    ties = found | ({Tie.OWNER} if requests_queries.open_of(db, group, member.person) else set())
    return is_action_allowed(
        standing_of(member, group.settings, Place.PRIVATE), Action.REQUESTS, Place.PRIVATE, ties
    )


def tell(desk: Desk, one: Request) -> bool:
    """Everybody who handles it has its card; once for each, called as often as you like. Whether it reached anybody."""
    found = handlers_of(desk.db, desk.group, one)
    for person in found:
        key = card_key(desk.group, one, person)
        if person.reachable and not is_key_known(desk.db, key):
            desk.tell(person, *drawn(desk, one, person), key=key, about=mark(one))
    return any(person.reachable for person in found)


def card_key(group: Group, one: Request, person: Person) -> str:
    """Under which somebody's card of a request is queued, once."""
    return f"{MARK}:{group.id}:{one.number}:{person.id}"


def tell_owner(desk: Desk, one: Request, person: Person) -> None:
    """Whoever was given a request hears of it each time; nothing else sends them its card again."""
    _ = words(language_of(person.language))
    text, rows = drawn(desk, one, person)
    set_aside(desk, one, [person])
    for key in (card_key(desk.group, one, person), None):
        if desk.tell(person, f"{phrases.given_to_you(_)}\n{text}", rows, key=key, about=mark(one)):
            return


def tell_news(desk: Desk, one: Request, news: str) -> None:
    """Everybody who handles it hears what happened, above the card as it is now. `news` names what."""
    found = handlers_of(desk.db, desk.group, one)
    set_aside(desk, one, found)
    for person in found:
        _ = words(language_of(person.language))
        text, rows = drawn(desk, one, person)
        desk.tell(person, f"{phrases.news(_, news)}\n{text}", rows, about=mark(one))


def set_aside(desk: Desk, one: Request, readers: Iterable[Person]) -> None:
    """A newer card follows: only the newest is kept as things stand, so the one before it says no more how they stood."""
    reachable = {person.user_id: person for person in readers if person.reachable}
    for row_id, chat_id in requests_queries.cards(desk.db, desk.group, mark(one)):
        if chat_id in reachable:
            _ = words(language_of(reachable[chat_id].language))
            facts = {"title": desk.group.title, "number": one.number}
            text = _(
                "「{title}」诉求{number}号有新的情况，以新的卡片为准；发「诉求 {number}号」随时看。", **facts
            )
            desk.edit_in(chat_id, row_id, text)


def tell_wanted(turn: Turn, group: Group) -> bool:
    """The 负责人 hear, once in the group's life, that somebody wanted to ask something: no word, no name, not at night.

    Whether there is one who can be told.
    """
    chiefs = [member.person for member in in_charge(people.roster(turn.db, group))]
    for person in chiefs:
        if person.reachable:
            _ = words(language_of(person.language))
            text = _(
                "「{title}」有会员想提诉求，现在没有开通。要开通请管理员发：/settings 诉求 开",
                title=group.title,
            )
            params = outgoing_message.message(text)
            awake = group.utc(pushed_forward(group.wall(turn.now), group.settings))
            key = f"request.wanted:{group.id}:{person.id}"
            out = Outgoing(
                person.user_id, "sendMessage", params, Lane.REMINDER, group.id, key=key,
                mark=outgoing_message.may_repeat(_), not_before=awake,
            )  # fmt: skip
            enqueue_outgoing(turn.db, out, turn.now)
    return any(person.reachable for person in chiefs)


def refresh(desk: Desk, number: int) -> None:
    """The newest card of everybody who may see it shows how it stands now."""
    one = requests_queries.get(desk.db, desk.group, number)
    if one is None:
        return
    readers = {person.user_id: person for person in handlers_of(desk.db, desk.group, one)}
    for row_id, chat_id in requests_queries.cards(desk.db, desk.group, mark(one)):
        if chat_id in readers:
            desk.edit_in(chat_id, row_id, *drawn(desk, one, readers[chat_id]))


def drawn(desk: Desk, one: Request, reader: Person) -> tuple[str, Rows]:
    """The card in the reader's words, with the buttons that do something now."""
    _, group, today = words(language_of(reader.language)), desk.group, desk.wall.date()
    steps = requests_queries.steps(desk.db, group, one)
    until = due(one, group.notice)
    clock = phrases.clock(_, until, workdays_left(until, today, group.notice), today) if one.is_open else ""
    text = phrases.card(
        _, group.title, one, steps, requester_name(_, desk.db, one), owner_name(desk.db, one), clock, today
    )
    chiefs = in_charge(people.roster(desk.db, desk.group))
    return text, _rows(_, group, one, gives=any(each.person.id == reader.id for each in chiefs))


def requester_name(_: Words, db: Database, one: Request) -> str:
    if one.anonymous:
        return _("匿名")
    person = people.get(db, one.person_id) if one.person_id else None
    return person.name if person else _("已注销")


def owner_name(db: Database, one: Request) -> str:
    """To whom it was given; "" to nobody."""
    person = people.get(db, one.owner_id) if one.owner_id else None
    return person.name if person else ""


def _rows(_: Words, group: Group, one: Request, *, gives: bool) -> Rows:
    if not one.is_open:
        return []
    number = one.number
    first = [button(_("答复"), "req.answer", group.id, number)]
    if one.state is RequestState.RECEIVED:
        first.insert(0, button(_("开始办理"), "req.begin", group.id, number))
    second = [button(_("问一句"), "req.ask", group.id, number)]
    if gives:
        second.append(button(_("交给…"), "req.give", group.id, number, 0))
    return [first, second]


def request_buttons(_: Words, group: Group, found: Sequence[Request]) -> Rows:
    buttons = [
        button(_("{number}号", number=each.number), "req.show", group.id, each.number) for each in found
    ]
    return in_rows(buttons, 4)


def moving(turn: Turn, of: Person | None) -> list[Request]:
    """The open requests that were given to somebody, where whoever speaks may pass them on."""
    group, me = turn.with_group(), turn.me()
    if of is None or me is None:
        return []
    # A 管理员 who is not 负责人 may move items, but must not come to read requests by it.
    may_read = {of.id, *(each.person.id for each in in_charge(people.roster(turn.db, group)))}
    return requests_queries.open_of(turn.db, group, of) if me.id in may_read else []


def hand_over(turn: Turn, found: Sequence[Request], to: Person) -> list[int]:
    """They are another's from now on, who has their cards; their numbers."""
    desk, group = turn.desk(), turn.with_group()
    for one in found:
        requests_queries.give(turn.db, group, one, to)
        now = requests_queries.get(turn.db, group, one.number)
        if now is not None:
            tell_owner(desk, now, to)
    return [one.number for one in found]


def give_back(turn: Turn, numbers: Sequence[int], of: Person, to: Person) -> int:
    """Those that nobody has given to others since are the former officer's again; how many."""
    group = turn.with_group()
    found = [one for one in requests_queries.open_of(turn.db, group, to) if one.number in numbers]
    for one in found:
        requests_queries.give(turn.db, group, one, of)
    return len(found)
