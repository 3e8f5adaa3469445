"""The answer to a question whether words are work, or what becomes of the item they are about: a button, or said in words.

An answer is a lesson: the like is then filed, planned or left alone.
"""

from dataclasses import replace

from handlers.calendar import additions
from handlers.calendar.changes import event_replies, item_parts
from handlers.core import group_choice, message_reading, pending_questions
from handlers.core import press_texts as presses
from handlers.core.messages import message_subject
from handlers.core.messages.command_words import simplified_text
from handlers.core.messages.incoming_message import Where
from handlers.core.turn import Answers, NotDone, Turn
from handlers.events import occurrences
from handlers.routing.references import likely_items
from handlers.routing.talk import doubtful_words, item_doubt
from handlers.routing.talk.doubtful_words import LOG, NEVER, NO, PLAN, SUBJECT
from storage.core import drafts
from storage.core.drafts import Draft
from storage.worklog import lessons
from union.core.rights import Action
from union.events.model import Occurrence
from union.reading.message import Intent
from union.reading.replies.correction_lessons import kept_words
from union.reading.replies.question_answers import SAYS_MORE, AnswerInWords, Wish, put_where, spoken_answer
from union.reading.text.normal_form import EitherScript

KEPT_AS = {NO: "no", LOG: "log", PLAN: "plan", NEVER: "no", **dict.fromkeys(item_doubt.CHOICES, "no")}
EDGES = " ，,。.！!~～"
WISHED = EitherScript(
    r"^[^,，。]{0,8}(?:日程|日历|日曆|记[上下]|記[上下]|排上|安排)[^,，。]{0,6}(?:[,，。]\s?|$)|^[^,.]{0,20}\b(?:calendar|schedule|plan)[^,.]{0,8}(?:[,.]\s?|$)",
    any_case=True,
)
SHORTEST = 2  # signs of what is said beside a yes
IN_WORDS = {
    **dict.fromkeys(("记下", "记一下", "记上", "要记", "要", "是工作", "做过的", "记吧"), LOG),
    **dict.fromkeys(("要安排", "安排一下", "排上", "排日程", "还没做", "是日程"), PLAN),
    **dict.fromkeys(("以后不问", "别再问", "以后别问"), NEVER),
}


def answered(turn: Turn, draft: Draft) -> bool:
    """The writer may say it in words, too: 「记一下」, 「係呀，入日程啦」, 「嗯，就改到8号」; anything else answers nothing."""
    me, said = turn.me(), spoken_answer(turn.said.text)
    if me is None or me.id != draft.person_id or turn.group is None:
        return False
    answer = IN_WORDS.get(simplified_text(turn.said.text.strip(EDGES)))
    is_asked = turn.said.reply_to is not None or turn.where.private
    if answer is None and not is_asked and not (said and said.is_plain):
        return False  # 「好的」 may be said to anybody
    if answer is None and is_asked and _is_put_to_item(turn, draft):
        return True
    is_of_item = "event_id" in draft.data and (turn.said.reply_to is not None or said is not None)
    if answer is None and is_of_item and is_asked and _changes_as_said(turn, draft, said):
        return True
    if answer is None:
        answer = _answer_of(turn, draft, said) if said else None
    if answer is None or not turn.may(Action.ADD if answer == PLAN else Action.LOG):
        return False
    _apply_button_answer(turn, draft, answer)
    if answer == PLAN and said is not None:
        _hear_beside_plan(turn, WISHED.sub("", said.rest))
    return True


def _is_put_to_item(turn: Turn, draft: Draft) -> bool:
    """「不用记成新的，就挂在周五那个会下面」: what was asked about is of that item, its agenda or its note."""
    where = put_where(turn.said.text)
    one = likely_items.item_called_so(turn, where) if where and turn.may(Action.FINISH) else None
    if one is None:
        return False
    drafts.end(turn.db, draft)
    _close(turn, draft, turn._("好的"))
    _speak_again(turn, draft)
    if not item_parts.tell_parts(turn, one, turn.said.text, is_whole=True):
        additions.note(turn, one, turn.said.text)
    return True


def _hear_beside_plan(turn: Turn, rest: str) -> None:
    """「要的，记到日程里，上午去，我跟赵敏一起」: what else is said is of what was planned."""
    made = [each for each in occurrences.open_items(turn) if each.said_at == turn.said.at]
    if rest and len(made) == 1:
        event_replies.answer(turn, turn.with_group(), message_subject.About("event", made[0].id), rest)


