"""A reply to one of the bot's messages, or the answer to a question it asked."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from handlers.core import group_choice, hooks
from handlers.core import press_texts as presses
from handlers.core.messages import message_subject
from handlers.core.messages.command_words import argument
from handlers.core.turn import Act, Turn
from handlers.routing.references.resolver import candidates
from storage.core import drafts
from union.reading.acts.changes.changes import read_changes


def answered(turn: Turn) -> bool:
    """Handle the message if it answers or changes something of ours; whether it did."""
    sent = turn.replied_row()
    if sent is None:
        if _is_taken(turn, message_subject.WRITTEN):
            return True
        return turn.where.private and any(takes(turn) for takes in hooks.of(turn).next_answers)
    if not group_choice.find_group(turn, sent):
        return False
    draft = drafts.asked_by(turn.db, sent.id, turn.where.chat_id)
    answer = hooks.of(turn).answers.get(draft.subject) if draft is not None else None
    if draft is not None and answer is not None:
        return answer(turn, draft)
    if _names_another(turn):
        turn.speak_as(replace(turn.said, reply_to=None, reply_to_bot=False, reply_who=None))
        return False
    return _is_taken(turn, sent.about or "")


def _names_another(turn: Turn) -> bool:
    """「7月22号那场急救讲座改8点」 below the talk of the 15th: another item, by its name and its day."""
    about, changes = turn.replied_about(), read_changes(turn.said.text)
    if about is None or about.subject != "event" or len(changes) != 1 or not changes[0].own:
        return False
    sure = [each for each in candidates(turn, changes[0]) if each.is_sure and each.on_day]
    return len(sure) == 1 and sure[0].one.event.id != about.id


def _is_taken(turn: Turn, mark: str) -> bool:
    """Whether a room has dealt with it that takes replies about what the message with this mark is about."""
    takers = hooks.of(turn).replies.get(mark.partition(":")[0], ())
    if not any(each.as_written for each in takers):
        group_choice.veil(turn)
    return any(each.takes(turn, mark) for each in takers)


def first(act: Act, word: str) -> Act:
    """A command without more words, in reply to one of our messages, is about that message: 「完成」, 「撤销」."""

    def either(turn: Turn) -> None:
        said = turn.said
        if said.reply_to is not None and not argument(said.text, (word,)):
            turn.speak_as(replace(said, text=word))
            if answered(turn):
                return
            # Whether the message replied to is of a group the writer is not in: nothing else may be undone for it.
            sent = turn.replied_row()
            if sent is not None and not group_choice.find_group(turn, sent):
                turn.say(presses.not_yours(turn._))
                return
        act(turn)

    return either


def offered_first(
    act: Act, words: Sequence[str], takers: Sequence[Callable[[Turn, str | None], bool]]
) -> Act:
    """A command without more words, in reply to one of our messages, is offered to those before it is obeyed.

    「安排」 answers the card of a visit so.
    """

    def either(turn: Turn) -> None:
        sent = turn.replied_row() if not argument(turn.said.text, words) else None
        is_theirs = sent is not None and group_choice.find_group(turn, sent)
        if sent is None or not is_theirs or not any(takes(turn, sent.about) for takes in takers):
            act(turn)

    return either
