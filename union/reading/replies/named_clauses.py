"""The clauses of a message that name things by their titles, each up to where something else begins."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.stretches import EDGES, Clause, clauses
from union.reading.english.translation import is_english
from union.reading.replies.mentions import title_mention_scores
from union.reading.text.normal_form import EitherScript

NAMED, FEWEST = 1.0, 2  # a word of a title; titles between which English is cut
WORD = Regex(r"[A-Za-z]{3,}")
LEADS = Regex(r"(?:(?:no need|no more|dun need|don't need|the|cancel)\s){1,3}$", any_case=True)
OF_WHAT_STANDS_BEFORE = Regex(r"\b(?:for|of|about|from|with|to|at|in|on)\s(?:the\s|our\s)?$", any_case=True)
BESIDE = Regex(r"[（(][^（()）]{0,60}[)）]")  # 「(9 Mar is eve of Hari Raya)」
ENDS_SENTENCE = frozenset("。！!；;\n")


# 「聚餐係12月19號夜晚7點」, "futsal is fri 11 dec 8pm", "xmas party still sat 12 dec": what is there is told again with its time.
TOLD_AGAIN = EitherScript(
    r"^(?:but |so |and |the |eh |aiyo |其实|其實|应该|應該)?(?P<name>[^,，。.;；!！?？\d]{2,40}?)\s?"
    r"(?:\b(?:is still on|is still|is now|is on|is|still on|still|should be|shd be)\b|[都也仍就]?然?[是係系]|[还還]是)"
    r"\s?(?:on |at )?(?P<new>[^,，。;；!！?？]{0,24}\d[^,，。;；!！?？]{0,24}?)(?: (?:la|lah|hor|ah|ok|pls))?$",
    any_case=True,
)
TOLD_AGAIN_SIGNS = EitherScript(r"[是係系]|\b(?:is|still|should be|shd be)\b", any_case=True)
A_CLAUSE, ASKS = (
    Regex(r"[,，。;；!！\n]\s?|[.]\s"),
    EitherScript(r"[?？]|[吗嗎咩未]$|[是係]不是|係咪|定[係系]|[还還]是\d.{1,12}[还還]是"),
)
LONGEST = 120


def times_told_again(text: str) -> list[tuple[str, str]]:
    """What its clauses call things and which time they say each has; none where others, with figures, stand beside them."""
    if len(text) > LONGEST or ASKS.search(text):
        return []
    parts = [each.strip() for each in A_CLAUSE.split(text) if each.strip()]
    found = [(each, TOLD_AGAIN.search(each)) for each in parts]
    is_all = not any(said is None and any(map(str.isdigit, each)) for each, said in found)
    return [(said["name"].strip(), said["new"].strip()) for _, said in found if said] if is_all else []


class NamedClause(NamedTuple):
    """Words of a message, and the places of the titles that they name most."""

    words: str
    titles: Sequence[int]


def names_title(text: str, titles: Sequence[str]) -> bool:
    """Whether a text names one of these titles by a word."""
    return max(title_mention_scores(titles, text), default=0.0) >= NAMED


def named_clauses(
    text: str, titles: Sequence[str], begins: Collection[int], people: Regex, *, is_changed: bool
) -> Iterator[NamedClause]:
    """Those that name one of the titles, each up to where something else begins; names of `people` and what stands in brackets name nothing.

    `begins`: where stretches begin as it was learned; `is_changed`: the message has changed something, so that a clause
    behind one says what became of another thing: 「春运加班排满了，球停两周」.
    """
    found, bare = _clauses(text, titles), BESIDE.sub(lambda each: " " * len(each[0]), text)
    named = [title_mention_scores(titles, people.sub("", bare[each.start : each.end])) for each in found]
    starts = [
        each.start
        for each, scores in zip(found, named, strict=True)
        if each.is_next
        or each.start in begins
        or max(scores) >= NAMED
        or not ENDS_SENTENCE.isdisjoint(text[max(0, each.start - 2) : each.start])
    ]
    for clause, scores in zip(found, named, strict=True):
        most = max(scores)
        if most >= NAMED:
            end = next((each for each in starts if each > clause.start), len(text))
            end = clause.end if is_changed and read_changes(text[clause.end : end]) else end
            places = [place for place, score in enumerate(scores) if score == most]
            yield NamedClause(text[clause.start : end].strip(EDGES), places)


def _clauses(text: str, titles: Sequence[str]) -> list[Clause]:
    """Those of a text; English that runs on is cut before each word that one title alone has: 「agm start 1.30 … no need ballot box」."""
    found = list(clauses(text))
    if not is_english(text) or len(titles) < FEWEST:
        return found
    words = [{each.casefold() for each in WORD.findall(title)} for title in titles]
    return [part for each in found for part in _cut_before_names(text, each, words)]


def _cut_before_names(text: str, clause: Clause, words: Sequence[Collection[str]]) -> Iterator[Clause]:
    begin, last = clause.start, None
    for word in WORD.finditer(text, clause.start, clause.end):
        of = [place for place, known in enumerate(words) if word[0].casefold() in known]
        is_of_before = OF_WHAT_STANDS_BEFORE.search(text, begin, word.start()) is not None
        if len(of) != 1 or of[0] == last:
            continue
        if last is not None and not is_of_before:
            lead = LEADS.search(text, begin, word.start())
            at = lead.start() if lead else word.start()
            yield Clause(begin, at, is_next=False)
            begin = at
        last = of[0]
    yield Clause(begin, clause.end, clause.is_next)
