"""A message cut into clauses for the reader of life events, what hides their words blanked; and what it tells of visits: whether
one was made, and whether it is the one due for a life event (五必访).
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.life.life_event import (
    HAPPENINGS,
    NO_THIRD,
    Likeness,
    NameForm,
    Occasion,
    form,
    subjects,
    word_list_pattern,
)
from union.reading.names.people import COMPOUND, HAN, HELPED, SURNAMES, named_spans
from union.reading.text.identifiers import masked, titles_of_works
from union.reading.text.normal_form import normal
from union.reading.text.tense import Tense, tense

CLAUSE = Regex(r"[,;。!?\n]+")
BRANCH = Regex(r"[\u4e00-\u9fff\d]{1,4}?(?:车间|分会|班组|小组|分厂|工段)")
# Whoever stands directly behind a branch is named whole: 一车间|李小明|送去, 行政科室|老刘; 「一车间小明」 has no surname.
UNIT = "工段|车间|分会|班组|小组|分厂|科室|部门|事业部|项目部|(?<![加上下夜早晚值])班|(?<![全内外])部|(?<![到好用])处|[科组室]"
LAST = rf"(?![{NO_THIRD}岳祖]){HAN}"  # 郑磊|岳母
HELD = "工会主席|工会小组长|主任|组长|班长|科长|部长|女职工|老?职工|会员|员工"
GIVING = "送|发[放了给去]|带[去来]|办|赠|表示"
BEHIND = Regex(
    lambda: HELPED.spelt(
        rf"(?<=[\u4e00-\u9fff\d])(?:{UNIT})的?(?:{HELD})?(?P<name>[老小][{SURNAMES}](?!{HAN}(?=@AFTER_NAME|{GIVING}))|"
        rf"(?!{UNIT})(?:{COMPOUND}|@NO_NAME[{SURNAMES}])(?![揽括]){HAN}(?:{LAST})??(?:@AFTER_NAME|(?={GIVING})))"
    )
)


SENTENCE = Regex(r"[。!?\n]+")
CLAUSE_END = Regex(r"[,;](?!\d{3})|(?<=[\u4e00-\u9fff]):(?=[\u4e00-\u9fff])")
QUOTED = Regex(r"[“\"「『][^“”\"「」『』\n]{1,80}[”\"」』]")
MOST = 24  # happenings of one clause that are looked at
HAPPY = (Occasion.MARRIAGE, Occasion.BIRTH, Occasion.RETIREMENT, Occasion.BIRTHDAY)


@lru_cache(maxsize=4)  # asked for each clause of a sentence
def visit_told(sentence: str) -> bool:
    """Whether a normal sentence tells of a visit made: 「看望了住院的老刘」, not 「要去看望老刘」."""
    visits, planned, made = (word_list_pattern("visits", name) for name in ("verbs", "planned", "made"))
    if not visits.search(sentence):
        return False
    told = [each for each in CLAUSE.split(sentence) if visits.search(each) and not planned.search(each)]
    return any(
        tense(each) is Tense.DONE or (made.search(each) and tense(each) is Tense.UNSAID) for each in told
    )


def visited(text: str) -> bool:
    """Whether a message tells of a visit made."""
    return visit_told(normal(text).text)


def visit_likeness(text: str, occasion: Occasion, person: str, branch: str | None = None) -> Likeness:
    """How surely a log tells of the visit due for a life event; `person` may be masked (刘＊＊) or "" (nobody named).

    Sure is a visit whose person fits (老刘, 刘师傅, 刘建国) and whose occasion or branch agrees, while neither differs.
    """
    said = normal(text).text
    if not visit_told(said):
        return Likeness.NONE
    named = people_in(said)
    fit = max((same_person(each, person) for each in named), default=Likeness.NONE)
    told = [each for each in Occasion if word_list_pattern("visits", each).search(said)]
    about, place = occasion in told if told else None, _same_branch(said, branch)
    if about is False or place is False:
        return Likeness.MAYBE if fit is Likeness.SURE else Likeness.NONE
    if fit:
        return Likeness.SURE if about or place or fit is Likeness.SURE else Likeness.MAYBE
    return Likeness.MAYBE if about and place and not (person and named) else Likeness.NONE


def people_in(said: str) -> tuple[str, ...]:
    """Everybody a normal text names, each once."""
    behind, spans = [match.span("name") for match in BEHIND.finditer(said)], named_spans(said)
    begins = [0, *(match.end() for match in CLAUSE.finditer(said))]
    for at, clause in zip(begins, CLAUSE.split(said), strict=True):
        spans += [(one.start, one.start + len(one.person)) for one in subjects(clause, at) if one.person]
    # 小明 within 李小明 is nobody else.
    others = [span for span in spans if not any(span[0] < end and start < span[1] for start, end in behind)]
    return tuple(dict.fromkeys(said[start:end] for start, end in [*behind, *others]))


def same_person(one: str, other: str) -> Likeness:
    """How surely two forms name one person: 老刘 and 刘建国 maybe, 刘建国 and 刘建国 surely, 老刘 and 小刘 not."""
    a, b = form(one), form(other)
    if a is None or b is None:
        return Likeness.SURE if one == other else Likeness.NONE
    if one == other:
        return Likeness.MAYBE if a == NameForm(a.surname) and "＊" in one else Likeness.SURE
    if a.nick and b.nick and a.nick != b.nick:
        return Likeness.NONE
    if a.surname and b.surname:
        if a.surname != b.surname or (a.given and b.given and a.given != b.given):
            return Likeness.NONE
        return Likeness.SURE if a.given and b.given else Likeness.MAYBE
    shorter, longer = sorted((a.given, b.given), key=len)
    return Likeness.MAYBE if shorter and longer.endswith(shorter) else Likeness.NONE


def _same_branch(said: str, branch: str | None) -> bool | None:
    if branch and normal(branch).text in said:
        return True
    return False if branch and BRANCH.search(said) and BRANCH.search(branch) else None


class Told(NamedTuple):
    """What happened in a clause: where the words stand in it, how surely they mean it."""

    occasion: Occasion
    sureness: str
    start: int
    end: int


class Sentence(NamedTuple):
    """A sentence as normal text, the one behind it, and whether it asks."""

    text: str
    following: str
    asks: bool


class VisitClause(NamedTuple):
    """A clause from `start` to `end` of a normal text: its words as said, and with times and what hides blanked."""

    start: int
    end: int
    said: str
    text: str
    sentence: Sentence
    before: str  # the sentence's words before it
    later: tuple[str, ...]  # the clauses behind it, up to the next sentence's first


def hidden(text: str) -> str:
    """The text with what hides a life event's words blanked: compounds, titles of works, quotations."""
    spans = [match.span() for match in word_list_pattern("hidden").finditer(text)]
    spans += [match.span() for match in QUOTED.finditer(text)]
    return masked(text, [*spans, *titles_of_works(text)])


