"""What no rule took, or took for something else, done as what it most surely is: filed, planned, given as a task, changed, answered."""

from datetime import timedelta

from handlers.calendar import several_items, talked_plans
from handlers.calendar.event_creation import is_time_past, say_known, source_of
from handlers.calendar.talked_plans import SUGGESTED
from handlers.core import message_reading, speakers
from handlers.core.turn import Turn
from handlers.questions import ask_command
from handlers.routing.references import likely_items
from handlers.routing.talk import (
    doubt_question,
    item_doubt,
    item_revisions,
    log_doubt,
    log_revisions,
    named_item,
)
from handlers.routing.talk.log_revisions import SLIPPED, WRONG
from union.attendance.spoken_sign_ups import read_sign_up
from union.core.kinds import Kind
from union.core.period import Grain
from union.core.records import replace
from union.core.rights import Action
from union.reading.act_reading import may_have_several_acts
from union.reading.acts.act_kinds import NOTICE, is_intended, is_of_agenda, is_order
from union.reading.acts.changes.corrections import MAY_HOLD, holds_receipt, is_sure_slip
from union.reading.acts.changes.corrections import TALK as MAYBE
from union.reading.acts.event_notes import ORDERED, RATE
from union.reading.acts.intent import NEEDED
from union.reading.acts.intent_features import LAID_OUT
from union.reading.acts.opinion import TELLING, Opinion, Sense, is_long
from union.reading.acts.stretches import MYSELF
from union.reading.acts.talk_signs import STAYS, is_talk, is_unsettled
from union.reading.acts.tasks.assignments import leading_name, likely_owner
from union.reading.acts.tasks.own_plans import TAKES_IT, announces
from union.reading.english.translation import is_english
from union.reading.message import Intent, Message
from union.reading.other_languages import languages_of
from union.reading.questions.english_questions import ENGLISH_ASKED
from union.reading.questions.item_questions import has_question_word
from union.reading.reader import OTHER
from union.reading.text.normal_form import EitherScript, normal, simplified
from union.reading.text.tense import Tense, tense

# How likely each must be: what is written into the month's figures more than what can be moved or taken off.
TOLD, TASKED, PLANNED, ASKED, OF_OURS = 0.75, 0.6, 0.7, 0.5, 0.3
OVER_OR_TOLD, BESIDE = 0.65, 0.5  # told, or told as finished, or in part; of a stretch of a message
AT_AN_HOUR = 0.3  # that a day and its hour are of a plan: talk seldom names both
OTHERWISE, SURE, OVER = 0.6, 0.75, 0.4  # beside what a rule took it for; for a plan of what is over
TALK, SURE_TALK, CERTAIN = 0.5, 0.8, 0.9
ANEW = 0.3  # that it is planned or given anew, where it changes what is there
CALLED = EitherScript(r"[小老阿][\u4e00-\u9fff]{1,2}[,，\s]")  # 「小红，今年慰问了多少户」 asks her
A_THING, YOU, ME = 2, "你您 ", "我"  # signs of a title, and of whoever is called
A_YEAR, JUST_OVER = timedelta(days=366), timedelta(days=46)
DATED = EitherScript(r"\d{1,2}月\d{1,2}[号日]")  # 「3月20號下午2點海鮮聚餐，鯉魚門」 is no talk
HELD = EitherScript(r"\s?[\u4e00-\u9fff]{2,10}(?:[会赛课班]|讲座|培训|活动)")
ENGLISH_MAYBE = EitherScript(
    r"\b(?:maybe|might|if|next|tomorrow|tmr|plan|who|how\s(?:many|much))\b", any_case=True
)
YEAR = EitherScript(r"年|\d{4}|next")


def do_likely_sense(turn: Turn) -> bool:
    """Whether that was done, or what is said of one of its times."""
    return _do_whole_message(turn) or talked_plans.plan_left(turn, turn.said.text)


