"""Which way a sentence points: told as done, or planned. Bare dates follow it (conventions 4)."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from itertools import pairwise

from union.core.lazy_regex import Regex, either
from union.reading import lexicon

CLAUSE_END = Regex(r",(?!\d{3}(?!\d))|[。;!?\n]")
AHEAD = 160  # signs after a time in which clauses may say its tense
PLANS = Regex(lambda: either(lexicon.phrases("plan_words")))
DEEDS = Regex(lambda: either(lexicon.phrases("done_words")))
NO_DEEDS = Regex(lambda: either(lexicon.phrases("no_done")), signs="了过已")
# Of English verbs that have no word of ours: 「internal auditors came down Tues」, 「Nominated Mr Goh」; 「combined meeting Fri 3pm」 is ahead.
PAST = Regex(
    r"(?<![A-Za-z])(?:came|went|taught|brought|wrote|spoke|took|made|ran|told|drove|gave|won|lost|fell|chose|began|sold|stood|wore|rode|sang|kept|caught|got[· ](?:\d(?:st|nd|rd|th)|(?:the[· ])?(?:champions?|runners?-up|gold|silver|bronze|first|second|third)(?![A-Za-z]))|sat·down)(?![A-Za-z])"
    r"|(?:(?:^|(?<=[,。;!?\n·]))(?:we|they|he|she|team|members|staff|auditors?|treasurer|chairman|who|all|also|then|just)·|^|(?<=[,。;!?\n]))"
    r"(?!combined|revised|updated|advanced|confirm|extended|certified|scheduled|planned|proposed|postponed|reserved|expected|limited|required|delayed|dated|invited|need|joint|wanted|tagged|noted|agreed|missed|pleased|attached|re:)[a-z]{2,11}ed(?![A-Za-z])",
    any_case=True,
    signs="a-zA-Z",
)
DOING_OF = Regex(
    r"(?:[开办搞做去发送写交弄签评定选买订]|(?<![下起出回过想要会能愿])来)(?:完|好|到)?的(?!事(?!故)|问题|工作|时候|准备)",
    signs="的",
)


# 「要是下雨就顺延」, 「如遇台风改期」: what is only supposed.
SUPPOSED = r"如果|要是|万一|假如|(?:[如若逢遇][到上]?|[下落])(?:大?[雨雪]|台风)(?:天气?)?[^,。;]{0,4}?[就则便顺延推改取]"
# 「预计每户500，实际每户600」
EXPECTED = Regex(r"(?:预计|预算|原?计划)[^,。;\n]{0,12}[,;]?(?=[^,。;\n]{0,4}实[际发用花到])")


# 「25号前买好」, 「做一期板报 20号前」 are still to be done.
BY = r"(?:\d[日号]|月底|周[一二三四五六日])(?:之|以)?前"
DUE = Regex(
    rf"{BY}[^,。;!?\n了已过]{{1,8}}[好完齐](?=[,。;!?\n]|$|[交发报送给]{{1,2}}[给到]?我)|(?:^|(?<=[,。;!?\n]))[^,。;!?\n了已过]{{2,30}}{BY}(?=[,。;!?\n]|$)",
    signs="前",
)
# 「会开完了，定了元旦走访20户，28到30号走完」: what was decided is still to be done.
DECIDED = Regex(
    r"(?:^|(?<=[,。;!?\n]))(?:[会大][上家]|最[后终]|一致|当场|还|都)?(?:定了|定下了?|决定了?|通过了?(?=\d)|商定|议定|敲定|说好)(?=[\u4e00-\u9fff\d])",
    signs="定通说",
)
DAY_SIGNS = "0123456789一二三四五六七八九十下周星礼本这明后月"
# Deeds yet to be done, by verbs in either script; with nothing of what it is, 「发下去」, 「送到各车间」; and who said they would.
ERRANDS = "去|来|來|到|送|[补補]|[带帶]|交|[发發]|拿|[领領]|退|[贴貼]|派|找|陪|接|催|[写寫]|做|[买買]|[订訂]|借|印|book"
BARE = f"(?:{ERRANDS}|[复覆][查检檢])(?:[下出回过過]去?|[到给給畀俾去][^,，。;；了过過咗]{{1,8}}|一[批次趟轮輪])?"
THEY_SAY = r"(?P<who>[^,，。;；\d]{1,6}?)(?:[話话說说]|答[应應]|承[诺諾]|表示)(?:[会會])?"


class Tense(Enum):
    """What the words say of the time of a deed; UNSAID leaves it to the dates."""

    DONE = "done"
    PLANNED = "planned"
    UNSAID = "unsaid"


@lru_cache(maxsize=64)
def tense(text: str) -> Tense:
    """The tense of a stretch of text; a word of planning outweighs 「了」 and 「已」 (已定于下周三召开)."""
    if PLANS.search(EXPECTED.sub("", text) if "实" in text else text) or DUE.search(text):
        return Tense.PLANNED
    rest = NO_DEEDS.sub("", text)
    if "了" in rest or "过" in rest or any(each.search(rest) for each in (DEEDS, DOING_OF, PAST)):
        return Tense.DONE
    return Tense.UNSAID


class Tenses:
    """The tenses of a text's clauses, each looked up once: a text of many times is read in linear time."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._cuts = [0, *(match.end() for match in CLAUSE_END.finditer(text)), len(text)]
        self._known: dict[int, Tense] = {}
        self._bare = (0, 0)  # the last clauses that were found to say nothing
        self._decided = DECIDED.search(text)

    def at(self, place: int) -> Tense:
        """The tense of the clause a time stands in; where that says nothing, of the clauses soon after it."""
        first = clause = bisect_right(self._cuts, place, 0, len(self._cuts) - 1) - 1
        if self.is_decided(place):
            return Tense.PLANNED
        if self._bare[0] <= clause < self._bare[1]:
            first, clause = self._bare
        found = Tense.UNSAID
        while clause + 1 < len(self._cuts) and self._cuts[clause] < place + AHEAD:
            if (found := self._clause_tense(clause)) is not Tense.UNSAID:
                break
            clause += 1
        self._bare = (first, clause)
        return found

    def is_decided(self, place: int) -> bool:
        """Whether it was decided before the day at that place, and the clause there does not look back.

        A festival names what was decided: 「定了春节慰问按人均300」.
        """
        if self._decided is None or place < self._decided.end() or self._text[place] not in DAY_SIGNS:
            return False
        clause = bisect_right(self._cuts, place, 0, len(self._cuts) - 1) - 1
        words = self._text[max(self._cuts[clause], self._decided.end()) : self._cuts[clause + 1]]
        return "了" not in words and "过" not in words

    def has_tense_in_clause(self, place: int) -> bool:
        """Whether the very clause a time stands in says its tense."""
        clause = bisect_right(self._cuts, place, 0, len(self._cuts) - 1) - 1
        return clause + 1 < len(self._cuts) and self._clause_tense(clause) is not Tense.UNSAID

    def _clause_tense(self, clause: int) -> Tense:
        if clause not in self._known:
            self._known[clause] = tense(self._text[self._cuts[clause] : self._cuts[clause + 1]])
        return self._known[clause]


def plan_begins(text: str, ahead: Sequence[int]) -> int | None:
    """Where the first clause stands that plans behind others that do not: 「今天走访12户，下周计划走访8户」.

    `ahead` are the places of the times that lie ahead; a clause with one plans too.
    """
    cuts = [0, *(match.end() for match in CLAUSE_END.finditer(text)), len(text)]
    for start, end in pairwise(cuts):
        if PLANS.search(text[start:end]) or bisect_left(ahead, start) < bisect_left(ahead, end):
            decided = DECIDED.search(text, 0, start)
            return (decided.start() if decided else start) or None
    return None
