"""Words about a log in none of the known forms of a correction: every figure is laid beside those of the log that they name.

What other figure surely stands for one of it is put right, and what they strike out goes; a word of it that they deny is another;
of two that tell the same one goes. What surely says that a log is wrong, and nobody knows what of it, is asked.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import combinations
from typing import Generic, NamedTuple, TypeVar

from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.routing.records import which_goes
from handlers.routing.references import named_logs, number_signs
from handlers.worklog import log_command, log_entry, log_replies
from handlers.worklog.corrections import correction, rewording, said_parts
from union.reading.acts.changes.corrections import placed_figures
from union.reading.acts.changes.log_remarks import WhatIsWrong, read_remark
from union.reading.replies.short_replies import Denial, inner_denials
from union.reading.replies.sorts_said import read_sorts
from union.reading.text.identifiers import MARKED
from union.reading.text.normal_form import EitherScript, normal
from union.worklog.duplicates import tell_the_same
from union.worklog.entries import LogEntry
from union.worklog.revisions import Revision, may_be_revision, revision
from union.worklog.spoken_corrections import shares_words, slots_of

# What speaks for a log beside its name, and by how much one must stand out.
PROVED, NEWEST, ENOUGH, LOUDEST, CLEAR = 1.0, 0.75, 1.0, 2.0, 0.5
# That a message puts something right that was told, and where it says 写错.
WRONG, SURE, SLIPPED, TRIED = 0.3, 0.5, 1.0, 5
LATELY, MOST_COMPARED = timedelta(days=4), 40  # and so many logs, each with each
Change = TypeVar("Change", Revision, Denial)
Scored = tuple[float, bool, LogEntry]
TWICE = EitherScript(
    r"[报記记写打登]重|重[复複覆了咗]|多(?:余|咗|了)|[报记发写打登填](?:过|咗)|double|[又再](?:报|記|记|写|打)|(?:报|記|记|写|打)[了咗]?[两兩2二][次遍]|send.{0,2}[两兩2二]次|发了[两2二][次遍]|[双雙]份|同一[趟件次场個个]|一件事.{0,6}[两兩2]条|(?:别|不要|唔好|不用|唔使)再[算计記记加]|(?:撤|删|刪|取消)\S{0,2}[這这呢]|\b(?:again|twice|double|duplicate|already|same\s(?:one|trip|visit|event|thing))\b",
    any_case=True,
)
ONE_GOES = EitherScript(
    r"留一|[删刪撤]|[去拿划抹剔攞拎][掉走]|[不唔]要|[算计計]一[次条]|[双雙]份|取消|作[废廢]|\b(?:remove|delete|ignore|cancel|scrap|drop|take\s(?:\w{1,8}\s)?(?:out|off)|keep\s(?:one|mine|his|hers))\b",
    any_case=True,
)
MORE = EitherScript(
    r"(?:[今][天日早晚]|刚|啱)[^,，。]{0,6}(?:[又再多新添]|收|来|嚟)[^,，。错漏算計计写寫]{0,8}\d|\b(?:another|additional)\s\S?\d|\d[^,.]{0,24}\bmore\b[^,.]{0,40}\b(?:today|just now|this morning|tonight)",
    any_case=True,
)
MINE, EARLIER = (
    EitherScript(
        r"我(?:那|[嗰]|这|呢|的|嘅)|\bmine\b(?<!keep mine)|\bmy\s(?:one|entry|log)\b", any_case=True
    ),
    EitherScript(r"第一|前[面一]|先(?:报|记|寫|写)的|\b(?:first|earlier)\b", any_case=True),
)


class Target(NamedTuple, Generic[Change]):
    """A log the words may be about, what they would make of it, and how much speaks for it."""

    entry: LogEntry
    change: Change
    strength: float
    is_named: bool


def claimed(turn: Turn, wrong: float, *, is_work: bool) -> bool:
    """Whether the words, which may (`likely_sense.put_right`), surely say what of one log is otherwise; then it is done.

    `wrong`: how surely they say that something is. `is_work`: they would be work or a plan of their own.
    """
    text = turn.said.text
    denials = inner_denials(text)[:1]
    if not (denials or may_be_revision(text, is_sure=wrong >= WRONG)):
        return False  # most talk: no log is looked at
    scored = named_logs.scored_logs(turn)[:TRIED]
    meant = _clearest(_revised(turn, scored, wrong))
    me = turn.me()
    is_others = meant is not None and me is not None and meant.entry.author_id != me.id
    if meant is not None and _is_revision_sure(meant, wrong, is_work=is_work or is_others):
        return log_replies.replace_facts(turn, meant.entry, meant.change.facts)
    denied = _clearest(_reworded(scored, denials))
    said = rewording.reworded(turn, denied.entry, denied.change) if denied else None
    if denied is not None and said is not None:
        correction.answer_correction(turn, denied.entry, said)
    return said is not None


def _is_revision_sure(meant: Target[Revision], wrong: float, *, is_work: bool) -> bool:
    """Whether it is about that log and puts it right: by its name and figures, or in words that say so."""
    is_borne_out = meant.change.is_proved or meant.change.is_quoted
    is_by_name = meant.is_named and not is_work and (meant.change.is_proved or wrong >= WRONG)
    return wrong >= SURE or (wrong >= WRONG and is_borne_out) or is_by_name


def _clearest(found: Iterable[Target[Change]]) -> Target[Change] | None:
    """The one for which most speaks, where it stands out."""
    ranked = sorted(found, key=lambda each: -each.strength)
    if not ranked or ranked[0].strength < ENOUGH:
        return None
    is_clear = len(ranked) == 1 or ranked[0].strength - ranked[1].strength >= CLEAR
    return ranked[0] if is_clear else None


def _target(scored: Scored, change: Change, *, is_borne_out: bool) -> Target[Change]:
    words, is_newest, entry = scored
    strength = min(words, LOUDEST) + NEWEST * is_newest + PROVED * is_borne_out
    return Target(entry, change, strength, words >= ENOUGH)


def _revised(turn: Turn, scored: Sequence[Scored], wrong: float) -> Iterator[Target[Revision]]:
    for one in scored:
        words, is_newest, entry = one
        if MORE.search(turn.said.text) and all(fact.day < turn.today for fact in entry.facts):
            continue  # 「今日再收到22份，連埋琴日合共51份」 is work of its own day
        read = revision(entry, turn.said.text)
        if read is None or read.facts == entry.facts:
            continue
        if words >= ENOUGH or is_newest or (read.is_quoted and wrong >= SURE):
            yield _target(one, read, is_borne_out=read.is_proved or read.is_quoted)


def _reworded(scored: Sequence[Scored], denials: Sequence[Denial]) -> Iterator[Target[Denial]]:
    for denial in denials:
        yield from (_target(one, denial, is_borne_out=True) for one in scored if denial.wrong in one[2].text)


OF_LOG = EitherScript(r"[那这嗰呢]一?[条笔]|记录|\b(?:log|entry|record|one)\b", any_case=True)


def put_in_sort(turn: Turn, _said: object) -> bool:
    """「矿泉水那条不是慰问，是文体的」: the one log of that sort that the words name, else what the writer told just now."""
    text = turn.said.text
    denied, plain = read_sorts(text)
    if not message_reading.is_by_itself(turn) or MARKED.search(text) or not (denied or OF_LOG.search(text)):
        return False
    told, words = named_logs.logs_pointed_at(turn), " ".join(plain)
    of_sort = [each for each in told if any(fact.category in denied for fact in each.facts)]
    named = named_logs.best_named_logs(of_sort, words)
    if not named and OF_LOG.search(text):
        named = named_logs.best_named_logs(told, words)
    if not named and denied and (newest := log_entry.just_told(turn)) is not None:
        named = [each for each in of_sort if each.id == newest.id]
    return len(named) == 1 and said_parts.is_of_other_sort(turn, named[0])


LONGEST_AGAIN = 48  # signs of words that say nothing else


def _stays_counted_once(turn: Turn) -> bool:
    """Whether words say of a sum, and nothing else, that it was told before: it stays once, be it that nothing is changed."""
    text, since = turn.said.text, turn.said.at - LATELY
    figures = {each.value for _start, _end, each, _ in placed_figures(normal(text).text)}
    if not (figures and number_signs.AGAIN.search(text) and len(text) <= LONGEST_AGAIN):
        return False
    told = named_logs.recent_logs(turn)
    holding = [each for each in told if figures & {one.value for one in slots_of(each.facts)}]
    if len(holding) > 1 and (later := max(holding, key=lambda each: each.id)).said_at >= since:
        left = revision(later, text)
        if left is not None and log_command.trouble(turn, later, by_words=True) is None:
            return log_replies.replace_facts(turn, later, left.facts)
        correction.ask(turn, later)
    else:
        turn.nod()
    return True


def _is_newest_struck(turn: Turn) -> bool:
    """「呢筆重複咗，12號嗰$500已經記過，唔該撤銷呢條」: what the writer told last goes where it tells that figure, else it is asked."""
    me = turn.me()
    lately = [
        each
        for each in named_logs.recent_logs(turn)
        if me is not None and each.author_id == me.id and turn.said.at - each.said_at <= LATELY
    ]
    if not log_replies.strikes_itself(turn.said.text) or not lately:
        return False
    newest = max(lately, key=lambda each: each.id)
    said = {each.value for _start, _end, each, _ in placed_figures(normal(turn.said.text).text)}
    if not said or said & {one.value for one in slots_of(newest.facts)}:
        log_command.take_back(turn, newest)
    else:
        which_goes.ask_what_goes(turn, [newest])
    return True


def takes_twice_told(turn: Turn) -> bool:
    """The same before the message is cut: its clauses are about one thing."""
    text = turn.said.text
    return bool(TWICE.search(text)) and not MARKED.search(text) and told_twice(turn, None)


def told_twice(turn: Turn, _said: object) -> bool:
    """「我跟张伟报重了，留一条就行」: of two logs that tell the same, and that the words fit, the later one goes, or the one they say."""
    text = turn.said.text
    if message_reading.is_by_itself(turn) and _stays_counted_once(turn):
        return True
    if not ONE_GOES.search(text) or not message_reading.is_by_itself(turn):
        return False
    lately = [each for each in named_logs.recent_logs(turn) if turn.said.at - each.said_at <= LATELY]
    told = sorted(lately, key=lambda each: each.id)[-MOST_COMPARED:]
    couples = list(combinations(told, 2))
    about = {each.id for each in told if shares_words(each, text)}
    pairs = [pair for pair in couples if tell_the_same(*pair)]
    pairs = [pair for pair in pairs if about.intersection(each.id for each in pair)] or pairs
    if not pairs and MINE.search(text):  # 「昨天走访就是同一趟，我那条不要了」, with figures of their own
        both = (pair for pair in couples if about.issuperset(each.id for each in pair))
        pairs = [pair for pair in both if _tell_same_day_by_two(*pair)]
    if len(pairs) != 1:
        return _is_newest_struck(turn)
    goes = _log_that_goes(turn, *pairs[0])
    if not correction.offered(turn, goes, log_command.trouble(turn, goes)):
        log_command.take_back(turn, goes)
    return True


def _tell_same_day_by_two(one: LogEntry, two: LogEntry) -> bool:
    days = ({fact.day for fact in each.facts} for each in (one, two))
    return one.author_id != two.author_id and next(days) == next(days)


def _log_that_goes(turn: Turn, earlier: LogEntry, later: LogEntry) -> LogEntry:
    me, text = turn.me(), turn.said.text
    mine = [each for each in (later, earlier) if me is not None and each.author_id == me.id]
    if MINE.search(text) and len(mine) == 1:
        return mine[0]
    if EARLIER.search(text):
        return earlier
    return later if log_command.trouble(turn, later) is None or not mine else mine[0]


def ask(turn: Turn, wrong: float) -> bool:
    """Whether the words surely say that something of a log is wrong that they name; then it is asked what."""
    if not message_reading.is_by_itself(turn) or MARKED.search(turn.said.text):
        return False
    if wrong < SURE or not (wrong >= SLIPPED or inner_denials(turn.said.text)):
        return False  # 「是一家人嘛，应该的」
    remark = read_remark(turn.said.text)
    if remark is not None and remark.wrong is WhatIsWrong.ALL and remark.name:
        return False  # "delete the bowling log" where nobody told of any
    named = [(words, entry) for words, _is_newest, entry in named_logs.scored_logs(turn) if words >= ENOUGH]
    if not named or (len(named) > 1 and named[0][0] <= named[1][0]):
        return False
    correction.ask(turn, named[0][1])
    return True
