"""The ways to a request: /request, 诉求, 「诉求：…」, a code, a number, the button's deep link, and words that go on.

In private it is found out first who is in which group: by the roster, else Telegram is asked before the transaction.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from telegram import Update

from handlers import request_cards, request_code, request_mine, request_staff, request_talk, which
from handlers.cards import Button
from handlers.chinese import argument, plain
from handlers.conversation import Context, take_turn
from handlers.phrases import requests as phrases
from handlers.request_talk import LONGEST
from handlers.said import Who, incoming
from handlers.services import Services
from handlers.turn import Turn
from handlers.whispering import whisper
from storage import groups, people
from storage.database import Database
from storage.whispers import ABOUT
from union.groups import Group
from union.request_talks import Talk, read_code
from union.rights import Action, Place, Standing, may

NAME, WORDS = "request", ("诉求", "反映")
START = re.compile(r"request-(\d{1,12})")
LINK = re.compile(rf"/start(@\w+)? {START.pattern}")
NUMBERED = re.compile(
    r"[/／]?诉求\s*#?\s*(\d{1,6})\s*号?|[/／]?request(?:@\w+)?\s+#?(\d{1,6})\s*号?", re.IGNORECASE
)
ALONE = re.compile(r"诉求\s*#?\s*\d{1,6}\s*号?")
MOST_ASKED = 3  # groups of which Telegram is asked, where somebody is of none we know
TAKES: dict[str, Callable[[Turn, Talk], None]] = {
    **request_talk.TAKES,
    **request_mine.TAKES,
    **request_code.TAKES,
}


async def by_link(update: Update, context: Context) -> None:
    """PTB's callback for the deep link of a group's button."""
    services = context.services
    came = incoming(update, services.face.id)
    if came is None or came.said is None or came.who is None:
        return
    found = LINK.fullmatch(came.said.text)
    with services.store.reading() as db:
        group = groups.get(db, int(found[2]), services.defaults) if found else None
        wanted = [group] if group is not None and _is_served(services, db, group) else []
        known = _of_roster(db, came.who, wanted)
    inside = known or await _inside(services, came.who, wanted)
    take_turn(services, came, lambda turn: _enter(turn, inside, bool(wanted)))


async def by_word(update: Update, context: Context) -> None:
    """PTB's callback for /request and its words in private."""
    services = context.services
    came = incoming(update, services.face.id)
    if came is None or came.who is None:
        return
    inside: Sequence[Group] | None = []
    with services.store.reading() as db:
        asked = _to_be_asked(services, db, came.who)
    if asked:
        inside = await _inside(services, came.who, asked)
    take_turn(services, came, lambda turn: _by_word(turn, inside))


def command(turn: Turn) -> None:
    """/request: in the group the button, in private as somebody of the roster."""
    if turn.where.private:
        _by_word(turn, [])
    elif _is_sentence(turn):
        from handlers import plain as sentences  # which lets requests go first

        sentences.in_group(turn)
    elif not turn.settings.requests:
        turn.say(phrases.off_in_group(turn._))
    else:
        link = turn.services.face.start_link(f"request-{turn.with_group().id}")
        turn.say(phrases.in_group(turn._), [[Button(phrases.label_door(turn._), url=link)]])


def _is_sentence(turn: Turn) -> bool:
    """「反映 食堂问题3件」 in a group tells of work; so does 「诉求：…」 where nobody has switched requests on."""
    said = turn.said.text.strip()
    has_words = not said.startswith("/") and argument(said, WORDS) != ""
    return has_words and (not turn.settings.requests or not plain(said).startswith(WORDS[0]))


def heard(turn: Turn) -> bool:
    """Whether a plain private message goes on with a request; then it is taken."""
    if not turn.where.private:
        return False
    talk, sent = turn.services.talks.of(turn.where.chat_id, turn.now), turn.replied_row()
    if talk is None or not talk.listens or (sent is not None and sent.about != ABOUT):
        return request_mine.replied(turn)
    text = turn.said.text
    turn.services.talks.wrote(turn.where.chat_id, turn.said.message_id)
    if not text:
        whisper(turn, phrases.only_words(turn._))
    elif len(text) > LONGEST:
        whisper(turn, phrases.too_long(turn._, len(text), LONGEST))
    else:
        talk.text = text
        TAKES[talk.purpose](turn, talk)
    return True


def is_open(turn: Turn) -> bool:
    """Whether the writer may put a request to a group; a plain member is on no roster and may be in any."""
    who = turn.incoming.who
    person = people.known(turn.db, who.user_id) if who else None
    found = which.groups_of(turn, person) if person else []
    found = found or groups.active_with(turn.db, turn.services.defaults, "requests")
    return any(each.settings.requests and _is_served(turn.services, turn.db, each) for each in found)


