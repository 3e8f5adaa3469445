"""Words about a log in none of the known forms of a correction: every figure is laid beside those of the log that they name.

What other figure surely stands for one of it is put right, and what they strike out goes; a word of it that they deny is another;
of two that tell the same one goes. What surely says that a log is wrong, and nobody knows what of it, is asked.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.routing.references import named_logs
from handlers.worklog import log_command, log_entry, log_replies
from handlers.worklog.corrections import correction
from union.core.records import dataclass
from union.reading.acts.changes.log_remarks import WhatIsWrong, read_remark, right_day
from union.reading.replies.short_replies import Denial, inner_denials
from union.reading.text.identifiers import MARKED
from union.reading.text.normal_form import EitherScript
from union.worklog.duplicates import tell_the_same
from union.worklog.entries import LogEntry
from union.worklog.revisions import Revision, revision
from union.worklog.spoken_corrections import shares_words

# What speaks for a log beside its name, and by how much one must stand out.
PROVED, NEWEST, ENOUGH, LOUDEST, CLEAR = 1.0, 0.75, 1.0, 2.0, 0.5
# That a message puts something right that was told, and where it says 写错.
WRONG, SURE, SLIPPED, TRIED = 0.3, 0.5, 1.0, 5
LATELY = timedelta(days=4)
TWICE = EitherScript(
    r"[报記记写打登]重|重[复複]|[又再](?:报|記|记|写|打)|(?:报|記|记|写|打)[了咗]?[两兩2二][次遍]|send.{0,2}[两兩2二]次|发了[两2二][次遍]|[双雙]份|同一[趟件次场個个]|一件事.{0,6}[两兩2]条|\b(?:twice|double|duplicate|same\s(?:one|trip|visit|event|thing))\b",
    any_case=True,
)
ONE_GOES = EitherScript(
    r"留一|[删刪]|[去拿]掉|[不唔]要|[算计計]一[次条]|[双雙]份|取消|作[废廢]|\b(?:remove|delete|ignore|cancel|take\sout|keep\s(?:one|mine|his|hers))\b",
    any_case=True,
)
MINE, EARLIER = (
    EitherScript(
        r"我(?:那|[嗰]|这|呢|的|嘅)|\bmine\b(?<!keep mine)|\bmy\s(?:one|entry|log)\b", any_case=True
    ),
    EitherScript(r"第一|前[面一]|先(?:报|记|寫|写)的|\b(?:first|earlier)\b", any_case=True),
)


@dataclass(frozen=True, slots=True)
class Target:
    """A log the words may be about, what they would make of it (of its figures, or of a word), and how much speaks for it."""

    entry: LogEntry
    strength: float
    change: Revision | Denial
    is_named: bool


def claimed(turn: Turn, wrong: float, *, is_work: bool) -> bool:
    """Whether the words, which may (`likely_sense.put_right`), surely say what of one log is otherwise; then it is done.

    `wrong`: how surely they say that something is. `is_work`: they would be work or a plan of their own.
    """
    scored = named_logs.scored_logs(turn)[:TRIED]
    meant = _clearest(list(_revised(turn, scored, wrong)))
    change = meant.change if meant is not None else None
    if (
        meant is not None
        and isinstance(change, Revision)
        and _is_revision_sure(meant, change, wrong, is_work=is_work)
    ):
        is_done = log_replies.replace_facts(turn, meant.entry, change.facts)
        day = right_day(turn.said.text)
        return (
            day is not None and log_replies.corrects(turn, log_entry.anew(turn, meant.entry), day)
        ) or is_done
    denied = _clearest(list(_reworded(turn, scored)))
    if denied is None or not isinstance(denied.change, Denial):
        return False
    text = log_replies.reworded(turn, denied.entry, denied.change)
    if text is not None:
        correction.answer_correction(turn, denied.entry, text)
    return text is not None


def _is_revision_sure(meant: Target, change: Revision, wrong: float, *, is_work: bool) -> bool:
    """Whether it is about that log and puts it right: by its name and figures, or in words that say so."""
    is_borne_out = change.is_proved or change.is_quoted
    if meant.is_named and not is_work and change.is_proved:
        return True
    return (
        wrong >= SURE
        or (wrong >= WRONG and is_borne_out)
        or (meant.is_named and not is_work and wrong >= WRONG)
    )


def _clearest(found: list[Target]) -> Target | None:
    found.sort(key=lambda each: -each.strength)
    if not found or found[0].strength < ENOUGH:
        return None
    is_clear = len(found) == 1 or found[0].strength - found[1].strength >= CLEAR
    return found[0] if is_clear else None


def _revised(turn: Turn, scored: Sequence[tuple[float, bool, LogEntry]], wrong: float) -> Iterator[Target]:
    for words, is_newest, entry in scored:
        read = revision(entry, turn.said.text)
        if read is not None and read.facts != entry.facts:
            if words < ENOUGH and not is_newest and not (read.is_quoted and wrong >= SURE):
                continue
            strength = min(words, LOUDEST) + NEWEST * is_newest + PROVED * (read.is_proved or read.is_quoted)
            yield Target(entry, strength, read, words >= ENOUGH)


def _reworded(turn: Turn, scored: Sequence[tuple[float, bool, LogEntry]]) -> Iterator[Target]:
    for denial in inner_denials(turn.said.text)[:1]:
        for words, is_newest, entry in scored:
            if denial.wrong in entry.text:
                strength = min(words, LOUDEST) + NEWEST * is_newest + PROVED
                yield Target(entry, strength, denial, words >= ENOUGH)


def told_twice(turn: Turn, _said: object) -> bool:
    """「我跟张伟报重了，留一条就行」: of two logs that tell the same, and that the words fit, the later one goes, or the one they say."""
    if not ONE_GOES.search(turn.said.text) or not message_reading.is_by_itself(turn):
        return False
    told = [each for each in named_logs.recent_logs(turn) if turn.said.at - each.said_at <= LATELY]
    couples = [(one, two) for place, two in enumerate(told) for one in told[:place]]
    pairs = [pair for pair in couples if tell_the_same(*pair)]
    named = [pair for pair in pairs if any(shares_words(each, turn.said.text) for each in pair)]
    pairs = named or pairs or [pair for pair in couples if _names_both_logs(turn, *pair)]
    if len(pairs) != 1:
        return False
    goes = _log_that_goes(turn, *sorted(pairs[0], key=lambda each: each.id))
    if not correction.offered(turn, goes, log_command.trouble(turn, goes)):
        log_command.take_back(turn, goes)
    return True


def _names_both_logs(turn: Turn, one: LogEntry, two: LogEntry) -> bool:
    """「昨天走访就是同一趟，我那条不要了」: told of one day, with figures of their own."""
    days = [{fact.day for fact in each.facts} for each in (one, two)]
    is_one_mine = one.author_id != two.author_id and MINE.search(turn.said.text) is not None
    return (
        days[0] == days[1] and is_one_mine and all(shares_words(each, turn.said.text) for each in (one, two))
    )


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
