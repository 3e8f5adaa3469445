"""A log put right in plain words, no reply and no number: found by its day, its words, the figure denied, or as the writer's newest.

What is added right behind it (「再补2户」) joins the writer's newest.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from handlers.core import group_choice, message_reading, pending_questions
from handlers.core import press_texts as presses
from handlers.core.messages import message_subject
from handlers.core.turn import Answers, Deeds, NotDone, Turn
from handlers.events.owned_items import number_and_words
from handlers.routing.references import named_logs
from handlers.worklog import log_command, log_entry, log_replies
from handlers.worklog import texts as phrases
from handlers.worklog.corrections import correction, rewording
from storage.core import drafts, people
from storage.core.drafts import Draft
from storage.events import queries as events_queries
from storage.worklog import entries
from union.core.groups import Person
from union.reading.acts.changes.corrections import (
    MAY_HOLD,
    STANDS,
    SpokenCorrection,
    holds_receipt,
    is_sure_slip,
    means_latest,
    placed_figures,
)
from union.reading.acts.changes.log_remarks import (
    Remark,
    WhatIsWrong,
    read_remark,
)
from union.reading.message import Intent
from union.reading.replies.correction_lessons import named_category
from union.reading.replies.question_answers import Wish, spoken_answer
from union.reading.replies.short_replies import Denial, read_denial
from union.reading.text.identifiers import MARKED
from union.reading.text.normal_form import EitherScript, normal
from union.worklog import spoken_corrections as spoken
from union.worklog.entries import Fact, LogEntry
from union.worklog.revisions import may_be_revision, revision
from union.worklog.spoken_corrections import may_be_correction

ASKING, MOST = "corrections", 3
# 「瑜伽那条」: a log is meant, whatever the rest would tell alone.
OF_LOG = EitherScript(r"[那这上]一?[条笔]|一[行栏列]")


def claimed(turn: Turn, _said: object) -> bool:
    """Whether the words put a log of ours right; then it is done, or asked which.

    False where they do so beside work that is told: the turn goes on with that alone.
    """
    said = turn.said
    if said.edited or not said.text or (MAY_HOLD.search(said.text) and holds_receipt(said.text)):
        return False
    if MARKED.search(turn.said.text):
        remark = read_remark(turn.said.text)
        return remark is not None and bool(remark.name) and _is_claimed(turn)
    if _puts_several_right(turn):
        return True
    if BARE_DAYS.search(turn.said.text):
        turn.speak_as(
            replace(turn.said, text=BARE_DAYS.sub(r"\g<lead>不是\g<wrong>号，是\g<right>号", turn.said.text))
        )
    said, text = turn.said, turn.said.text
    cuts = [0, *(match.end() for match in PIECE.finditer(text)), len(text)]
    for start, end in pairwise(cuts) if cuts[1:-1] and not _is_borne_out(turn) else ():
        rest = f"{text[:start]} {text[end:]}".strip(EDGES)
        if not may_be_correction(text[start:end]) or not (
            rest
            and message_reading.read_words(turn, rest).intent is Intent.LOG
            and not may_be_correction(rest)
            and not (is_sure_slip(normal(rest).text) or OF_THE_REST.match(rest))
            and not STANDS.search(normal(rest).text)
        ):
            continue
        turn.speak_as(replace(said, text=text[start:end].strip(EDGES)))
        is_done = _is_claimed(turn)
        turn.speak_as(replace(said, text=rest) if is_done else said)
        if is_done:
            return False
    return _is_claimed(turn)


def _is_borne_out(turn: Turn) -> bool:
    """「还买了一箱牛奶65块，刚才忘了，总共585」 of a log of 520: all of it is about that log."""
    named = named_logs.naming_scores(told := named_logs.recent_logs(turn), turn.said.text)
    read = (revision(each, turn.said.text) for each, loud in zip(told, named, strict=True) if loud >= 1)
    return any(each is not None and each.is_proved for each in read)


def _puts_several_right(turn: Turn) -> bool:
    """「两条数都要改，家访是7户，电话关怀是31人」: pieces that each name a log of their own and fit it."""
    if not (is_sure_slip(normal(turn.said.text).text) or IN_NUMBER.search(turn.said.text)):
        return False
    told, found = named_logs.recent_logs(turn), dict[int, tuple[LogEntry, tuple[Fact, ...]]]()
    pieces = CLAUSES.split(turn.said.text)[:MOST_CLAUSES]
    if swapped := named_logs.swapped_sums(told, pieces):
        return all(log_replies.replace_facts(turn, *each) for each in swapped)
    for piece in pieces:
        if not may_be_revision(piece, is_sure=True):
            continue
        best = named_logs.best_named_logs(told, named_logs.FIGURES.sub(" ", piece))
        read = revision(best[0], piece) if len(best) == 1 else None
        if read is not None and read.facts != best[0].facts:
            found.setdefault(best[0].id, (best[0], read.facts))
    if len(found) > 1:
        for entry, facts in found.values():
            log_replies.replace_facts(turn, entry, facts)
    return len(found) > 1


def doubted(turn: Turn, _said: object) -> bool:
    """「运动会120人，啦啦队不算在内」: who is counted in or out of what was told these days; it is told no second time."""
    text, message = turn.said.text, message_reading.read_words(turn, turn.said.text)
    is_new = message.intent is not Intent.LOG or message_reading.days_of(turn, text)
    entry = None if is_new else named_logs.log_named(turn, text)
    if (
        entry is None
        or turn.said.at - entry.said_at > named_logs.LATER
        or not spoken.shares_words(entry, text)
    ):
        return False
    told = {one.value for fact in entry.facts for one in fact.measures}
    if is_its := told.issuperset(one.value for one in message.measures):
        correction.ask(turn, entry)
    return is_its


def _is_claimed(turn: Turn) -> bool:
    if turn.said.reply_to is None and _is_denied(turn):
        return True
    best = _best(turn)
    if len(best) > 1:
        ask_which(turn, best)
    return len(best) > 1 or (bool(best) and log_replies.put_right_as_said(turn, best[0]))


def ask_which(turn: Turn, logs: Sequence[LogEntry]) -> None:
    """Ask which of these is put right; the first of them are offered."""
    choices = [(phrases.one_line(turn._, each, turn.today), each.id) for each in logs[:MOST]]
    pending_questions.ask_which(turn, ASKING, "correct.which", turn._("要改的是哪一条记录？"), choices)


def nearest_logs(turn: Turn) -> Sequence[LogEntry]:
    """Those told lately that the writer may put right: what the words name first, then the newest."""
    told = named_logs.recent_logs(turn)
    scores = named_logs.naming_scores(told, turn.said.text)
    ranked = sorted(zip(scores, told, strict=True), key=lambda each: (-each[0], -each[1].id))
    return [each for _, each in ranked if log_command.trouble(turn, each, by_words=True) is None]


def _best(turn: Turn) -> Sequence[LogEntry]:
    """The log that is put right, or those that it may be; where one is named, no other."""
    remark, figures = _remark(turn.said.text), _figures(turn)
    told = named_logs.logs_pointed_at(turn)
    said = log_replies.figures_said(turn.said.text)
    known = named_logs.of_remark(turn, told, remark) if remark and remark.name else []
    known = known or (named_logs.of_correction(turn, told, said) if said else [])
    if known:
        return known
    is_latest = means_latest(turn.said.text)
    if remark and remark.wrong is WhatIsWrong.ALL and named_logs.is_name(remark.name) and not is_latest:
        return []  # what nobody told can't be taken back, nor anything else for it
    found = sorted(_fitting(turn), key=lambda each: -each[0])
    if is_latest and _author_named(turn) is None:
        latest, near = named_logs.nearest_log(turn, None)
        fitting = [entry for _score, entry in found if entry.id == latest]
        if near and not fitting:
            fitting = [
                each
                for each in told
                if each.id == latest and _can_take_correction(each, said, remark, figures)
            ]
        if near and (fitting or not figures):
            return fitting
    return [entry for score, entry in found if score > found[0][0] - spoken.CLEAR]


def _figures(turn: Turn) -> set[Decimal]:
    return {each.value for *_, each, _ in placed_figures(normal(turn.said.text).text)}


def _can_take_correction(
    entry: LogEntry, said: SpokenCorrection | None, remark: Remark | None, figures: set[Decimal]
) -> bool:
    if remark is not None:  # 「定金800还没付，上面那条别算」 behind a log without 800
        is_foreign = figures and figures.isdisjoint(one.value for one in spoken.slots_of(entry.facts))
        return remark.wrong is WhatIsWrong.ALL and not is_foreign
    return said is not None and spoken.can_be_corrected(entry, said)


def _is_denied(turn: Turn) -> bool:
    """「不是二车间，是三车间」: right behind one's own newest log, or of a log that says the wrong words."""
    denial = read_denial(turn.said.text)
    if denial is None:
        return False
    entry = log_entry.just_told(turn)
    if entry is None or not _is_log_denied(turn, entry, denial):
        is_slip, me = is_sure_slip(normal(turn.said.text).text), turn.me()
        said_so = [
            each
            for each in (named_logs.recent_logs(turn) if WORD.fullmatch(denial.wrong) else ())
            if denial.wrong in each.text
            and turn.said.at - each.said_at <= named_logs.LATER
            and (is_slip or (me is not None and each.author_id == me.id))
        ]
        entry = said_so[-1] if len(said_so) == 1 else None
    return entry is not None and log_replies.corrects(turn, entry, turn.said.text)


