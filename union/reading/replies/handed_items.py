"""Who sees to which of the tasks there are from now on, where no form of handing on says so.

The words are laid beside the tasks: which clause names which of them, who is named there, and whether what they do is what the task
is called by or a word for any deed. 「体检表甩给老李了」, 「骑手归我跑，货车司机你来统计」, "Jason say he can count for me".
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.acts.changes.item_changes import ChangeDeed, ItemChange, Scope
from union.reading.acts.tasks.assignments import HEAD, REST, roster_names_by_form
from union.reading.acts.tasks.task_handover import (
    DEEDS,
    TAKES,
    HandoverClause,
    clauses_read,
    may_pass_on,
    receiver_meant,
)
from union.reading.english.translation import is_english
from union.reading.replies.mentions import title_mention_scores
from union.reading.text.normal_form import normal

WHO = Regex(
    rf"{HEAD}{REST}*+|我(?!们|家|方)|[他她](?!们)|你(?!们)|(?<![A-Za-z])(?:I|me|he|she|him|her|you|u)(?![A-Za-z])"
)
NOT_DOING = Regex(
    r"[不没未别冇唔忙病累]|已经?|请假|出差|培训|进修|休|[说讲](?!.{0,4}[来可会])|昨|去年|刚|走访"
)
GIVEN = Regex(  # in front of whoever is to do it
    r"(?<![不没别未])(?:[交转移派换还拨划分丢甩推塞传](?:拨|还|回|返|接|托)?给|[由让请找叫托归]|麻烦|煩请|烦请|拜托|轮到|改|换|靠|(?<![A-Za-z])(?:let|ask|get|have|by|under|to|with))\s?$",
    any_case=True,
)
DOES = Regex(rf"(?P<mid>[^,。]{{0,8}}?)(?P<deed>{TAKES}|{DEEDS}|续上?|收尾|跑(?!步))(?P<tail>.{{0,4}})")
OVER, AFTER_ALL = Regex(r".{0,2}[了过完咗着紧]"), Regex(r"算|吧")
DOES_ENGLISH = Regex(
    r"(?:['’][a-z]{1,2})?(?:\s[a-z]{1,9}){0,3}?\s(?:do|handl|settl|tak|runn?|finish|cover|manag|chas|help|follow|complet|clear|pick|tackl|own|keep)(?:e|es|s|ing)?(?![A-Za-z])",
    any_case=True,
)
CANNOT = Regex(
    r"(?<![A-Za-z])(?:cannot|can['’]?t|not|busy|leave|sick|mc|already|never|didn['’]?t|too)(?![A-Za-z])",
    any_case=True,
)
# 「敏姐就不用弄了」, "instead of Ravi": who is let off
LET_OFF = Regex(
    r"不[用必要](?:再|来|去|操心)?|唔使|no need|(?:instead of|in place of|off|from|for)\s$", any_case=True
)
HANDED_IN, IS_SO = Regex(r"(?:交|传|发|(?<![转甩推丢派拨]))给$"), ("了", "咗")  # 「名册交给王主席了」
OF_WRITER = Regex(r"(?<![A-Za-z])(?:to\s)?(?:me|us|my|our)(?![A-Za-z])", any_case=True)
THING_OF = Regex(r"的(?!事|活|任务|工作|那|话)([\u4e00-\u9fff]{2})")
TITLE_DEED = 2  # signs of a title that may say what is done
MOST_BETWEEN, WORDS_BETWEEN, NAMED = 8, 4, 1.0


class Handed(NamedTuple):
    """The task by its place, and who has it by now.

    A clause that names none is of the one named last."""

    place: int
    change: ItemChange
    is_named: bool  # by the clause itself


def handed_items(text: str, titles: Sequence[str], people: tuple[str, ...]) -> Iterator[Handed]:
    """Each clause of words that neither ask nor suppose in which somebody does one of the tasks."""
    if not may_pass_on(text) or not titles:
        return
    said, is_foreign, known = normal(text), is_english(text), roster_names_by_form(people)
    parts = list(clauses_read(said, people, is_foreign=is_foreign))
    words = tuple(each.words for each in parts)
    for at, (part, (place, is_named)) in enumerate(zip(parts, _tasks_named(parts, titles), strict=True)):
        for name in _doers(parts, at, titles[place], known) if place is not None else ():
            before, after = words[:at], words[at + 1 :]
            quoted, span = said.raw[slice(*part.span)].strip(), part.span
            made = ItemChange(
                ChangeDeed.OWNER, "", before, name, after, Scope.ONE, quoted, name, span, stretch=span
            )
            yield Handed(place or 0, made, is_named)


def _tasks_named(parts: Sequence[HandoverClause], titles: Sequence[str]) -> Iterator[tuple[int | None, bool]]:
    """Which task each clause is about, and whether it names it: else the one named last."""
    last, things = None, [OF_WRITER.sub("", each) for each in titles]
    for part in parts:
        scores = title_mention_scores(things, part.words)
        best = [at for at, score in enumerate(scores) if score >= NAMED and score == max(scores)]
        thing = THING_OF.search(part.words)
        if thing is not None and len(best) == 1 and set(thing[1]).isdisjoint(titles[best[0]]):
            best, last = [], None  # 「篮球赛的横幅」 is none of the prizes
        last = best[0] if len(best) == 1 else last
        yield last, len(best) == 1


def _doers(parts: Sequence[HandoverClause], at: int, title: str, known: dict[str, str]) -> Iterator[str]:
    """Those who are given it in a clause, or do it there."""
    part = parts[at]
    for found in WHO.finditer(part.marked):
        ahead, behind = part.marked[: found.start()], part.marked[found.end() :]
        is_handed_in = HANDED_IN.search(ahead) is not None and behind.startswith(IS_SO)
        if is_handed_in or LET_OFF.search(behind) or LET_OFF.search(ahead):
            continue
        if GIVEN.search(ahead) or _does_deed(behind, title) or _does_english(part.marked, behind, title):
            name = receiver_meant(found.span(), parts[: at + 1], known)
            if name:
                yield name


def _does_deed(behind: str, title: str) -> bool:
    """Whether what stands behind somebody is a deed to come: one word for any, or what the task is called by."""
    deed = normal(title).text[:TITLE_DEED]
    own = next(
        (place for place, sign in enumerate(behind[:MOST_BETWEEN]) if sign in deed and not sign.isascii()),
        None,
    )
    found = DOES.match(behind)
    spans = [(found.end("mid"), found.end("deed"))] if found is not None else []
    spans += [(own, own + 1)] if own is not None else []
    return any(
        not NOT_DOING.search(behind[:start]) and not _is_deed_over(behind[end:]) for start, end in spans
    )


def _is_deed_over(tail: str) -> bool:
    return OVER.match(tail) is not None and AFTER_ALL.search(tail) is None


def _does_english(clause: str, behind: str, title: str) -> bool:
    deed = title.split(" ")[0].lower().rstrip("e")
    words = behind.lower().split()[:WORDS_BETWEEN]
    is_deed = DOES_ENGLISH.match(behind) is not None or any(
        each.startswith(deed) for each in words if len(deed) > 1
    )
    return is_deed and CANNOT.search(clause) is None
