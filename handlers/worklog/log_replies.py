"""A reply to an entry's echo: a photo, 撤销, its category, the day it happened, or the right figures."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from handlers.calendar.changes import completion
from handlers.core import message_reading
from handlers.core import press_texts as presses
from handlers.core.messages import command_words, message_subject
from handlers.core.turn import Turn
from handlers.worklog import log_command, log_entry, log_receipt
from handlers.worklog import texts as phrases
from handlers.worklog.corrections import correction, rewording, said_parts
from handlers.worklog.photos import photos
from storage.worklog import entries
from union.core.lazy_regex import Regex
from union.reading.acts.changes.corrections import SpokenCorrection, plain_words, read_correction
from union.reading.acts.changes.log_additions import added_in_reply
from union.reading.acts.changes.log_remarks import Remark, WhatIsWrong, read_remark, right_day
from union.reading.acts.talk_signs import is_unsettled
from union.reading.message import FactRead, Intent
from union.reading.replies.correction_lessons import named_category
from union.reading.replies.item_replies import Verb, read_reply
from union.reading.replies.short_replies import Courtesy, courtesy, read_denial
from union.reading.text.normal_form import EitherScript, normal
from union.worklog.arithmetic_check import all_slips
from union.worklog.corrections import (
    OFF_BY,
    CorrectionTrouble,
    SaidReply,
    is_only_figures,
    mended,
    read_figure_reply,
    unit_put_right,
)
from union.worklog.entries import Fact, LogEntry
from union.worklog.revisions import changes, revision
from union.worklog.spoken_corrections import corrected_facts, slots_of

AN_HOUR = timedelta(hours=1)
# "the $150 is not spent, just the new rate", 「这笔不是我们出的」
NO_SPENDING = EitherScript(
    r"\bnot\s(?:spent|spending|from\sus|ours|us\b|a\s(?:grant|expense))|不是(?:我们|我們|咱们?|工会)(?:花|出|付)|[没沒未冇](?:花|使|支出)|不算支出|唔[係系]我[哋地]",
    any_case=True,
)
NAMED_BY_SUM = Regex(r"[^,。;\d]{0,6}\d[\d.,]{0,9}(?:元|块钱?)?的?[那这]一?[笔条项]")
# 「冇錯」, "numbers are right"
RIGHT = EitherScript(
    r"(?:我)?(?:这|那|呢|数字?|金额|记录|就|都|确实|核对过|查过|看过|对过|确认过?|是|系){0,3}(?:没有?错|冇错|没问题|冇问题|正确|是对的|系啱嘅|对的?|啱(?:嘅|㗎|架)?|系(?=呀|啊|嘅)|是(?=的|呀|啊))(?:啊|呀|的|嘅|啦|喇)?"
    r"|(?:(?:it|that|this|(?:the\s)?(?:numbers?|figures?|amount|log|entry))(?:'s|\s(?:is|are))?\s)?(?:all\s)?(?:correct|right|ok|checked|confirmed)(?:\s(?:one|already|alr|lah|liao))?",
    any_case=True,
)
FIGURE, CENTS = EitherScript(r"\d[\d,]{0,11}(?:\.\d{1,2})?"), 100
LONGEST_FIGURES = 300  # signs of figures and nothing else


def is_news(turn: Turn, entry: LogEntry, said: SpokenCorrection) -> bool:
    """Whether what another officer says later of something the log has no figure of is news: 「横幅报价是320」."""
    me = turn.me()
    if me is None or me.id == entry.author_id or turn.said.at - entry.said_at <= AN_HOUR:
        return False
    named = [each.what or "" for fact in entry.facts for _nth, each in fact.figures]
    labels = [each.label for each in said.right if each.label]
    return bool(labels) and not any(what and (what in one or one in what) for what in named for one in labels)


def replied(turn: Turn, mark: str) -> bool:
    """Do what the reply says; False for talk in a group, and for a list none of whose entries was picked."""
    subject = message_subject.read(mark) or log_receipt.picked(mark)
    if subject is None:
        return False
    entry = entries.get(turn.db, turn.with_group(), subject.id)
    if entry is None:
        turn.say(presses.gone(turn._))
    elif turn.said.photo is not None:
        photos.add(turn, entry)
    else:
        return _is_answered(turn, entry)
    return True


def replied_to_words(turn: Turn, _mark: str) -> bool:
    """A reply to the very message an entry was made of, by who may change it; False for talk, and for anybody else."""
    said_now = turn.said
    if turn.group is None or said_now.reply_to is None or said_now.reply_to_bot:
        return False
    entry = entries.of_message(turn.db, turn.group, turn.where.chat_id, said_now.reply_to)
    if entry is None or not turn.may_change(entry.author_id):
        return False
    if said_now.photo is not None and not said_now.text:
        photos.add(turn, entry)
        return True
    return said_now.photo is None and _is_answered(turn, entry)


# 「唔該撤銷呢條」, 「这条就删了吧」, "pls remove this one"
STRUCK_ITSELF = EitherScript(
    r"(?:唔该|麻烦|请|帮我|把|将|就|那|所以|晒){0,3}(?:[呢这嗰那](?:一?[条笔单])(?:记录)?(?:就|也|都|给我|帮我|请|麻烦){0,2}(?:撤[销掉回]?|删[除掉]?|作废|取消)|(?:撤[销掉回]?|删[除掉]?|取消)(?:返|咗|了)?[呢这嗰那](?:一?[条笔单])(?:记录)?)(?:了|吧|啦|喇|佢|咗|它){0,2}"
    r"|(?:so |pls |please |can ){0,2}(?:remove|delete|undo|scrap|take out|take off) (?:this|that)(?: (?:one|entry|record|log))?(?: (?:pls|please|lah|thanks)){0,2}",
    any_case=True,
)


def strikes_itself(text: str) -> bool:
    """Whether a clause orders, for whatever reason beside it, that what is spoken of goes."""
    return any(STRUCK_ITSELF.fullmatch(each.strip(" .")) for each in correction.CLAUSES.split(text))


def _cancels_log(turn: Turn) -> bool:
    text = turn.said.text
    reply, remark = read_reply(text, turn.written, None), read_remark(text)
    if (reply is not None and reply.verb in (Verb.UNDO, Verb.CANCEL)) or strikes_itself(text):
        return True
    return remark is not None and remark.wrong is WhatIsWrong.ALL and read_correction(text) is None


def _is_answered(turn: Turn, entry: LogEntry) -> bool:
    return says_of_log(turn, entry) or (turn.where.private and turn.tell(phrases.not_a_change(turn._)))


def says_of_log(turn: Turn, entry: LogEntry) -> bool:
    """Whether the words say something of this log, in reply or beside its number; then it is done. False for talk, and for work of its own."""
    if command_words.said_word(turn.said.text, (completion.WORD,)):
        log_command.bring_back(turn, entry)
        return True
    if _cancels_log(turn):
        log_command.take_back(turn, entry)
        return True
    if _is_confirmed(turn, entry) or said_parts.put_right(turn, entry):
        return True
    if any(takes(turn, entry) for takes in IN_REPLY):
        return True
    intent = message_reading.read_words(turn, turn.said.text).intent
    if rewording.described_anew(turn, entry) or _is_confirmed(turn, entry, is_last=True):
        return True
    if intent is Intent.LOG and (is_unsettled(turn.said.text) or NO_SPENDING.search(turn.said.text)):
        correction.ask(turn, entry)  # of it, and no work of its own
        return True
    if intent in (Intent.LOG, Intent.EVENT):
        return False
    return intent is not Intent.QUESTION and is_nearest_put_right(turn, entry)


def _is_addition_kept(turn: Turn, entry: LogEntry) -> bool:
    more = added_in_reply(turn.said.text)
    if more is None:
        return False
    done = _by_itself(turn, entry, turn.said.text)
    is_bare = done is None and rewording.is_bare_figure(turn, entry, more)
    if not (is_bare and is_nearest_put_right(turn, entry)):
        correction.answer_correction(turn, entry, done or rewording.added_words(turn, entry, more))
    return True


def is_nearest_put_right(turn: Turn, entry: LogEntry) -> bool:
    """「忘了裁判那份 13」, 「receipt says $768」: what tells no work of its own puts right the figures it nearly says."""
    text = turn.said.text
    spoken = read_correction(text, is_about_it=True)
    if spoken is not None and put_right(turn, entry, spoken):
        return True
    whole = revision(entry, plain_words(text), days=message_reading.days_of(turn, text))
    return whole is not None and replace_facts(turn, entry, whole.facts)


def _is_day_put_right(turn: Turn, entry: LogEntry) -> bool:
    """「日期错了，是11月20号付的800」: whatever else is said beside the day."""
    remark = read_remark(turn.said.text)
    is_day = remark is not None and remark.wrong is WhatIsWrong.DAY
    text = said_parts.day_answered(turn, entry, remark.right) if remark is not None and is_day else None
    if text is not None:
        correction.answer_correction(turn, entry, text)
    return text is not None


def _are_figure_and_sort_put_right(turn: Turn, entry: LogEntry) -> bool:
    """「不是12户是11户，归文体活动」: both halves."""
    text = turn.said.text
    spoken = read_correction(text) if said_parts.sort_beside_figures(text, entry) else None
    return spoken is not None and put_right(turn, entry, spoken)


IN_REPLY = (
    _is_addition_kept,
    said_parts.replied,
    _are_figure_and_sort_put_right,
    lambda turn, entry: corrects(turn, entry, turn.said.text),
    said_parts.is_of_other_sort,
    _is_day_put_right,
    rewording.reworded_in_reply,
)


def _is_confirmed(turn: Turn, entry: LogEntry, *, is_last: bool = False) -> bool:
    """「津贴是公司出的，没错」: what the receipt wants checked is right, and no other figure is said; then it asks no more.

    `is_last`: what is said beside it was nothing else.
    """
    text = turn.said.text
    clauses = [stripped for each in correction.CLAUSES.split(text) if (stripped := each.strip())]
    right = [each for each in clauses if RIGHT.fullmatch(each)]
    idle = [each for each in clauses if courtesy(each) is not Courtesy.NONE]
    if not right or not (is_last or all_slips(entry) or set(clauses) <= {*right, *idle}):
        return False
    there = {f"{one.value.normalize():f}" for fact in entry.facts for one in fact.measures}
    there |= {f"{one.minor / CENTS:g}" for fact in entry.facts for one in fact.money}
    if not {each.replace(",", "") for each in FIGURE.findall(text)} <= there:
        return False
    log_receipt.redraw(turn, entry, phrases.confirmed)
    turn.nod()
    return True


def corrects(turn: Turn, entry: LogEntry, words: str) -> bool:
    """Do what words say that are a category, a branch, a day or figures; False for any other, where nothing is said.

    What they take back of the log and can't put right is asked about.
    """
    if OFF_BY.match(plain := normal(words).text):
        words = OFF_BY.sub(lambda found: f"{found['way']}算了", plain)
    denial = read_denial(words)
    is_denied = denial is not None and rewording.is_denial_of_log(entry, denial)
    text = _by_itself(turn, entry, words)
    if text is None and denial is not None:
        # What its right words alone say, else they take the wrong ones' place.
        text = _by_itself(turn, entry, denial.right) or (
            rewording.reworded(turn, entry, denial) if is_denied else None
        )
    spoken = read_correction(words) if text is None else None
    if text is not None:
        correction.answer_correction(turn, entry, text)
    elif spoken is not None and put_right(turn, entry, spoken):
        return True
    elif is_denied and log_command.trouble(turn, entry) is None:
        correction.ask(turn, entry)
    else:
        return False
    return True


def is_correction(turn: Turn, facts: Sequence[Fact], words: str) -> bool:
    """Whether the words are a category, a branch, a day or figures of a log with these facts."""
    if named_category(words) is not None or said_parts.day_said(turn, words) is not None:
        return True
    if correction.names_branches(turn, words):
        return True
    reply = read_figure_reply(words)
    return is_only_figures(facts, reply, _figures_read(turn, reply))


def _by_itself(turn: Turn, entry: LogEntry, words: str) -> str | None:
    """What to say to a category, a branch, a day or figures, and nothing else; None to any other."""
    category = named_category(words)
    if category is not None:
        return correction.recategorised(turn, entry, category)
    placed = correction.branches_answered(turn, entry, words)
    if placed is not None:
        return placed
    return said_parts.day_answered(turn, entry, words) or _figures_answered(turn, entry, words)


def _figures_read(turn: Turn, reply: SaidReply) -> tuple[FactRead, ...]:
    is_short = 0 < len(reply.words) <= LONGEST_FIGURES
    return message_reading.read_words(turn, reply.words, Intent.LOG).facts if is_short else ()


def _figures_answered(turn: Turn, entry: LogEntry, text: str) -> str | None:
    reply = read_figure_reply(text)
    read = _figures_read(turn, reply)
    if not is_only_figures(entry.facts, reply, read):
        return None
    if turn.said.edited and reply.adds:
        return turn._("改过的回复不会再加一次，#{number} 没有动。要改请重新回复。", number=entry.number)
    facts = mended(entry.facts, reply, read)
    spoken = read_correction(text) if facts is CorrectionTrouble.SEVERAL else None
    if spoken is not None and any(each.label for each in spoken.right):  # its name may tell which
        facts = corrected_facts(entry, spoken) or facts
    if isinstance(facts, CorrectionTrouble):
        return (
            turn._("#{number} 里有几个这样的数，没有改。请写明是哪个，例如：参加30人", number=entry.number)
            if facts is CorrectionTrouble.SEVERAL
            else turn._(
                "#{number} 里没有这样的数，没有改。要补上请回复「加上…」，例如：加上参加30人",
                number=entry.number,
            )
        )
    changed = replace(entry, facts=facts)
    if log_entry.is_too_large(changed):
        return phrases.too_large(turn._)
    return correction.corrected(turn, entry, changed, "figures")


def put_right(turn: Turn, entry: LogEntry, said: SpokenCorrection) -> bool:
    """Say what came of it; False where it is not plain which of the log's figures is meant, or none is the one denied."""
    if said.denied and said.denied.isdisjoint(_figures_of(entry)):
        return False  # 「是1420不是1460」 of a log without 1460
    whole, facts = revision(entry, turn.said.text), corrected_facts(entry, said)
    if (
        whole is not None
        and whole.is_proved
        and changes(entry, whole.facts) >= changes(entry, facts or entry.facts)
    ):
        return replace_facts(turn, entry, whole.facts)
    if facts is None:
        return False
    more = revision(replace(entry, facts=facts), turn.said.text, before=entry)
    return replace_facts(turn, entry, more.facts if more else facts)