def _do_whole_message(turn: Turn) -> bool:
    said, meant = turn.said, message_reading.opinion_of(turn)
    if not message_reading.is_by_itself(turn) or turn.is_old or meant is None:
        return False
    if _is_likely_question(turn, meant):
        return ask_command.answered_by_records(turn)
    if meant.share(Sense.ASKED) >= OF_OURS and ask_command.answered_by_records(turn, is_likely=False):
        return True
    if ask_command.told_by_log(turn):
        return True
    # 「…花了286元，她恢复得不错」 is told
    is_vetoed = is_talk(said.text) and meant.share(Sense.TOLD) < CERTAIN
    seen = likely_items.times_and_figures(turn)
    if is_vetoed or likely_items.is_excluded_message(turn) or languages_of(said.text) or is_of_agenda(seen):
        return False
    if not is_intended(seen) and (meant.share(Sense.TOLD) >= TOLD or _is_likely_log(turn, meant)):
        return item_doubt.filed(turn)
    is_stretch, share = message_reading.is_stretch(turn), meant.share(Sense.PLANNED, Sense.TASKED)
    is_task = meant.share(Sense.TASKED) >= (BESIDE if is_stretch else TASKED)
    is_sure = is_task or share >= (BESIDE if is_stretch else PLANNED)
    if announces(seen) and _is_planned(turn, is_task=False, is_sure=True):
        return True
    return share >= AT_AN_HOUR and _is_planned(turn, is_task=is_task, is_sure=is_sure)


def _is_likely_question(turn: Turn, meant: Opinion) -> bool:
    """Whether it most likely asks, or those of its clauses do that have a word of asking: 「秋游几点集合，我妈问呢」."""
    if CALLED.match(turn.said.text):
        return False
    words = ask_command.words_of(turn)
    if is_english(words) and ENGLISH_ASKED.search(words):
        words = f"{words.rstrip('?')}?"  # few write the mark
    elif not has_question_word(words):
        words = turn.said.text
    alone = message_reading.opinion_of(turn, words=words)
    return max(each.share(Sense.ASKED) for each in (meant, alone or meant)) >= ASKED


def _is_likely_log(turn: Turn, meant: Opinion) -> bool:
    """Whether it is told, most likely as finished, and orders nothing; of what an item stands out for it is asked whether that is over."""
    least = OVER_OR_TOLD
    if message_reading.is_stretch(turn):  # 「…得拖到16日。漏电那处处理了，换线25米」
        least = OVER if tense(normal(turn.said.text).text) is Tense.DONE else BESIDE
    is_sure = meant.share(*TELLING) >= least and item_doubt.item_meant(turn) is None
    seen = likely_items.times_and_figures(turn)
    figures = [seen.said.text[start:end] for start, end in seen.figures]
    is_bare = len(figures) == 1 and figures[0].endswith("个")  # 「来了3个快递」, 「散了，来了9个」
    return is_sure and not is_bare and not is_order(seen)


def put_right(turn: Turn, message: Message) -> bool:
    """Whether it put a log right; what tells work by itself is laid beside one only where it likely says that something is wrong."""
    text = turn.said.text
    is_open = (
        ("?" in text or ENGLISH_MAYBE.search(text)) if is_english(text) else MAYBE.search(normal(text).text)
    )
    if is_open or not message_reading.is_by_itself(turn) or (MAY_HOLD.search(text) and holds_receipt(text)):
        return False
    meant, wrong, is_work = (
        message_reading.opinion_of(turn),
        says_wrong(turn),
        message.intent is not Intent.NONE,
    )
    if meant is not None and wrong < WRONG and meant.share(Sense.CHATTER) >= SURE_TALK:
        return False
    if (wrong >= WRONG or not is_work) and log_revisions.claimed(turn, wrong, is_work=is_work):
        return True
    return wrong >= SLIPPED and item_revisions.claimed(turn)


def says_wrong(turn: Turn) -> float:
    """How surely the words say that something told is wrong."""
    if is_sure_slip(normal(turn.said.text).text):
        return SLIPPED
    opinion = message_reading.opinion_of(turn)
    return opinion.share(Sense.CORRECTED) if opinion else 0.0