def _is_log_denied(turn: Turn, entry: LogEntry, denial: Denial) -> bool:
    """Whether the words denied are the log's or its day; where none are, the right ones must be what a log can take."""
    if not denial.wrong:
        return log_replies.is_correction(turn, entry.facts, denial.right)
    when = message_reading.read_words(turn, f"{denial.wrong}{message_reading.WAS_DONE}").when
    days = {fact.day for fact in entry.facts}
    is_its_day = when is not None and when.text == denial.wrong and when.start.date() in days
    return is_its_day or rewording.is_denial_of_log(entry, denial)


def is_beside_item(turn: Turn, mark: str) -> bool:
    """「手滑 16人」 in reply to the item that a message planned beside the work it told: the figure of that log is put right."""
    subject, group = message_subject.read(mark), turn.with_group()
    event = events_queries.get(turn.db, group, subject.id) if subject else None
    author = people.get(turn.db, event.author_id) if event and event.author_id else None
    entry = entries.latest_of(turn.db, group, author) if author else None
    if event is None or entry is None or entry.said_at != event.said_at:
        return False
    return is_sure_slip(normal(turn.said.text).text) and log_replies.put_right_as_said(turn, entry)


def _fitting(turn: Turn) -> Iterator[tuple[float, LogEntry]]:
    said, remark = log_replies.figures_said(turn.said.text), _remark(turn.said.text)
    is_of_log = said is not None and (said.is_sure_slip or OF_LOG.search(said.words) is not None)
    is_of_log = is_of_log or (
        remark is not None and (bool(remark.denied) or is_sure_slip(normal(turn.said.text).text))
    )
    # Without a word of error what would be filed by itself is a log of its own.
    is_plain = not (is_of_log or (remark and remark.points))
    is_work = is_plain and message_reading.read_words(turn, turn.said.text).intent is Intent.LOG
    if (said is None and remark is None) or (is_work and (said is None or not said.others)):
        return
    author = _author_named(turn)
    days = message_reading.days_of(turn, turn.said.text)
    said = said and replace(said, days=tuple(days))
    naming = (
        f"{remark.denied}{message_reading.WAS_DONE}" if remark and remark.denied else remark and remark.words
    )
    of_remark = message_reading.days_of(turn, naming) if naming and not is_work else []
    latest, near = named_logs.nearest_log(turn, author)
    told = named_logs.logs_pointed_at(turn)
    if near and said is not None and _names_another(told, latest, said.words):
        near = 0.0
    for entry in told:
        if not (_may_mean_entry(turn, entry, said, days) if author is None else entry.author_id == author.id):
            continue
        if said is not None and _is_other_work(turn, entry, said, is_work, is_of_log):
            continue
        nearness = near if entry.id == latest else 0.0 if author is None else spoken.LAST
        score = spoken.fit(entry, said, days, nearness=nearness) if said else 0.0
        if said is not None and score >= spoken.enough(said):
            # What would be a log of its own takes back another only where it names the very figure that stands there.
            is_denied = is_work and spoken.denies(entry, said, is_dated=bool(days))
            is_meant = nearness or (days and spoken.shares_words(entry, said.words))
            if not is_work or is_denied or (is_meant and spoken.proves(entry, said)):
                yield score, entry
        elif remark is not None and not is_work and not score:
            score = spoken.fit_of_remark(entry, remark, of_remark, nearness=nearness)
            if score >= spoken.ENOUGH_OF_SLIP:
                yield score, entry


