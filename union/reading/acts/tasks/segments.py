"""Cuts a message into the stretches that may each be an act: lines, items of a list, sentences, and clauses that give somebody a task."""

from collections.abc import Collection
from itertools import pairwise
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.acts.tasks.assignments import begins_task
from union.reading.text.item_numbers import list_marks

SENTENCE_END = Regex(r"[。;!\n?]{1,4}\s{0,4}|(?<=[a-z\d])\.\s(?=[A-Z])")
COMMA = Regex(r",")
# 「例会定了几件事：」, 「会议纪要：」: what follows is to be done.
MINUTES = Regex(
    r"(?:纪要|决议|定了|定下|决定|商定|议定|分工|任务|跟进事项|要办|布置|安排如下|要求如下|待办|几件事|[一二两三四五六七八九十\d][件个项]事?|we[ ·]agreed|帮我记|^记得|记低|记一下|记着|备忘|note[ ·]to[ ·]self)[^,。;:\n]{0,16}(?::| ?- )"
    r"|^[^,。;:\n]{2,30}(?:纪要|议定事项|决议|会议决定|工作安排|任务分工)(?:[(][^)\n]{0,24}[)])?\s?\n",
    any_case=True,
)
# Who came, in the line below the heading of minutes: it tells of the meeting that the heading names.
ATTENDED = Regex(r"[^\n]{0,12}(?:到会|出席|参会|与会|应到|实到|到场)[^\n]{0,4}\d")
AGENDA = Regex(r"(?:议程|议题|流程|节目单|主要内容|会议内容|agenda)[^。;:\n]{0,24}:", any_case=True)
# 「帮我记一下：」: what the writer is to do.
OWN = Regex(r"记(?:低|一下|住|着|录一下|得)|备忘|note[ ·]to[ ·]self|to-?do", any_case=True)
TIME, CLAUSE, OWN_DEED = "□□", Regex(r"[^,。;\n]{1,80}"), 4
HEADING = 40  # signs before the colon of a heading
MOST, MOST_COMMAS = 40, 240


class Segment(NamedTuple):
    """A stretch of the normal text; `is_item`: of a list, a line of a heading's minutes or of pasted lines."""

    start: int
    end: int
    is_item: bool


class Cut(NamedTuple):
    """A message cut: the heading, if it has one, and its stretches in order."""

    heading: Segment | None
    segments: tuple[Segment, ...]
    is_minutes: bool = False
    is_agenda: bool = False
    is_own: bool = False


def _has_own_day(words: str, at: int, begins: int) -> bool:
    """Whether a clause of minutes has a day, and what stands before it has one: 「20日前拿报告，信24日前寄」."""
    clause = CLAUSE.match(words, at)
    is_long = clause is not None and len(clause[0].replace("□", "")) >= OWN_DEED
    return is_long and clause is not None and TIME in clause[0] and TIME in words[begins:at]


def _is_of_item(words: str, marks: Collection[int], at: int) -> bool:
    """Whether what begins there says whose an item of a list is, which has its day before it: 「征文30日截稿，由韩冰收稿」."""
    begins = max((one for one in marks if one < at), default=None)
    ends = min((one for one in marks if one > at), default=len(words))
    return begins is not None and TIME in words[begins:at] and TIME not in words[at:ends]


def cut(text: str, words: str, people: tuple[str, ...] = ()) -> Cut:
    """The stretches of a normal text; `words` is the same with its times blanked out."""
    agenda, minutes = AGENDA.search(words), MINUTES.search(words)
    marks = dict(list_marks(text))
    heading = minutes.end() if minutes is not None and minutes.end() <= HEADING + minutes.start() else 0
    cuts = {0, len(text), *marks, *(one.end() for one in SENTENCE_END.finditer(text))}
    if heading:
        cuts.add(heading)
    commas = [one.end() for one in COMMA.finditer(words)]
    cuts |= {
        at
        for at in commas[:MOST_COMMAS]
        if begins_task(words, at, people) and not _is_of_item(words, marks, at)
    }
    if heading:
        cuts |= {
            at for at in commas if at > heading and _has_own_day(words, at, max(c for c in cuts if c < at))
        }
    places = sorted(cuts)
    found = [
        Segment(marks.get(start, start), end, start in marks or 0 < heading <= start)
        for start, end in pairwise(places)
        if text[marks.get(start, start) : end].strip(" ,。;!?\n")
    ]
    if agenda is not None:
        return Cut(None, tuple(found[:MOST]), is_agenda=True)
    head = next((one for one in found if heading and one.end == heading), None)
    if head is None and marks and found and found[0].end == min(marks) and not found[0].is_item:
        head = found[0]
    kept = [one for one in found if one is not head]
    if head is not None and kept and head.end <= kept[0].start and ATTENDED.match(text, kept[0].start):
        kept[0], head = Segment(head.start, kept[0].end, is_item=False), None
    is_own = minutes is not None and OWN.search(minutes[0]) is not None
    return Cut(head, tuple(kept[:MOST]), is_minutes=bool(heading), is_own=is_own)
