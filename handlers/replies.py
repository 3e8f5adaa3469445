"""A reply to one of the bot's messages, or the answer to a question it asked."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from handlers import (
    about,
    agenda,
    care_answers,
    care_following,
    care_rules,
    finishing,
    helped_telling,
    joining,
    letterhead,
    log_forms,
    log_replies,
    mirrors,
    names_kept,
    photos,
    privacy,
    request_answers,
    signing_answers,
    templates,
    time_asked,
    told_done,
    yearplan_editing,
    yearplan_undoing,
)
from handlers.chinese import argument
from handlers.phrases import press as presses
from handlers.turn import Turn
from storage import drafts, groups
from storage.own_messages import Sent
from union.rights import Standing


def answered(turn: Turn) -> bool:
    """Handle the message if it answers or changes something of ours; whether it did."""
    sent = turn.replied_row()
    if sent is None:
        if log_replies.replied_to_words(turn):
            return True
        return turn.where.private and any(each.next_answers(turn) for each in IN_PRIVATE)
    if not find_group(turn, sent):
        return False
    draft = drafts.asked_by(turn.db, sent.id, turn.where.chat_id)
    if draft is not None and draft.subject in ANSWERS:
        return ANSWERS[draft.subject](turn, draft)
    if request_answers.replied(turn, sent.about):
        return True
    names_kept.veil(turn)
    if yearplan_undoing.replied(turn, sent.about) or care_answers.replied(turn, sent.about):
        return True
    if care_following.replied(turn, sent.about):
        return True
    subject = about.read(sent.about) or joining.picked(sent.about)
    if subject is None:
        return finishing.replied_to_several(turn, sent.about)
    if subject.subject == "log":
        return log_replies.replied(turn, subject)
    return told_done.replied(turn, subject) or finishing.replied(turn, subject)


def first(act: Callable[[Turn], None], word: str) -> Callable[[Turn], None]:
    """A command without more words, in reply to one of our messages, is about that message: 「完成」, 「撤销」."""

    def either(turn: Turn) -> None:
        said = turn.said
        if said.reply_to is not None and not argument(said.text, (word,)):
            turn.speak_as(replace(said, text=word))
            if answered(turn):
                return
            if _is_of_another_group(turn):
                turn.say(presses.not_yours(turn._))
                return
        act(turn)

    return either


def card_first(act: Callable[[Turn], None], words: Sequence[str]) -> Callable[[Turn], None]:
    """「安排」 alone, in reply to the card of a visit, answers it; anything else is the command."""

    def either(turn: Turn) -> None:
        sent = turn.replied_row() if not argument(turn.said.text, words) else None
        if sent is None or not find_group(turn, sent) or not care_answers.replied(turn, sent.about):
            act(turn)

    return either


def _is_of_another_group(turn: Turn) -> bool:
    """Whether the message replied to is of a group the writer is not in: nothing else may be undone for it."""
    sent = turn.replied_row()
    return sent is not None and not find_group(turn, sent)


def find_group(turn: Turn, sent: Sent) -> bool:
    """In private the group is the one our message was about; False for somebody who has left it."""
    before = turn.group
    if before is None and sent.group_id is not None:
        turn.group = groups.get(turn.db, sent.group_id, turn.services.defaults)
    if turn.group is None or turn.standing() is not Standing.STRANGER:
        return True
    turn.group = before
    return False


IN_PRIVATE = (
    request_answers,
    signing_answers,
    log_forms,
    agenda,
    time_asked,
    yearplan_editing,
    helped_telling,
    privacy,
    mirrors,
    care_answers,
    care_rules,
)  # whose question the next message may answer
ANSWERS = {
    photos.DRAFT: photos.described,
    **agenda.ANSWERS,
    **care_answers.ANSWERS,
    **care_rules.ANSWERS,
    **helped_telling.ANSWERS,
    **letterhead.ANSWERS,
    **log_forms.ANSWERS,
    **mirrors.ANSWERS,
    **privacy.ANSWERS,
    **request_answers.ANSWERS,
    **signing_answers.ANSWERS,
    **templates.ANSWERS,
    **time_asked.ANSWERS,
    **yearplan_editing.ANSWERS,
}