def is_chatter(turn: Turn, message: Message) -> bool:
    """Whether what a rule took for work or for a plan is most likely talk, or only wanted: then it is left to be asked about."""
    is_work = message.intent in (Intent.LOG, Intent.EVENT)
    if message.intent is Intent.LOG and is_unsettled(turn.said.text):
        return True
    if is_work and message.when is None and doubt_question.lacks_day(turn) is not None:
        return True
    when = message.when
    if message.intent is Intent.EVENT and _is_just_over(turn, message):
        return True
    # 「大后天晚上7点讲座，李建国负责」, 「通知：每周一晚上7点半练歌」: nobody talks so
    is_noticed = when is not None and when.rrule and NOTICE.match(normal(turn.said.text).text)
    if when is not None and when.grain is Grain.MINUTE and (message.owners or is_noticed):
        return False
    if when is not None and when.grain is Grain.MINUTE and message.kind is not Kind.DEADLINE:
        chain = read_sign_up(turn.said.text)
        if chain is not None and chain.is_chain:
            return False  # 「春茗接龍 21/3 7pm 彩福」 above its names
    meant = message_reading.opinion_of(turn) if is_work else None
    said = normal(turn.said.text).text
    is_fixed = when is not None and when.grain is Grain.MINUTE and DATED.match(said) is not None
    is_bare = when is not None and HELD.fullmatch(said.replace(normal(when.text).text, "", 1)) is not None
    is_fixed = is_fixed or (is_bare and message.category not in (None, OTHER))  # 「12/30新年茶话会」
    is_log = message.intent is Intent.LOG
    if is_log and message.money and LAID_OUT.search(said):
        return False  # 「早餐花了208，我垫的」: it is to be paid back
    is_fixed = is_fixed or (is_log and (_is_counted_work(turn, message) or NEEDED.search(said) is not None))
    return meant is not None and meant.share(Sense.CHATTER) >= (CERTAIN if is_fixed else TALK)


def _is_counted_work(turn: Turn, message: Message) -> bool:
    """Whether a log has figures, several or of what has begun today by its name: 「42 pax for badminton tonite, my knee pain」."""
    figures, now = [*message.measures, *message.money], turn.written
    named = [each.one for each in likely_items.clearly_named_items(turn)] if len(figures) == 1 else []
    is_several = len(figures) > 1 and is_english(turn.said.text)
    return is_several or any(one.start <= now and one.start.date() == now.date() for one in named)


def _is_just_over(turn: Turn, message: Message) -> bool:
    """「for the 3 Nov retirees, note that …」 on 25 November: nobody plans a day of next year that is hardly over, and says no year."""
    when = message.when
    if when is None or message.festival or message.alternatives or may_have_several_acts(message.text):
        return False
    if when.rrule is not None or when.grain not in (Grain.DAY, Grain.MINUTE) or YEAR.search(when.text):
        return False
    return -A_YEAR <= turn.today - when.start.date() <= JUST_OVER - A_YEAR


def _is_planned(turn: Turn, *, is_task: bool, is_sure: bool) -> bool:
    """A thing of a day to come, due by it and given to somebody where it is a task; what is not so sure has its hour."""
    said = message_reading.read_words(turn, turn.said.text, Intent.EVENT)
    message = message_reading.own_words(turn, said)
    when, title = message.when, message.title or ""
    is_named = len(title) >= A_THING and TAKES_IT.fullmatch(normal(title).text) is None
    if when is None or not is_named or is_time_past(turn, when) or message.alternatives:
        return False
    if not is_sure and (when.grain is not Grain.MINUTE or when.start.date() <= turn.today or when.deadline):
        return False
    if not turn.may(Action.ADD) or SUGGESTED.search(turn.said.text):
        return False
    if is_task:
        is_own = MYSELF.match(turn.said.text) is not None  # 「我星期一前买定茶点」
        owner = likely_owner(turn.said.text, speakers.people_names(turn)) or (ME if is_own else None)
        owners = message.owners or ((owner,) if owner else ())
        called = leading_name(simplified(title), speakers.people_names(turn)) or ""
        title = title[len(called) :].lstrip(YOU) if called and len(title) > len(called) + A_THING else title
        title = MYSELF.sub("", title, 1) if owners == ("我",) and len(title) > A_THING else title
        message = replace(message, title=title, owners=owners, when=replace(when, deadline=True), times=())
    if named_item.at_its_hour(turn, message):
        return True
    if not (item_doubt.told_anew(turn, message) and doubt_question.changes_item(turn, message)):
        several_items.keep_or_ask(turn, message, source_of(turn))
    return True


