"""The bot's own commands and the chat's own affairs: /start, /help, /privacy, /cancel, moves and departures."""

from collections.abc import Callable, Sequence

from handlers import (
    charge,
    chat_menus,
    feeds,
    helped,
    helped_telling,
    log_forms,
    menu,
    mirrors,
    photos,
    privacy,
    request_answers,
    request_talk,
    templates,
    time_asked,
    unsettled,
    web,
    which,
    worklog,
)
from handlers.cards import Button, Rows
from handlers.chinese import argument
from handlers.phrases import house as phrases
from handlers.turn import Turn
from storage import drafts, groups, people
from union.groups import Group
from union.words import SOURCE

DEEDS: dict[str, Callable[[Turn], None]] = {}
# What a button in the group leads to, because it is only for private.
STARTS: dict[str, Callable[[Turn], None]] = {
    web.START: web.web,
    feeds.START: which.for_group(feeds.show),
    mirrors.START: which.for_group(mirrors.show),
    helped.START: which.for_group(helped.show),
}
QUESTIONS = (
    time_asked.UNTIL,
    time_asked.MOVE,
    unsettled.WHEN,
    unsettled.READING,
    unsettled.RULE,
    which.ASKING,
    photos.DRAFT,
    worklog.FORWARDED,
    photos.COLLECTS,
    log_forms.SUBJECT,
    templates.SUBJECT,
    mirrors.SUBJECT,
    helped_telling.SUBJECT,
    privacy.FORGET,
    privacy.WIPE,
    request_answers.WRITES,
    request_answers.SURE,
)


def chat_changed(turn: Turn) -> None:
    """A service message: the chat moved, has another name, somebody left or came. Nothing is said."""
    news, group = turn.incoming.news, turn.group
    if news is None or group is None:
        return
    if news.moved_to or news.moved_from:
        groups.move(turn.db, group, news.moved_to or turn.where.chat_id)
        moved = groups.get(turn.db, group.id, turn.services.defaults)
        if moved is not None and moved.settings.language != SOURCE:
            chat_menus.keep_group(turn.db, moved, turn.now)
    groups.rename(turn.db, group, turn.where.title, forum=turn.where.forum)
    for user_id in news.came:
        people.come_back(turn.db, group, user_id)
    if news.left == turn.services.face.id:
        groups.set_active(turn.db, group, False)
    elif news.left is not None:
        _left(turn, news.left)


def start(turn: Turn) -> None:
    """/start: in private the beginning of a conversation, in a group one line."""
    if not turn.where.private:
        turn.say(phrases.here(turn._), charge.rows(turn))
        return
    wanted = argument(turn.said.text, ())
    if helped_telling.begun(turn, wanted):
        return
    asked = STARTS.get(wanted)
    if asked is not None:
        asked(turn)
        return
    person, who = turn.me(), turn.incoming.who
    if person is not None and who is not None:
        chat_menus.keep_person(turn.db, person, who.language, turn.now)
    if person is not None and people.groups_of(turn.db, person):
        _welcome(turn, phrases.welcome(turn._), which.groups_of(turn, person))
        return
    link = f"https://t.me/{turn.services.face.username}?startgroup=hello"
    taking = groups.active_with(turn.db, turn.services.defaults, "requests")
    _welcome(turn, phrases.welcome_newcomer(turn._), taking, [[Button(turn._("加到工会群"), url=link)]])


def _welcome(turn: Turn, text: str, of: Sequence[Group], rows: Rows = ()) -> None:
    """A plain member is on no roster: that requests are taken is said to whoever may be in such a group."""
    served = (each for each in of if turn.services.serves(groups.chat_ids(turn.db, each)))
    takes = any(each.settings.requests for each in served)
    turn.say("\n".join([text, phrases.may_ask(turn._)]) if takes else text, rows)


def help_(turn: Turn) -> None:
    """/help: every command with its words, and what to say without any."""
    from handlers.commands import COMMANDS  # that table names this very function

    turn.say(menu.help_text(turn._, COMMANDS))


def cancel(turn: Turn) -> None:
    """/cancel, 算了: gives up what the bot has asked this person in this chat."""
    if request_talk.dropped(turn):
        return
    person = turn.me()
    given_up = drafts.give_up(turn.db, turn.where.chat_id, person, QUESTIONS) if person else 0
    turn.say(phrases.given_up(turn._) if given_up else phrases.nothing_open(turn._))


def unknown_command(turn: Turn) -> None:
    """A command nobody knows: help in private; in a group only if it names this bot."""
    command = turn.said.text.split(maxsplit=1)[0] if turn.said.text else ""
    to_us = command.casefold().endswith(f"@{turn.services.face.username.casefold()}")
    if turn.where.private or to_us:
        turn.say(phrases.unknown_command(turn._))


def _left(turn: Turn, user_id: int) -> None:
    person = people.known(turn.db, user_id)
    if person is not None:
        people.leave(turn.db, turn.with_group(), person, turn.now)