def _may_mean_entry(turn: Turn, entry: LogEntry, said: SpokenCorrection | None, days: Sequence[date]) -> bool:
    if days:
        return True
    # 「抹了300，实付2400」 quotes 2700
    paid = tuple(each for each in said.right if each.is_money) if said else ()
    is_quoted = said is not None and spoken.says_figure(entry, replace(said, right=paid))
    me = turn.me()
    is_quoted = is_quoted and bool(
        said and (said.is_slip or said.denied or (me and me.id == entry.author_id))
    )
    return is_quoted or named_logs.may_mean_log(turn, entry, said.words if said else turn.said.text)


def _is_other_work(
    turn: Turn, entry: LogEntry, said: SpokenCorrection, is_work: bool, is_of_log: bool
) -> bool:
    """Whether words are work of their own that says no figure of the log, or news of something it does not tell."""
    return not spoken.says_figure(entry, said) and (
        is_work or (not is_of_log and log_replies.is_news(turn, entry, said))
    )


def _names_another(told: Sequence[LogEntry], latest: int, words: str) -> bool:
    """「safety walk findings should be 8」: not about what was told last, where the words are those of a log before."""
    is_its = any(each.id == latest and spoken.shares_words(each, words) for each in told)
    return not is_its and any(spoken.shares_words(each, words) for each in told)


