"""Questions about the work: a figure with its logs, what was done and when, what is not done, who has not reported."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from functools import partial

from handlers.calendar.views import cal_command
from handlers.core import message_reading, pending_questions
from handlers.core.messages.command_words import argument
from handlers.core.messages.outgoing_message import brief
from handlers.core.turn import Act, Turn
from handlers.questions import (
    event_answers,
    figure_answers,
    list_answers,
    open_work,
    part_answers,
    plain_answers,
    quoted_answers,
    several_answers,
)
from handlers.questions import texts as phrases
from handlers.questions.answer_words import SOURCES
from handlers.questions.event_answers import TO_SOMEBODY
from handlers.questions.scope import (
    Scope,
    is_known_term,
    main_category,
    of_last_year_told,
    scope_of,
    scopes_of_halves,
)
from handlers.reports import source_logs
from union.core.rights import Action
from union.events.model import Occurrence
from union.questions.answers import terms_of
from union.reading.english.translation import is_english
from union.reading.message import Intent, Message
from union.reading.questions.item_questions import (
    asks_for_doer,
    asks_whether_over,
    asks_who_is_pending,
    has_question_word,
)
from union.reading.questions.question_reader import (
    STANDING,
    has_asking_words,
    has_only_limits,
    is_about_the_past,
    is_requested,
)
from union.reading.questions.report_periods import DaysAsked, days_asked
from union.reading.questions.thresholds import asking_part, plainly
from union.reading.questions.work_questions import LEFT_ASKED, SAID
from union.reading.text.normal_form import EitherScript, normal

WORDS = ("问", "统计")
A_MONTH = timedelta(days=31)
# Of talk only what asks for our records says one of these.
WORK = EitherScript("工作|活动|工会|慰问|走访|帮扶|培训|会议|支出|经费")
REMEMBERED = EitherScript("来着|[这那上][次回场]")  # 「走访那次去了几户」 is of one time
DID = EitherScript(
    "(?<![为除算])[了过咗]|[发派收领猜卖送签交花用捐筹募][走出到掉完齐光返][来去]?(?:总共|一共)?(?:多少|几(?![点号天月]))"
    "|[办做搞发去开花来买请给定送]的|几(?![点号天月年岁])[\u4e00-\u9fff]了(?=\\W|$)"
)
CALLED = EitherScript(  # 「王芳，你那边几个人」, 「大家还有什么要补充的没有」
    r"@|[你您]们?(?:那边|那里|那儿|边度|嗰边)|^(?!.?秘|请问|各位|大家|那个)[\u4e00-\u9fff]{2,4}[啊呀]?[,，!！][^。]{0,24}?[你您]|还?有(?:什么|啥)[^,，。;\d]{0,4}(?:补充|意见|想法|建议|问题)的?(?:没有?|吗|么)?[?？]?$"
)
OF_SOMEBODY = EitherScript(r"\b(?:my|your?|u|s?he|his|her)\b", any_case=True)
OURS = EitherScript("我们|咱们?|工会")
OF_YOU = EitherScript("[你您]们?(?!们|帮|给我|替我|查|看|睇|知)")  # 「你还差几条没写」
YOURS = EitherScript("[你您]|我[的那这家]")  # 「他」 is whom a log tells of
A_FEW = EitherScript("(?:再|多|好|这|那|没)[^,，几]{0,3}几[天个次回]")
# 「碰头会改到哪天好」 is for the others to settle.
UNSETTLED = EitherScript(r"[改挪推延换][期迟到]{0,2}(?:哪|几|什么时候)[^,，。?？了]{0,4}(?:好|合适|方便)")
SENTENCES = EitherScript(r"[。！!；;\n]{1,3}|(?<=[?？])\s{0,3}(?=\S)|(?<=[A-Za-z])\.\s{1,3}")
STILL_TO_COME = ("还", "要", "安排", "计划", "接下来", "剩", "日程")


def ask(turn: Turn) -> None:
    """/ask, 问, 统计 with a question behind it."""
    answer(turn, argument(turn.said.text, WORDS))


def unless(told: Callable[[Turn, str], bool]) -> Act:
    """The same where another room has no answer to the words."""

    def either(turn: Turn) -> None:
        if not told(turn, words_of(turn)):
            ask(turn)

    return either


def answer(turn: Turn, text: str) -> None:
    """Answer a question, or say how to ask one."""
    turn.needs(Action.SEE)
    days, scope = _days_or_scope(turn, text) if text else (None, None)
    halves = scopes_of_halves(turn, turn.said.text)
    for each in halves:
        _tell(turn, each)
    if halves:
        return
    if text and _tell_direct_answer(turn, text):
        return
    if days is not None:
        if not open_work.told_owners_of_days(turn, days):
            cal_command.answer(turn, days)
    elif scope is not None:
        _tell(turn, scope)
    elif not (event_answers.tell_plans_ahead(turn, text) or _tell_nearest_records(turn, text)):
        turn.say(phrases.how_to_ask(turn._, text, main_category(turn)))


def answered_at_last(turn: Turn) -> bool:
    """Whether words put to us that nothing else understood ask at all, of something that we know by name; then that is told."""
    text = words_of(turn)
    return (
        has_asking_words(text)
        and turn.may(Action.SEE)
        and (_tell_direct_answer(turn, text) or _tell_nearest_records(turn, text))
    )


def _tell_nearest_records(turn: Turn, text: str) -> bool:
    """Whether an item is named by the words, or logs come near them: of what is over these first."""
    if is_about_the_past(text) or DID.search(text):
        return list_answers.told_nearest(turn, text) or _tell_likely_items(turn, text)
    return _tell_likely_items(turn, text) or list_answers.told_nearest(turn, text)


def _tell_likely_items(turn: Turn, text: str) -> bool:
    return _tell_items(turn, text, event_answers.likely_items(turn, text))


def _tell_items(turn: Turn, text: str, items: Sequence[Occurrence]) -> bool:
    """Whether there are any; of items over and done a figure is told by the logs: "how many hampers did we give out"."""
    if event_answers.is_figure_of_past(turn, items):
        scope = scope_of(turn, text)
        if scope is not None and _has_figure_answer(turn, scope, text):
            _tell(turn, scope)
            return True
    return event_answers.tell(turn, items)


def _tell_direct_answer(turn: Turn, text: str) -> bool:
    won = quoted_answers.results_of(turn, text)
    return (
        (bool(won) and turn.tell(won))
        or several_answers.several_sums_answered(turn, text)
        or open_work.told_left_until(turn, text)
        or open_work.told_progress(turn, text)
        or event_answers.told_closing(turn, text)
        or event_answers.tell(turn, event_answers.asked_when(turn, _with_why(turn, text)))
        or plain_answers.tell_plain_answer(turn, text)
        or open_work.tell_open_task_owners(turn, text)
        or _tell_items(turn, text, event_answers.items_asked_about(turn, text))
        or quoted_answers.told_elsewhere(turn, text)
        or list_answers.told_overall(turn, text)
    )


def _tell(turn: Turn, scope: Scope) -> None:
    is_of_logs = scope.question.wants not in ANSWERS or scope.question.wants in ("done", SAID)
    is_over = scope.question.wants != "when" or is_about_the_past(turn.said.text)
    is_words = scope.question.told and is_over and is_english(turn.said.text)
    if is_words and list_answers.told_nearest(turn, words_of(turn), surely=True):
        return  # English words say it more exactly than what they are read as
    scope = of_last_year_told(turn, scope) if is_of_logs else scope
    ANSWERS.get(scope.question.wants, figure_answers.tell)(turn, scope)


def _tell_said(turn: Turn, scope: Scope) -> None:
    """What was written of it; where nothing says all the words, what comes near them, or how to ask."""
    said = quoted_answers.quoted_record(turn, scope)
    if not (turn.tell(said) if said else _tell_nearest_records(turn, words_of(turn))):
        turn.say(phrases.how_to_ask(turn._, turn.said.text, main_category(turn)))


def answered_by_records(turn: Turn, *, is_likely: bool = True) -> bool:
    """Whether words that most likely ask, though no rule says so, ask what the records know; then that is answered."""
    text = words_of(turn)
    may_be = turn.settings.group_questions == "answer" and turn.may(Action.SEE)
    of_others = (CALLED.search(turn.said.text), UNSETTLED.search(text), OF_YOU.search(text))
    if not may_be or any(of_others):
        return False
    if not is_likely:  # only of an item by its name: 「春茗邊個跟緊，訂位搞掂未」
        is_asked = has_question_word(text) or asks_whether_over(text)
        return is_asked and not TO_SOMEBODY.search(text) and _tell_likely_items(turn, text)
    if _tell_direct_answer(turn, text):
        return True
    days, scope = _days_or_scope(turn, text)
    if days is not None:
        cal_command.answer(turn, days)
    elif scope is not None and (
        _has_known_answer(turn, scope, text) or _has_figure_answer(turn, scope, text)
    ):
        _tell(turn, scope)
    else:
        return _tell_nearest_records(turn, text)
    return True


def answered_progress(turn: Turn) -> bool:
    """Whether it is asked, of us or of all, how far a task with a figure is; then that is told before anything is made of its figures."""
    said, text = turn.said, words_of(turn)
    if said.edited or said.forwarded or said.reply_to is not None or not _is_of_task(turn, text):
        return False
    is_to_us = turn.where.private or said.addressed
    may_be = is_to_us or (
        turn.settings.group_questions == "answer"
        and not any(each.search(said.text) for each in (CALLED, TO_SOMEBODY, OF_SOMEBODY))
    )
    return may_be and turn.may(Action.SEE) and open_work.told_progress(turn, text)


def told_by_log(turn: Turn) -> bool:
    """Whether it is asked of what was done, or whether it was, and logs say just that: 「车间那个隐患整改完了吗」."""
    text = words_of(turn)
    is_who = asks_for_doer(text)
    is_over = is_who or asks_whether_over(text) or (has_asking_words(text) and is_about_the_past(text))
    is_off = turn.settings.group_questions != "answer" or not turn.may(Action.SEE)
    of_others = (CALLED, YOURS if is_who else TO_SOMEBODY, OF_SOMEBODY)
    if is_off or any(each.search(turn.said.text) for each in of_others):
        return False
    return is_over and list_answers.told_nearest(turn, text, surely=True)


def _has_known_answer(turn: Turn, scope: Scope, text: str) -> bool:
    """Whether there is something to tell: what is nowhere colleagues may know."""
    if _is_on_calendar(turn, scope):
        return True
    is_named = scope.question.wants != "last" or bool(terms_of(scope.question))
    is_there = is_named and (scope.question.wants != "when" or list_answers.is_anywhere(turn, scope))
    return is_there and _is_of_records(turn, scope, text, is_sure=True)


def _has_figure_answer(turn: Turn, scope: Scope, text: str) -> bool:
    """Whether a figure is asked for that the nearest records hold: no item tells it, 「龙脊行山最后有多少人报名」."""
    wants = scope.question.wants
    is_figure = wants not in ANSWERS and not wants.startswith(LEFT_ASKED)
    is_ours = is_figure and bool(terms_of(scope.question)) and TO_SOMEBODY.search(text) is None
    return is_ours and part_answers.is_answerable(turn, scope, nearly=True)


def answered_among_people(turn: Turn, message: Message) -> bool:
    """Whether a question nobody put to the bot is surely of its records; as the group wants, it is answered."""
    wish = turn.settings.group_questions
    text = words_of(turn)
    if message.intent is Intent.NONE and len(text) < len(turn.said.text):
        message = message_reading.read_words(turn, text)
    is_off = wish == "off" or CALLED.search(turn.said.text) or turn.said.reply_to is not None
    is_off = is_off or (OF_YOU.search(text) is not None and not is_requested(text))
    is_ours = not is_off and turn.may(Action.SEE) and TO_SOMEBODY.search(text) is None
    is_of_task = is_ours and _is_of_task(turn, text)
    if is_off or not (is_of_task or _is_answerable_question(turn, message, text)):
        return False
    if wish == "answer":
        words = _with_why(turn, text)
        one = [] if is_about_the_past(text) else event_answers.asked_when(turn, words, of_one=True)
        if not event_answers.tell(turn, one):
            answer(turn, text)
    else:
        turn.say(turn._("要我查数请叫我，例如：小秘，{said}", said=brief(text)))
    return True


def _is_of_task(turn: Turn, text: str) -> bool:
    """Whether it is asked what is left of a task whose figure its logs have told of in part."""
    return has_asking_words(text) and open_work.progress_asked(turn, text) is not None


def _with_why(turn: Turn, text: str) -> str:
    """All that was said, which may name the item where the question does not; in English that names others."""
    return text if is_english(turn.said.text) else turn.said.text


def _is_answerable_question(turn: Turn, message: Message, text: str) -> bool:
    """Of days of the calendar, of what is open or reported, or of a sort of work we know."""
    is_sure = message.intent is Intent.QUESTION
    is_told = message.intent not in (Intent.QUESTION, Intent.NONE) and not is_question_of_work(turn, message)
    if is_told or not turn.may(Action.SEE) or UNSETTLED.search(text):
        return False
    is_of_item = bool(event_answers.items_asked_about(turn, text)) or asks_who_is_pending(text)
    if (is_explicit := _asks_explicitly(turn, text)) or not (has_asking_words(text) or is_of_item):
        return is_explicit
    is_of_item = is_of_item or bool(event_answers.closing(turn, text))
    if is_of_item or event_answers.asked_when(turn, _with_why(turn, text), of_one=True):
        return True
    days, scope = _days_or_scope(turn, text)
    if scope is None:
        return is_sure and days is not None
    # Else colleagues ask one another.
    is_there = scope.question.wants != "when" or list_answers.is_anywhere(turn, scope)
    return is_there and (_is_on_calendar(turn, scope) or _is_of_records(turn, scope, text, is_sure=is_sure))


def _asks_explicitly(turn: Turn, text: str) -> bool:
    """Whether the words themselves ask for all the work of a time, who won what, or a figure of several things."""
    overall, several = list_answers.overall(turn, text), several_answers.several_sums_asked(turn, text)
    is_overall = (overall is not None and overall.is_said) or several is not None
    return is_overall or bool(quoted_answers.results_of(turn, text))


def _is_on_calendar(turn: Turn, scope: Scope) -> bool:
    """When something is or was that the calendar names by all the words."""
    wants = scope.question.wants
    is_ahead = wants in ("when", "next") and bool(list_answers.items_named(turn, scope))
    return is_ahead or (
        wants in ("when", "last") and list_answers.last_held_occurrence(turn, scope) is not None
    )


def _is_of_records(turn: Turn, scope: Scope, text: str, *, is_sure: bool) -> bool:
    """Whether the records answer just this; else whether it is of a sort of work, under words that we know."""
    question, terms = scope.question, terms_of(scope.question)
    is_past = question.said or any(each.search(text) for each in (REMEMBERED, DID)) or is_about_the_past(text)
    if scope.parts and not (terms or question.said):
        return False  # 「每个分会出几个人」
    is_open = is_past or bool(scope.parts) or question.wants.startswith(LEFT_ASKED)
    if is_open and (terms or scope.parts) and TO_SOMEBODY.search(text) is None:
        if question.wants == SAID and quoted_answers.quoted_record(turn, scope):
            return True
        if question.wants not in ANSWERS and part_answers.is_answerable(turn, scope):
            return True
    is_of_days = question.said and (DID.search(text) is not None or is_requested(text))
    is_of_month = is_of_days and (bool(question.period.key) or OURS.search(text) is not None)
    if question.wants in STANDING:
        return is_sure or (is_of_month and not terms)
    if question.wants == "done" and is_of_month and not terms and TO_SOMEBODY.search(text) is None:
        return True  # 「这个月做了什么」
    is_named = bool(terms or scope.parts) or (scope.who is not None and is_of_days)
    if question.wants == SAID or not (is_sure or WORK.search(plainly(text)) or is_named):
        return False
    return (is_sure or is_past) and all(is_known_term(turn, each) for each in terms)


def words_of(turn: Turn) -> str:
    """What is asked, without the word that asks, and of several sentences the one that asks."""
    text = argument(turn.said.text.strip(), WORDS)
    asking = [each for each in SENTENCES.split(text) if has_asking_words(A_FEW.sub("", each))]
    return asking_part(asking[0] if len(asking) == 1 else text)


def is_question_of_work(turn: Turn, message: Message) -> bool:
    """Whether a message is a question of what was done, however it was read; one with figures of its own tells."""
    text = words_of(turn)
    if message.intent is Intent.QUESTION or _is_of_task(turn, text):
        return True
    is_told = message.measures or message.money or any(each.measures or each.money for each in message.facts)
    if is_told and not has_only_limits(text):
        return False
    if _asks_explicitly(turn, text) or event_answers.items_asked_about(turn, text):  # 「花名册进展如何了」
        return True
    if message.intent is Intent.EVENT and not (is_about_the_past(text) or is_requested(text)):
        # 「明天走访谁带队」 of what is planned already
        scope = scope_of(turn, text) if has_asking_words(text) else None
        is_said = scope is not None and scope.question.wants == SAID
        return scope is not None and is_said and bool(quoted_answers.quoted_record(turn, scope))
    if not has_asking_words(text) or message.intent is Intent.NONE:
        return has_asking_words(text)
    scope = scope_of(turn, text)
    return scope is not None and scope.question.wants != SAID


def _days_or_scope(turn: Turn, text: str) -> tuple[DaysAsked | None, Scope | None]:
    """What of the calendar is asked for, or what of the logs; of what is past the logs tell."""
    days = days_asked(normal(text), turn.written, turn.notice)
    scope, today = scope_of(turn, text), turn.today
    if days is None:
        return None, scope
    # 「今年有哪些比赛」 in November asks for those that were held; with 还, 要, 安排 for those to come.
    is_mostly_over = days.end <= today or today - days.first > A_MONTH
    is_over = is_mostly_over and not any(word in text for word in STILL_TO_COME)
    is_of_logs = scope is not None and (is_over or is_about_the_past(text))
    return (None, scope) if is_of_logs else (days, None)


ANSWERS: Mapping[str, Callable[[Turn, Scope], None]] = {
    SAID: _tell_said,
    "done": list_answers.tell_done_work,
    "last": list_answers.tell_last_time,
    "when": list_answers.when,
    "next": list_answers.coming,
    "open": list_answers.open_items,
    "overdue": partial(list_answers.open_items, late_only=True),
    "unreported": list_answers.unreported,
    "reporters": list_answers.reporters,
}


def _press_sources(turn: Turn) -> None:
    """Ids: the draft that holds the logs' numbers, and the page where the list is open already."""
    draft = pending_questions.pressed_by(turn, SOURCES, Action.SEE, turn._("依据已过期，请再问一次"))
    page = turn.press.number(1) if len(turn.press.ids) > 1 else None
    source_logs.show(turn, draft.data["what"], draft.data["numbers"], SOURCES, draft.id, page=page)


DEEDS = {SOURCES: _press_sources}