def clauses(text: str, bare: str) -> list[VisitClause]:
    """The clauses of a normal text in order; `bare` is the text with what hides and its times blanked."""
    ends = list(SENTENCE.finditer(text))
    starts = [0, *(match.end() for match in ends), len(text)]
    stops = [*(match.start() for match in ends), len(text), len(text)]
    found: list[VisitClause] = []
    for i, (start, stop) in enumerate(zip(starts[:-1], stops[:-1], strict=True)):
        following, asks = text[starts[i + 1] : stops[i + 1]], "?" in text[stop : starts[i + 1]]
        found.extend(_sentence_clauses(text, bare, start, stop, Sentence(text[start:stop], following, asks)))
    return found


def _sentence_clauses(
    text: str, bare: str, start: int, stop: int, sentence: Sentence
) -> Iterator[VisitClause]:
    cuts = [start, *(match.end() for match in CLAUSE_END.finditer(text, start, stop)), stop]
    nexts = tuple(CLAUSE_END.split(sentence.following)[:1])
    parts = list(pairwise(cuts))
    for i, (begin, end) in enumerate(parts):
        later = tuple(text[a:b] for a, b in parts[i + 1 : i + 3]) + (nexts if i + 3 > len(parts) else ())
        yield VisitClause(begin, end, text[begin:end], bare[begin:end], sentence, text[start:begin], later)


def happened(clause: VisitClause) -> list[Told]:
    """What a clause may tell, in order; nothing where it asks, jokes, is of long ago or of a visit made."""
    found = []
    for match in islice(HAPPENINGS.finditer(clause.text), MOST):
        occasion, _, sureness = (match.lastgroup or "").partition("_")
        if not word_list_pattern("sentence", "behind").search(clause.text, match.end()):
            found.append(Told(Occasion(occasion), sureness, *match.span()))
    if not found or _is_none(clause):
        return []
    around = clause.sentence.text + clause.sentence.following
    return [
        one
        for one in found
        if not _has_talk_words("mockery" if one.occasion in HAPPY else "laughter", around)
    ]


def _is_none(clause: VisitClause) -> bool:
    sentence = clause.sentence
    if sentence.asks and len(clause.before) + len(clause.said) == len(clause.sentence.text):
        return True
    if word_list_pattern("sentence", "long_ago").search(clause.said) or _has_talk_words(
        "granted", sentence.text
    ):
        return True
    if any(word_list_pattern("sentence", "taken_back").search(each.strip()) for each in clause.later):
        return True
    is_next = bool(sentence.following) and not subjects(sentence.following)
    return visit_told(sentence.text) or (is_next and visit_told(sentence.following))


@lru_cache(maxsize=8)  # asked for each clause of a sentence
def _has_talk_words(words: str, sentence: str) -> bool:
    return word_list_pattern("talk", words).search(sentence) is not None
