"""A day that is said once for several tasks: before all of them, behind all of them, or as 「同一天」; and what is noted of a plan behind it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from union.core.lazy_regex import Regex
from union.reading.acts.event_notes import EDGES, note_end
from union.reading.acts.tasks.assignments import DOES
from union.reading.acts.tasks.relative_days import ReadPart
from union.reading.acts.tasks.segments import STOP, Segment
from union.reading.message import ActKind
from union.reading.text.normal_form import normal
from union.reading.text.tense import Tense, tense

SAME_DAY = Regex(
    r"[,，]?\s?(?:(?:also|by|for|on)\s)?(?:the\s)?same\s(?:date|day|deadline|due\sdate)\b|[,，]?(?:也是)?(?:同一天|同一?日期?|同样时间|日期一样)前?",
    any_case=True,
)
DUE_BY = Regex("[前止]$|[A-Za-z]")
AND_END = Regex(r"\s(?:and|&|n)$")


def with_notes_behind(text: str, found: Sequence[Segment]) -> Iterator[Segment]:
    """The stretches of a text, a note with what it is of: 「yoga 6 Apr. max 20 pax, register by 31 Mar」."""
    for one, following in zip_longest(found, found[1:]):
        begins = one.start + (note_end(text[one.start : one.end]) if one is not found[0] else 0)
        ends = following.start + note_end(text[following.start : following.end]) if following else 0
        if text[begins : one.end].strip(EDGES):
            yield one._replace(start=begins, end=ends if following and ends > following.start else one.end)


def with_shared_days(
    text: str, parts: Sequence[ReadPart], again: Callable[[str], ReadPart]
) -> Iterator[ReadPart]:
    """「小王印传单，小李订车，都周四前」, 「Ravi do the banner, Siti book bus, both by Thurs」: what is due is due of each."""
    due, begins, found = "", len(text), list[ReadPart]()
    for part in reversed(list(_with_same_days(text, [*_with_day_ahead(text, parts, again)], again))):
        when = part.message.when
        due = due if due and not part.is_item and not STOP.search(text, part.start, begins) else ""
        is_open = part.kind in (None, ActKind.TASKED, ActKind.CHANGED) or _is_untold(part)
        if due and when is None and is_open:
            by = "" if DUE_BY.search(due) or not DOES.search(normal(part.message.text).text, 2) else "前"
            part, is_told = _reread_as_task(
                part, f"{AND_END.sub('', text[part.start : part.end])}{due}{by}", again
            )
            due = due if is_told else ""
        elif part.kind is ActKind.TASKED and when and when.deadline:
            due = f", {when.text}"
        found.append(part)
        begins = part.start
    yield from reversed(found)


def _is_untold(part: ReadPart) -> bool:
    """「小王完成台账，小李完成决算，12月10号前」: without 了 and figure it is no work told."""
    said = part.message
    is_bare = part.kind is ActKind.TOLD and not (said.measures or said.money or said.when)
    return is_bare and tense(normal(said.text).text) is not Tense.DONE


def _reread_as_task(part: ReadPart, words: str, again: Callable[[str], ReadPart]) -> tuple[ReadPart, bool]:
    """The part as these words are read, where they are a task."""
    told = again(words)
    is_task = told.kind is ActKind.TASKED
    return (replace(told, start=part.start, end=part.end) if is_task else part), is_task


def _with_day_ahead(
    text: str, parts: Sequence[ReadPart], again: Callable[[str], ReadPart]
) -> Iterator[ReadPart]:
    """「12月10号之前，小王完成台账，我完成决算」: the day at the head of a sentence is that of all its tasks."""
    due, end = "", 0
    for part in parts:
        when, words = part.message.when, text[part.start : part.end]
        due = due if due and not part.is_item and not STOP.search(text, end, part.start) else ""
        is_open = part.kind in (None, ActKind.TASKED) or _is_untold(part)
        if due and when is None and is_open:
            part, is_told = _reread_as_task(part, f"{due}，{words.lstrip(' ,，、')}", again)
            if not is_told:  # 「周五前小王订车，赞助我去找」
                part, is_told = _reread_as_task(part, f"{words.strip(' ,，、')}, {due}", again)
            due = due if is_told else ""
        elif when and when.deadline and words.strip().startswith(when.text):
            is_alone = words.strip(" ,，、") == when.text
            due = when.text if part.kind is ActKind.TASKED or is_alone else ""
        end = max(end, part.end - 1)
        yield part


def _with_same_days(
    text: str, parts: Sequence[ReadPart], again: Callable[[str], ReadPart]
) -> Iterator[ReadPart]:
    """「小王20号前印传单。小李订车，同一天」: due when the task before it is."""
    due = ""
    for part in parts:
        when, words = part.message.when, text[part.start : part.end]
        if due and when is None and (same := SAME_DAY.search(words)):
            part, _ = _reread_as_task(part, f"{words[: same.start()]}, {due}", again)
        due = when.text if part.kind is ActKind.TASKED and when and when.deadline else due
        yield part
