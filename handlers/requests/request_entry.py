"""The ways to a request: /request, 诉求, 「诉求：…」, a code, a number, the button's deep link, and words that go on.

Who is in which group the roster says, or Telegram (handlers/core/services.py).
"""

import re
from collections.abc import Callable
from dataclasses import replace

from handlers.core import group_choice
from handlers.core.messages.command_words import argument, simplified_text
from handlers.core.messages.outgoing_message import Button
from handlers.core.turn import Deeds, Turn
from handlers.requests import officer_list, own_request, request_card, request_draft
from handlers.requests import texts as phrases
from handlers.requests.request_draft import whisper
from storage.core import groups
from storage.core.outbox.sent_messages import ABOUT
from union.reading.text.normal_form import EitherScript
from union.requests.request_drafts import Talk, read_code

NAME, WORDS = "request", ("诉求", "反映")
START = re.compile(r"request-(\d{1,12})")
NUMBERED = re.compile(
    r"[/／]?诉求\s*+(?:#\s*+)?(\d{1,6})\s*号?|[/／]?request(?:@\w+)?\s+#?(\d{1,6})\s*号?", re.IGNORECASE
)
ALONE = EitherScript(r"诉求\s*+(?:#\s*+)?\d{1,6}\s*号?")
TAKES: dict[str, Callable[[Turn, Talk], None]] = {
    **request_draft.TAKES,
    **own_request.TAKES,
    **own_request.TAKES_BY_CODE,
}


def begin_from_link(turn: Turn, argument: str) -> bool:
    """/start behind the group's button, which names the group; False for another argument."""
    found = START.fullmatch(argument)
    if found is None:
        return False
    group = turn.services.served(turn.db, int(found[1]))
    if group is None or not group.active:
        whisper(turn, phrases.no_door(turn._))
    elif group.id in [each.id for each in group_choice.groups_of(turn, request_draft.known_writer(turn))]:
        request_draft.begin(turn, [group], "")
    elif _is_unsaid(turn):
        whisper(turn, phrases.nobody_says(turn._))
    else:
        whisper(turn, turn._("诉求只收本群的人提的。请从您单位工会群里的「提诉求」按钮进来。"))
    return True


def command(turn: Turn) -> None:
    """/request: in the group the button, in private as somebody of the roster."""
    if turn.where.private:
        _by_word(turn)
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
    return has_words and (not turn.settings.requests or not simplified_text(said).startswith(WORDS[0]))


def take_private_message(turn: Turn) -> bool:
    """Whether a plain private message goes on with a request; then it is taken."""
    if not turn.where.private:
        return False
    talk, sent = turn.services.talks.of(turn.where.chat_id, turn.now), turn.replied_row()
    if talk is None or not talk.listens or (sent is not None and sent.about != ABOUT):
        return own_request.replied(turn)
    turn.services.talks.wrote(turn.where.chat_id, turn.said.message_id)
    if flaw := phrases.flaw(turn._, turn.said.text):
        whisper(turn, flaw)
    else:
        talk.text = turn.said.text
        TAKES[talk.purpose](turn, talk)
    return True


def is_open(turn: Turn) -> bool:
    """Whether the writer may put a request to a group; a plain member is on no roster and may be in any."""
    person = request_draft.known_writer(turn)
    found = group_choice.groups_of(turn, person) if person else []
    found = found or groups.active_with(turn.db, turn.services.defaults, "requests")
    open_ = (each for each in found if each.active and each.settings.requests)
    return any(turn.services.serves(groups.chat_ids(turn.db, each)) for each in open_)


def edited(turn: Turn) -> bool:
    """Whether an edit is of a message that was of a request; while it is being written, its words are these from now on."""
    chat_id, message_id = turn.where.chat_id, turn.said.message_id
    if not turn.where.private or not turn.services.talks.is_request_message(chat_id, message_id):
        return False
    talk = turn.services.talks.of(chat_id, turn.now)
    if talk is None or not talk.listens:
        whisper(
            turn,
            turn._("已提交的改不了。要补充：实名的发「诉求 编号」，匿名的发「诉求 查询码」，再按「补充」。"),
        )
        return True
    turn.speak_as(replace(turn.said, text=argument(turn.said.text, WORDS)))
    return take_private_message(turn)


def _by_word(turn: Turn) -> None:
    """In private: a code, a number, words, or nothing."""
    said, text = turn.said.text, argument(turn.said.text, WORDS)
    number = NUMBERED.fullmatch(simplified_text(said))
    code, person = read_code(text), request_draft.known_writer(turn)
    found = group_choice.groups_of(turn, person)
    staff = [each for each in found if person and request_card.is_handled_by(turn.db, each, person)]
    if code is not None:
        own_request.show_by_code(turn, code)
    elif number is not None:
        shown = int(number[1] or number[2])
        is_staff = officer_list.show_one(turn, found, shown)
        if not own_request.show(turn, shown) and not is_staff:
            text = turn._("没有诉求{number}号，或者不是您提的。匿名的请发「诉求 查询码」。", number=shown)
            whisper(turn, text)
    elif text or not staff:
        turn.services.talks.wrote(turn.where.chat_id, turn.said.message_id)
        if found:
            request_draft.begin(turn, found, text)
        else:
            whisper(turn, phrases.nobody_says(turn._) if _is_unsaid(turn) else phrases.no_door(turn._))
    else:
        officer_list.show_lists(turn, staff)


def _is_unsaid(turn: Turn) -> bool:
    """Whether Telegram did not say where the writer is."""
    who = turn.incoming.who
    return who is not None and turn.services.whereabouts.is_unsaid(who.user_id)


def _begin_request(turn: Turn) -> None:
    """我要提诉求, under the list of who handles them."""
    if turn.where.private:
        request_draft.begin(turn, [turn.with_group()], "")


DEEDS: Deeds = {"req.new": _begin_request}
