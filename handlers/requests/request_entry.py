"""The ways to a request: /request, 诉求, 「诉求：…」, a code, a number, the button's deep link, and words that go on.

In private it is found out first who is in which group: by the roster, else Telegram is asked before the transaction.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from telegram import Update

from handlers.core import group_choice
from handlers.core.messages.command_words import argument, plain
from handlers.core.messages.incoming_message import Who
from handlers.core.messages.keyboards import Button
from handlers.core.messages.text_limits import LONGEST_TOLD
from handlers.core.messages.update_reader import incoming
from handlers.core.services import Services
from handlers.core.turn import Turn
from handlers.core.update_transaction import Context, take_turn
from handlers.requests import code_access, officer_list, own_request, request_card, request_draft
from handlers.requests import member_texts as phrases
from handlers.requests.ephemeral_messages import whisper
from storage.core import groups, people
from storage.core.outbox.ephemeral_messages import ABOUT
from storage.engine.database import Database
from union.core.groups import Group
from union.core.rights import Action, Place, Standing, may
from union.requests.request_drafts import Talk, read_code

NAME, WORDS = "request", ("诉求", "反映")
START = re.compile(r"request-(\d{1,12})")
LINK = re.compile(rf"/start(@\w+)? {START.pattern}")
NUMBERED = re.compile(
    r"[/／]?诉求\s*+(?:#\s*+)?(\d{1,6})\s*号?|[/／]?request(?:@\w+)?\s+#?(\d{1,6})\s*号?", re.IGNORECASE
)
ALONE = re.compile(r"诉求\s*+(?:#\s*+)?\d{1,6}\s*号?")
MOST_ASKED = 3  # groups of which Telegram is asked, where somebody is of none we know
TAKES: dict[str, Callable[[Turn, Talk], None]] = {
    **request_draft.TAKES,
    **own_request.TAKES,
    **code_access.TAKES,
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
    elif not turn.settings.requests:
        turn.say(turn._("本群还没有开通诉求。要开通请管理员发：/settings 诉求 开"))
    else:
        link = turn.services.face.start_link(f"request-{turn.with_group().id}")
        turn.say(
            turn._(
                "有诉求请点下面的按钮私聊我提，可以匿名；只有负责人和承办的人看得到。管理员可以把这条置顶。"
            ),
            [[Button(turn._("提诉求"), url=link)]],
        )


def is_sentence(turn: Turn) -> bool:
    """「反映 食堂问题3件」 in a group tells of work; so does 「诉求：…」 where nobody has switched requests on."""
    if turn.where.private:
        return False
    said = turn.said.text.strip()
    has_words = not said.startswith("/") and argument(said, WORDS) != ""
    return has_words and (not turn.settings.requests or not plain(said).startswith(WORDS[0]))


def heard(turn: Turn) -> bool:
    """Whether a plain private message goes on with a request; then it is taken."""
    if not turn.where.private:
        return False
    talk, sent = turn.services.talks.of(turn.where.chat_id, turn.now), turn.replied_row()
    if talk is None or not talk.listens or (sent is not None and sent.about != ABOUT):
        return own_request.replied(turn)
    text = turn.said.text
    turn.services.talks.wrote(turn.where.chat_id, turn.said.message_id)
    if not text:
        whisper(turn, phrases.only_words(turn._))
    elif len(text) > LONGEST_TOLD:
        whisper(turn, phrases.too_long(turn._, len(text), LONGEST_TOLD))
    else:
        talk.text = text
        TAKES[talk.purpose](turn, talk)
    return True


def is_open(turn: Turn) -> bool:
    """Whether the writer may put a request to a group; a plain member is on no roster and may be in any."""
    person = request_draft.known(turn)
    found = group_choice.groups_of(turn, person) if person else []
    found = found or groups.active_with(turn.db, turn.services.defaults, "requests")
    return any(each.settings.requests and _is_served(turn.services, turn.db, each) for each in found)


def edited(turn: Turn) -> bool:
    """Whether an edit is of a message that was of a request; while it is being written, its words are these from now on."""
    chat_id, message_id = turn.where.chat_id, turn.said.message_id
    if not turn.where.private or not turn.services.talks.is_of_one(chat_id, message_id):
        return False
    talk = turn.services.talks.of(chat_id, turn.now)
    if talk is None or not talk.listens:
        whisper(
            turn,
            turn._("已提交的改不了。要补充：实名的发「诉求 编号」，匿名的发「诉求 查询码」，再按「补充」。"),
        )
        return True
    turn.speak_as(replace(turn.said, text=argument(turn.said.text, WORDS)))
    return heard(turn)


def _by_word(turn: Turn, inside: Sequence[Group] | None) -> None:
    """A code, a number, words, or nothing."""
    said, text = turn.said.text, argument(turn.said.text, WORDS)
    number = NUMBERED.fullmatch(plain(said))
    code = read_code(text)
    found = _groups(turn, inside)
    if code is not None:
        code_access.show(turn, code)
    elif number is not None:
        _show_number(turn, found, int(number[1] or number[2]))
    elif text or not (staff := _handled(turn, found)):
        _begin(turn, found, inside, text)
    else:
        officer_list.show_lists(turn, staff)


def _begin(turn: Turn, found: Sequence[Group], inside: Sequence[Group] | None, text: str) -> None:
    turn.services.talks.wrote(turn.where.chat_id, turn.said.message_id)
    if found:
        request_draft.begin(turn, found, text)
    else:
        whisper(turn, phrases.nobody_says(turn._) if inside is None else phrases.no_door(turn._))


def _enter(turn: Turn, inside: Sequence[Group] | None, is_group: bool) -> None:
    """By the link: the group is named by it."""
    if inside:
        request_draft.begin(turn, inside, "")
    elif inside is None:
        whisper(turn, phrases.nobody_says(turn._))
    else:
        whisper(
            turn,
            turn._("诉求只收本群的人提的。请从您单位工会群里的「提诉求」按钮进来。")
            if is_group
            else phrases.no_door(turn._),
        )


def _show_number(turn: Turn, found: Sequence[Group], number: int) -> None:
    is_staff = officer_list.show_one(turn, found, number)
    if not own_request.show(turn, number) and not is_staff:
        whisper(
            turn, turn._("没有诉求{number}号，或者不是您提的。匿名的请发「诉求 查询码」。", number=number)
        )


def _groups(turn: Turn, inside: Sequence[Group] | None) -> Sequence[Group]:
    """The groups the writer is of, as far as they may ask there; nothing is stored by looking."""
    person = request_draft.known(turn)
    mine = group_choice.groups_of(turn, person) if person else []
    return mine or inside or []


def _handled(turn: Turn, found: Sequence[Group]) -> list[Group]:
    person = request_draft.known(turn)
    if person is None:
        return []
    return [group for group in found if request_card.is_handled_by(turn.db, group, person)]


def _new(turn: Turn) -> None:
    """我要提诉求, under the list of who handles them."""
    if not turn.where.private or turn.incoming.press is None:
        return
    request_draft.begin(turn, [turn.with_group()], "")


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
}