def _remark(text: str) -> Remark | None:
    """The remark, unless its sort of work is none: 「讲座放到清明那天，点不变」."""
    remark = read_remark(text)
    if remark is None or remark.wrong is not WhatIsWrong.CATEGORY or named_category(remark.right) is not None:
        return remark
    return remark if remark.points and is_sure_slip(normal(text).text) else None


def _author_named(turn: Turn) -> Person | None:
    """「志强那条」: who told the log that is meant."""
    found = (match[1] for pattern in WHOSE if (match := pattern.search(normal(turn.said.text).text)))
    named = (people.person_named(turn.db, turn.with_group(), name) for name in found)
    return next((person for person in named if person is not None), None)


WHOSE = tuple(
    EitherScript(
        rf"(?:^|[\s,。])([\u4e00-\u9fff]{{{length}}})(?:[\u4e00-\u9fff]{{0,6}}?[那这]一?[条笔个次场]|(?:[昨今前]天)?(?:记|写|报|发)的)"
    )
    for length in (2, 3)
)
# 「去医院那次不是18是17，周二」
BARE_DAYS = EitherScript(
    r"(?P<lead>[次回天趟场]|日[期子])(?:其实|应该)?不是(?P<wrong>\d{1,2})[号日]?[,，]?(?:而|应该)?是(?P<right>\d{1,2})[号日]?(?=[,，。\s]|$)"
)
WORD = EitherScript(r"(?!.{0,3}(?:[昨今前明]天|周[一二三四五六日]))[^\d\s]{2,12}")
# 「…48人 今天又做了…」: where what is put right and what is told part.
PIECE = EitherScript(
    r"[。;；!！\n]|(?<=[a-z\d])\.\s|[\s,，](?=(?:另外|还有|今天|今早|昨天|昨晚|前天|刚才|上午|下午|上周))"
)
EDGES = " ,，。;；\n"
IN_NUMBER = EitherScript(r"\b(?:two|three|[23])\s(?:fix(?:es)?|corrections?|changes)\b", any_case=True)
CLAUSES, MOST_CLAUSES = EitherScript(r"[,，;；。\n]|\sand\s(?:for\s)?"), 8
OF_THE_REST = EitherScript(r"the\sother\b|另外那?[\d两几]?[个位户条]?[是系]", any_case=True)
IN_OR_OUT = EitherScript(r"[不唔]?[算计]在内|不(?:包括|含)|不止[^\d\s]|也[来去]了|\bnot\sincluded")


def _press(turn: Turn) -> None:
    draft = pending_questions.picked(turn, ASKING)
    if draft is None:
        return
    entry = entries.get(turn.db, turn.with_group(), turn.press.number(1))
    if entry is None or entry.undone:
        raise NotDone(presses.gone(turn._))
    is_understood = log_replies.put_right_chosen(turn, entry)
    problem = None if is_understood else log_command.trouble(turn, entry)
    if problem is not None:
        raise NotDone(problem, alert=True)
    is_changed = log_entry.anew(turn, entry).version != entry.version
    done = turn._("好的，已更正 #{number}", number=entry.number)
    turn.edit_pressed(done if is_changed else turn._("好的，是 #{number}", number=entry.number))
    if not is_understood:
        correction.ask(turn, entry)
    drafts.end(turn.db, draft)


def answered(turn: Turn, draft: Draft) -> bool:
    """「不是改，是另记一笔」: the words that were asked about are filed; "no": nothing is changed."""
    said = spoken_answer(turn.said.text)
    is_said = said is not None and said.is_plain and said.wish in (Wish.LOG, Wish.NOTHING)
    if said is None or not is_said or not pending_questions.is_askers(turn, draft):
        return False
    if said.wish is Wish.NOTHING:
        pending_questions.close_in_words(turn, draft, turn._("好的，没有改"))
        return True
    pending_questions.close_in_words(turn, draft, turn._("好的，记下"))
    turn.speak_as(group_choice.said_from_data(draft.data))
    log_command.file(turn, message_reading.read_log(turn, turn.said.text))
    return True


def _press_offered(turn: Turn) -> None:
    """The author of the log, or whoever may change any, agrees to what another officer put right."""
    draft, entry = correction.pressed_question(turn, correction.OFFERED)
    drafts.end(turn.db, draft)
    if turn.press.number(1) == 0:
        turn.edit_pressed(turn._("好的，没有改"))
        return
    turn.speak_as(group_choice.said_from_data(draft.data))
    named = number_and_words(turn.said.text, turn.said.at)
    if named is not None:
        log_replies.corrects(turn, entry, named[1])
    else:
        log_replies.put_right_chosen(turn, entry)
    turn.edit_pressed(turn._("好的，已更正 #{number}", number=entry.number))


ANSWERS: Answers = {ASKING: answered}
DEEDS: Deeds = {"correct.which": _press, correction.OFFERED: _press_offered}