def _tell_unchanged_event(turn: Turn, message: Message) -> bool:
    """「明天下午两点委员会照开」: what is there at that time already and stays; said so, and made no second time."""
    when = message.when
    if when is None or STAYS.search(turn.said.text) is None:
        return False
    named = [each.one for each in likely_items.clearly_named_items(turn)]
    there = [one.event for one in named if one.start.date() == when.start.date()]
    if there:
        say_known(turn, there[:1])
    return bool(there)


def otherwise(turn: Turn, message: Message) -> bool:
    """What a rule took for work or for a plan, and most likely is a change of an item, a correction, a question: whether it was done as that."""
    said, meant = turn.said, message_reading.opinion_of(turn)
    if not message_reading.is_by_itself(turn) or turn.is_old:
        return False
    if meant is None:
        return _is_past(turn, message) and is_long(said.text) and item_doubt.filed(turn)
    if _handle_named_item(turn, message, meant):
        return True
    if message.intent not in (Intent.LOG, Intent.EVENT) or may_have_several_acts(said.text):
        return False
    if message.intent is Intent.EVENT and _tell_unchanged_event(turn, message):
        return True
    is_anew = message.intent is Intent.EVENT and item_doubt.told_anew(turn, message) is not None
    if is_anew or meant.share(*item_doubt.CHANGED) >= OTHERWISE or _changes_named(turn, message, meant):
        return doubt_question.changes_item(turn, message) or named_item.tell_item_not_found(turn, message)
    if meant.share(Sense.CORRECTED) >= OTHERWISE:
        return log_doubt.corrected(turn)
    if meant.share(Sense.ASKED) >= SURE:
        return ask_command.answered_by_records(turn)
    if message.intent is not Intent.EVENT:
        return False
    # 「3车80人，9点前都到家了」: no day by which anything is due
    is_due = message.when is not None and message.when.deadline and message.when.start.date() == turn.today
    is_told = is_due and tense(normal(said.text).text) is Tense.DONE and meant.share(*TELLING) >= SURE
    is_over = _is_past(turn, message) and meant.share(*TELLING) >= OVER
    is_work = is_told or is_over or meant.share(Sense.TOLD) >= SURE
    return (is_work and item_doubt.filed(turn)) or named_item.tell_item_not_found(turn, message)


def _changes_named(turn: Turn, message: Message, meant: Opinion) -> bool:
    """Whether an item that surely is meant is most likely changed once its name is left out: 「site visit now thu 13 may」."""
    found = item_doubt.changed_of(turn, message) if message.intent is Intent.EVENT else None
    is_clear = found is not None and found.fit >= likely_items.CERTAIN and found.words >= likely_items.NAMED
    return is_clear and meant.share(Sense.PLANNED, Sense.TASKED) < ANEW


def _handle_named_item(turn: Turn, message: Message, meant: Opinion) -> bool:
    """Whether it was said of an item that the words name, and tells, plans and changes nothing: named_item.py."""
    if named_item.HALFWAY.search(turn.said.text) and named_item.progressed(turn, message):
        return True
    may_prepare = message.intent is Intent.LOG and any(
        each.search(turn.said.text) for each in (ORDERED, RATE)
    )
    if may_prepare and named_item.prepared(turn, message):
        return True
    if message.measures and tense(normal(turn.said.text).text) is Tense.DONE:
        return False  # 「visited 5 homes, nobody in at 2」
    if message.intent is not Intent.LOG:
        planned = named_item.is_confirmed, named_item.reminded, named_item.at_its_hour, named_item.said_anew
        return any(each(turn, message) for each in planned)
    ways = named_item.reminded, named_item.noted, named_item.tell_item_not_found
    is_told = meant.share(*TELLING) >= CERTAIN and not named_item.ADDED.search(turn.said.text)
    return not is_told and any(each(turn, message) for each in ways)


def _is_past(turn: Turn, message: Message) -> bool:
    """Whether a plan is of today and over: who tells that tells what was done."""
    when = message.when if message.intent is Intent.EVENT else None
    return when is not None and is_time_past(turn, when) and when.start.date() == turn.today