def _changes_as_said(turn: Turn, draft: Draft, said: AnswerInWords | None) -> bool:
    """Whether words beside a yes, or instead of one, say themselves what becomes of the item asked about; then that is done."""
    one, words = occurrences.of_draft(turn, draft), said.rest if said else turn.said.text
    if one is None or len(words) < SHORTEST or _names_another(turn, one):
        return False
    whole = turn.said
    turn.speak_as(replace(whole, text=words))
    is_done = event_replies.answer(turn, turn.with_group(), message_subject.about_time(one), words)
    turn.speak_as(whole)
    if is_done:
        drafts.end(turn.db, draft)
        _close(turn, draft, turn._("好的"))
    return is_done


def _names_another(turn: Turn, one: Occurrence) -> bool:
    """「22號嗰場急救講座改晚上8點」 where the other talk was asked about: that one is meant."""
    named = likely_items.only_named_items(turn)
    return bool(named) and all(each.event.id != one.event.id for each in named)


def _answer_of(turn: Turn, draft: Draft, said: AnswerInWords) -> int | None:
    """The button that the words stand for; None where more is said than that."""
    if said.wish is not Wish.LIKELIEST:
        return {Wish.LOG: LOG, Wish.PLAN: PLAN}.get(said.wish, NO)
    is_statement = message_reading.read_words(turn, said.rest).intent in (Intent.LOG, Intent.EVENT)
    if said.rest and (is_statement or SAYS_MORE.search(said.rest)) and "event_id" not in draft.data:
        return None  # 「对，1月13日安排体检，地点市妇幼」 is heard by itself
    return int(draft.data.get("likeliest", LOG))


def _press(turn: Turn) -> None:
    draft, answer = pending_questions.pressed(turn, SUBJECT), turn.press.number(1)
    if answer not in KEPT_AS:
        raise ValueError(answer)
    turn.needs(Action.ADD if answer == PLAN else Action.LOG)
    me = turn.me()
    if answer in (LOG, PLAN, *item_doubt.CHOICES) and (me is None or me.id != draft.person_id):
        raise NotDone(turn._("请由写这句的人来点"))
    _apply_button_answer(turn, draft, answer)


def _apply_button_answer(turn: Turn, draft: Draft, answer: int) -> None:
    drafts.end(turn.db, draft)
    # By its telling words the like is known again.
    if "doubt" in draft.data:
        words = "" if answer == NEVER else kept_words(draft.data["text"])
        lessons.answered(turn.db, turn.with_group(), draft.data["doubt"], KEPT_AS[answer], words, turn.me())
    if answer in (LOG, PLAN):
        _close(turn, draft, turn._("好的，记下") if answer == LOG else turn._("好的，排进日程"))
        _speak_again(turn, draft)
        (doubtful_words.file if answer == LOG else doubtful_words.plan)(turn)
        if "doubt" in draft.data:
            lessons.link_doubt_to_result(
                turn.db, turn.with_group(), draft.data["doubt"], turn.where.chat_id, turn.said.message_id
            )
    elif answer in item_doubt.CHOICES:
        _close(turn, draft, turn._("好的"))
        _speak_again(turn, draft)
        one = occurrences.of_draft(turn, draft) if "event_id" in draft.data else None
        if one is None or not item_doubt.apply_answer(turn, answer, one):
            turn.toast = presses.gone(turn._)
    elif answer == NEVER:
        turn.change_setting("doubts", 0)
        _close(turn, draft, turn._("好的，以后不问了。要再问，管理员可发：/settings 追问 3"))
    else:
        _close(turn, draft, turn._("好的，没有记下"))


def _speak_again(turn: Turn, draft: Draft) -> None:
    """As if the words were said now, in the group where they were, wherever the question was put."""
    turn.speak_as(group_choice.said_from_data(draft.data))
    if "topic" in draft.data and turn.where.private:
        group = turn.with_group()
        where = Where(group.chat_id, group.title, private=False, forum=group.forum, topic=draft.data["topic"])
        turn.incoming = replace(turn.incoming, where=where)


def _close(turn: Turn, draft: Draft, text: str) -> None:
    if turn.incoming.press is not None:
        turn.edit_pressed(text)
    else:
        pending_questions.close_in_words(turn, draft, text)


ANSWERS: Answers = {SUBJECT: answered}
next_answers = pending_questions.unreplied(ANSWERS)
DEEDS = {"unsure.answer": _press}