def _figures_of(entry: LogEntry) -> set[Decimal]:
    """Those of the log, and those its words told before it was put right."""
    told = {Decimal(each.replace(",", "")) for each in FIGURE.findall(normal(entry.text).text)}
    return told | {slot.value for slot in slots_of(entry.facts)}


def shows_right_figure(turn: Turn, entry: LogEntry) -> bool:
    """「#29奖品是1150，不是800」 where it tells 1150: that is shown."""
    said, there = figures_said(turn.said.text), {slot.value for slot in slots_of(entry.facts)}
    if (
        said is None
        or not (said.denied or said.is_sure_slip)
        or not {one.value for one in said.right} <= there
    ):
        return False
    return turn.tell(log_receipt.text(turn, entry))


def replace_facts(turn: Turn, entry: LogEntry, facts: tuple[Fact, ...]) -> bool:
    """The log with these facts, of the sort and on the day that the words put right beside them, and what to say of it."""
    changed = replace(entry, facts=facts)
    if log_entry.is_too_large(changed):
        return turn.tell(phrases.too_large(turn._))
    text, day = correction.corrected(turn, entry, changed, "figures"), right_day(turn.said.text)
    if (sort := said_parts.sort_beside_figures(turn.said.text, entry)) is not None:
        text = correction.recategorised(turn, log_entry.anew(turn, entry), sort)
    elif said_parts.is_sort_denied(turn.said.text, entry):
        correction.ask_sort(turn, log_entry.anew(turn, entry))
    moved = said_parts.day_answered(turn, log_entry.anew(turn, entry), day) if day else None
    correction.answer_correction(turn, entry, moved or text)
    return True


