"""The bot's own commands and the chat's own affairs: /start, /help, /privacy, /cancel, moves and departures."""

from collections.abc import Sequence

from handlers.calendar import time_question
from handlers.calendar.changes import event_actions
from handlers.calendar.templates import template_card
from handlers.core import group_choice, hooks
from handlers.core.button_press import Personal
from handlers.core.messages.command_words import argument
from handlers.core.messages.outgoing_message import Button, Rows, button
from handlers.core.turn import Act, Turn
from handlers.feeds import feed_command
from handlers.helped import family_register, told_names
from handlers.mirrors import mirror_command
from handlers.office import web_command
from handlers.people import administrator
from handlers.privacy import privacy_command
from handlers.requests import answers, request_draft, request_entry
from handlers.routing import command_menu
from handlers.worklog import log_command, record_form
from handlers.worklog.photos import photos
from storage.core import drafts, groups, people
from storage.privacy import data_register
from union.core.groups import Group
from union.words import SOURCE, Words

# What a button in the group leads to, because it is only for private.
STARTS: dict[str, Act] = {
    web_command.START: web_command.web,
    feed_command.START: group_choice.for_group(feed_command.show),
    mirror_command.START: group_choice.for_group(mirror_command.show),
    family_register.START: group_choice.for_group(family_register.show),
}
CANCEL, LONGEST_CANCEL = ("算了",), 2  # signs behind it
QUESTIONS = (
    event_actions.UNTIL,
    event_actions.MOVE,
    time_question.WHEN,
    time_question.READING,
    time_question.RULE,
    group_choice.ASKING,
    photos.DRAFT,
    log_command.FORWARDED,
    photos.COLLECTS,
    record_form.SUBJECT,
    template_card.SUBJECT,
    mirror_command.SUBJECT,
    told_names.SUBJECT,
    privacy_command.FORGET,
    privacy_command.WIPE,
    answers.WRITES,
    answers.SURE,
)


def chat_changed(turn: Turn) -> None:
    """A service message: the chat moved, has another name, somebody left or came. Nothing is said."""
    news, group = turn.incoming.news, turn.group
    if news is None or group is None:
        return
    if news.moved_to or news.moved_from:
        data_register.move(turn.db, group, news.moved_to or turn.where.chat_id)
        moved = turn.services.group(turn.db, group.id)
        if moved is not None and moved.settings.language != SOURCE:
            hooks.of(turn).keep_group_menu(turn.db, moved, turn.now)
    groups.rename(turn.db, group, turn.where.title, forum=turn.where.forum)
    for user_id in news.came:
        people.restore_membership(turn.db, group, user_id)
        turn.services.whereabouts.seen(user_id, group, turn.now, inside=True)
    if news.left == turn.services.face.id:
        groups.set_active(turn.db, group, False)
    elif news.left is not None:
        _record_departure(turn, news.left)


def start(turn: Turn) -> None:
    """/start: in private the beginning of a conversation, in a group one line."""
    if not turn.where.private:
        turn.say(
            turn._("我在。直接说工作和日程就行，用法见 /help。"),
            [*administrator.rows(turn), [group_choice.start_button(turn)]],
        )
        return
    wanted = argument(turn.said.text, ())
    if told_names.begin_from_link(turn, wanted) or request_entry.begin_from_link(turn, wanted):
        return
    asked = STARTS.get(wanted)
    if asked is not None:
        asked(turn)
        return
    person, who = turn.me(), turn.incoming.who
    if person is not None and who is not None:
        hooks.of(turn).keep_person_menu(turn.db, person, who.language, turn.now)
    found = group_choice.groups_of(turn, person)
    if found:
        text = turn._(
            "您好！以后您名下事项的提醒会私下发给您。\n在这里说一句就能记工作、定日程，也可以问数：发 /help 看用法。"
        )
        _welcome(turn, text, found)
        group_choice.choose_by_start_link(turn, wanted)
        return
    _start_unknown(turn)


def _start_unknown(turn: Turn) -> None:
    """Who is in no group of ours, as far as anybody knows."""
    link = f"https://t.me/{turn.services.face.username}?startgroup=hello"
    taking = groups.active_with(turn.db, turn.services.defaults, "requests")
    _welcome(
        turn,
        turn._(
            "您好，我是工会小秘，帮工会委员会记工作、管日程、出月报。\n"
            "请先把我加到工会群；已经加过的，请在群里写一句做过的工作，我记下后再回到这里。"
        ),
        taking,
        [[Button(turn._("加到工会群"), url=link)]],
    )


def _welcome(turn: Turn, text: str, of: Sequence[Group], rows: Rows = ()) -> None:
    """A plain member is on no roster: that requests are taken is said to whoever may be in such a group."""
    served = (each for each in of if turn.services.serves(groups.chat_ids(turn.db, each)))
    takes = any(each.settings.requests for each in served)
    turn.say("\n".join([text, may_ask(turn._)]) if takes else text, rows)


def may_ask(_: Words) -> str:
    """Where a union takes requests."""
    return _("要向工会提诉求，发 /request（诉求），可以匿名。")


def help_(turn: Turn) -> None:
    """/help: what to say without any command; a subject's commands by its button."""
    turn.say(command_menu.help_examples(turn._), _help_rows(turn))


def _help_rows(turn: Turn) -> Rows:
    group_id = turn.group.id if turn.group else 0
    subjects = list(enumerate(command_menu.HELP))
    labels = [button(turn._(subject), "help.topic", group_id, place) for place, subject in subjects]
    return [labels[:3], labels[3:]]


def _help_topic(turn: Turn) -> None:
    subject = list(command_menu.HELP)[turn.press.number()]
    turn.edit_pressed(hooks.of(turn).help_topic(turn._, subject), _help_rows(turn))


DEEDS: dict[str, Act] = {"help.topic": Personal(_help_topic)}


def cancel(turn: Turn) -> None:
    """/cancel, 算了: gives up what the bot has asked this person in this chat."""
    if request_draft.dropped(turn):
        return
    person = turn.me()
    given_up = drafts.give_up(turn.db, turn.where.chat_id, person, QUESTIONS) if person else 0
    turn.say(
        turn._("好的，刚才问您的就算了，没有记下。已经记下的不受影响（要撤回请用 /undo）。")
        if given_up
        else turn._("现在没有等您回答的问题。要撤回一条记录请用 /undo。")
    )


def is_more_than_cancel(turn: Turn) -> bool:
    """「算了 让王芳弄吧」 gives up no question; 「算了吧」 does."""
    words = argument(turn.said.text, CANCEL)
    return len(words) > LONGEST_CANCEL and not turn.said.text.strip().startswith(("/", "／"))


def unknown_command(turn: Turn) -> None:
    """A command nobody knows: help in private; in a group only if it names this bot."""
    command = turn.said.text.split(maxsplit=1)[0] if turn.said.text else ""
    to_us = command.casefold().endswith(f"@{turn.services.face.username.casefold()}")
    if turn.where.private or to_us:
        turn.say(turn._("没有这个命令。发 /help 看全部用法，或直接说一句要记的工作。"))


def _record_departure(turn: Turn, user_id: int) -> None:
    person, group = people.person_of_user(turn.db, user_id), turn.with_group()
    turn.services.whereabouts.seen(user_id, group, turn.now, inside=False)
    turn.services.speakers.forget(user_id)
    if person is not None:
        people.leave(turn.db, group, person, turn.now)