def edited(turn: Turn) -> bool:
    """Whether an edit is of a message that was of a request; while it is being written, its words are these from now on."""
    chat_id, message_id = turn.where.chat_id, turn.said.message_id
    if not turn.where.private or not turn.services.talks.is_of_one(chat_id, message_id):
        return False
    talk = turn.services.talks.of(chat_id, turn.now)
    if talk is None or not talk.listens:
        whisper(turn, phrases.edit_too_late(turn._))
        return True
    turn.speak_as(replace(turn.said, text=argument(turn.said.text, WORDS)))
    return heard(turn)


def is_spoken(services: Services, chat_id: int | None, message_id: int | None, text: str | None) -> bool:
    """Whether private words may be of a request: then nothing of them is kept, not even after a mishap."""
    if chat_id is None:
        return False
    if message_id is not None and services.talks.is_of_one(chat_id, message_id):
        return True
    told = plain(text or "")
    begins = told.startswith((f"/{NAME}", f"/start {NAME}-", *WORDS, *(f"/{word}" for word in WORDS)))
    return begins or read_code(told) is not None or services.talks.of(chat_id, services.now()) is not None


def _by_word(turn: Turn, inside: Sequence[Group] | None) -> None:
    """A code, a number, words, or nothing."""
    said, text = turn.said.text, argument(turn.said.text, WORDS)
    number = NUMBERED.fullmatch(plain(said))
    code = read_code(text)
    found = _groups(turn, inside)
    if code is not None:
        request_code.show(turn, code)
    elif number is not None:
        _show_number(turn, found, int(number[1] or number[2]))
    elif text or not (staff := _handled(turn, found)):
        _begin(turn, found, inside, text)
    else:
        request_staff.show_lists(turn, staff)


def _begin(turn: Turn, found: Sequence[Group], inside: Sequence[Group] | None, text: str) -> None:
    turn.services.talks.wrote(turn.where.chat_id, turn.said.message_id)
    if found:
        request_talk.begin(turn, found, text)
    else:
        whisper(turn, phrases.nobody_says(turn._) if inside is None else phrases.no_door(turn._))


def _enter(turn: Turn, inside: Sequence[Group] | None, is_group: bool) -> None:
    """By the link: the group is named by it."""
    if inside:
        request_talk.begin(turn, inside, "")
    elif inside is None:
        whisper(turn, phrases.nobody_says(turn._))
    else:
        whisper(turn, phrases.not_inside(turn._) if is_group else phrases.no_door(turn._))


def _show_number(turn: Turn, found: Sequence[Group], number: int) -> None:
    is_staff = request_staff.show_one(turn, found, number)
    if not request_mine.show(turn, number) and not is_staff:
        whisper(turn, phrases.no_such_number(turn._, number))


def _groups(turn: Turn, inside: Sequence[Group] | None) -> Sequence[Group]:
    """The groups the writer is of, as far as they may ask there; nothing is stored by looking."""
    who = turn.incoming.who
    person = people.known(turn.db, who.user_id) if who else None
    mine = which.groups_of(turn, person) if person else []
    return mine or inside or []


def _handled(turn: Turn, found: Sequence[Group]) -> list[Group]:
    who = turn.incoming.who
    person = people.known(turn.db, who.user_id) if who else None
    if person is None:
        return []
    return [group for group in found if request_cards.is_handled_by(turn.db, group, person)]


def _new(turn: Turn) -> None:
    """我要提诉求, under the list of who handles them."""
    if not turn.where.private or turn.incoming.press is None:
        return
    request_talk.begin(turn, [turn.with_group()], "")


def _to_be_asked(services: Services, db: Database, who: Who) -> list[Group]:
    """Of which groups Telegram is asked: of none where the roster knows somebody, or there are many."""
    person = people.known(db, who.user_id)
    if person is not None and people.groups_of(db, person):
        return []
    found = [group for group in groups.active(db, services.defaults) if _is_served(services, db, group)]
    return found if len(found) <= MOST_ASKED else []


def _is_served(services: Services, db: Database, group: Group) -> bool:
    return group.active and services.serves(groups.chat_ids(db, group))


def _of_roster(db: Database, who: Who, wanted: Sequence[Group]) -> list[Group]:
    person = people.known(db, who.user_id)
    return [group for group in wanted if person and people.member(db, group, person)]


async def _inside(services: Services, who: Who, wanted: Sequence[Group]) -> list[Group] | None:
    """Those of the groups that somebody is in, as Telegram says it; None where it does not say of any."""
    found = [(group, await services.gateway.is_member(group.chat_id, who.user_id)) for group in wanted]
    inside = [group for group, is_in in found if is_in]
    if not inside and any(is_in is None for _group, is_in in found):
        return None
    return inside if may(Standing.NEWCOMER, Action.REQUEST, Place.PRIVATE) else []


DEEDS: dict[str, Callable[[Turn], None]] = {
    "req.new": _new,
    **request_talk.DEEDS,
    **request_mine.DEEDS,
    **request_code.DEEDS,
}