def put_right_as_said(turn: Turn, entry: LogEntry) -> bool:
    """Do with this log what the words say is wrong with it; False where they fit nothing of it."""
    said, remark = figures_said(turn.said.text), read_remark(turn.said.text)
    said = said and replace(said, days=tuple(message_reading.days_of(turn, turn.said.text)))
    is_right = said is not None and put_right(turn, entry, said)
    if is_right and (
        remark is None or (remark.wrong is not WhatIsWrong.DAY and named_category(remark.right) is None)
    ):
        return True
    entry = log_entry.anew(turn, entry)
    if (
        remark is not None
        and remark.wrong is WhatIsWrong.DAY
        and (sort := said_parts.category_beside(turn.said.text))
    ):
        correction.recategorised(turn, entry, sort)  # 「…是4号买的，算回文体活动」: told with the day
        entry = log_entry.anew(turn, entry)
    match remark:
        case Remark(wrong=WhatIsWrong.ALL, name="") if part := revision(entry, turn.said.text):
            return replace_facts(turn, entry, part.facts)
        case Remark(wrong=WhatIsWrong.ALL):
            if not correction.offered(turn, entry, log_command.trouble(turn, entry)):
                log_command.take_back(turn, entry)
            return True
        case Remark(wrong=WhatIsWrong.UNIT):
            facts = unit_put_right(entry.facts, remark)
            return facts is not None and replace_facts(turn, entry, facts)
        case Remark(wrong=WhatIsWrong.CATEGORY | WhatIsWrong.DAY | WhatIsWrong.MORE):
            if is_right or corrects(turn, entry, remark.right):
                return True
            if remark.points and not log_command.trouble(turn, entry):
                correction.ask(turn, entry)
            return remark.points
    return is_right


def put_right_chosen(turn: Turn, entry: LogEntry) -> bool:
    """The same with the log that their writer has picked: the words are about it then, however little of it they say."""
    is_done = put_right_as_said(turn, entry) or corrects(turn, entry, turn.said.text)
    return is_done or is_nearest_put_right(turn, entry)


def figures_said(text: str) -> SpokenCorrection | None:
    """The figures put right; of 「6筒，不是6盒」 the figure stays, 「1860那笔归到文体」 names the log by its sum."""
    remark = read_remark(text)
    is_name = remark and remark.wrong is WhatIsWrong.CATEGORY and NAMED_BY_SUM.match(normal(text).text)
    return None if is_name or (remark and remark.wrong is WhatIsWrong.UNIT) else read_correction(text)
