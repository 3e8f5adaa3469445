"""How far an open item is: how much there was to do, how much of it logs tell as through, and how much is left.

「春节慰问58人」, 「今天走了21户，剩37户」, 「又走了19户」, 「17户跑完，一共57户」; "passed 150", "30 more aft ny", "last 55 went out today".
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from union.attendance.collection_parts import CLAUSES, parts_of
from union.core.lazy_regex import Regex
from union.core.records import dataclass
from union.data import table
from union.events.model import Event
from union.reading.english.translation import is_english
from union.reading.numbers.numerals import whole_number
from union.reading.replies.mentions import title_overlap, word_stems
from union.reading.text.normal_form import EitherScript, normal
from union.reading.text.tense import Tense, tense
from union.worklog.duplicates import is_only_bought
from union.worklog.other_deeds import is_of_another, is_only_delivered

PIECES = ("pcs", "pieces", "sets", "pax", "ppl")
COMMA, COMMA_LATIN = "，", ", "  # clauses are read again as one text
LONGEST, LEAST, HEADS = 120, 3, frozenset("户家人名位")
ANYTHING = "个"  # counts whatever it is: with what stands behind it
WORDS_OF_NUMBERS = (
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
NOUN = Regex(r"(?![了的没未冇在都也全])[\u4e00-\u9fff]{2}(?<![了的没未冇在都也全])")
UNITS = "户家人名位个份套件本张盒箱台双副条支瓶袋床顶块只把桶包间所"
# 「21户」, 「300本」; 「我们两个人去」 is who went, 「每户」 no count
HAN_COUNT = Regex(
    rf"(?<![\d.第每一二三四五六七八九十])(?P<number>\d{{1,4}}|[一两二三四五六七八九十]{{1,3}})个?(?P<unit>[{UNITS}])(?!工|[^,。]{{0,2}}个?人?(?:一起|同去)|人?去)"
)
# "200 umbrellas", "passed 150", "30 more"; neither "21-23 dec" nor "$45" nor "7pm"
LATIN_COUNT = Regex(
    r"(?<![\d.$:#/-])(?<!blk )(?<!block )(?<!bus )(?<!level )(?<!unit )(?<!line )\b(?P<number>\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?![\d:/%]|\.\d|-\d|\s?(?:am|pm|st|nd|rd|th|jan|feb|mar|apr|may|june?|july?|aug|sep\w*|oct|nov|dec|days?|weeks?|hrs?|hours?|mins?|months?|years?|times?)\b)",
    any_case=True,
)
MONEY_BEHIND = Regex(r"^\s?(?:dollars|bucks|each|元|块|蚊)")
MONEY = Regex(r"[元块$￥蚊]|花了|\bpaid\b", any_case=True)
TOTAL = EitherScript(
    r"(?:一共|总共|累计|合计|共计|至今|到现在|加上|(?<![一总])共|算)[^,，。\d]{0,6}$|\b(?:total|altogether|so far|in all)\b[^\d]{0,12}$",
    any_case=True,
)
TOTAL_BEHIND = Regex(r"^[^,，。\d]{0,14}\b(?:so far|in total|altogether|in all)\b", any_case=True)
AHEAD = Regex(lambda: "|".join(table("endings")["ahead"]))
# 「还差多少」, "who left": an answer is wanted
QUESTION = EitherScript(
    r"[?？]|[吗么呢]\s{0,2}[。!]?$|多少|几[户个人份本张]|谁|边个|幾多|\b(?:who|how many|how much|anyone|any one)\b",
    any_case=True,
)
# Deeds of one sort, by any of their verbs
DEEDS = tuple(
    EitherScript(each, any_case=True)
    for each in (
        r"走|访|跑|探|看望|慰问|入户|送|家访|\b(?:visit\w*|see|saw|seen|met|went to)\b",
        r"[发派送分]|\b(?:pass\w*|give|gave|given|hand\w*|distribut\w*|deliver\w*|issue\w*|collected|out|sent|send)\b",
        r"打|电话|回访|\b(?:call\w*|phone\w*|ring|rang)\b",
        r"[换修装]|\b(?:chang\w*|replac\w*|fix\w*|install\w*|repair\w*)\b",
        r"[收交报填]|\b(?:collect\w*|submit\w*|got|back|receiv\w*|in|return\w*|hand\w* in)\b",
        r"[卖售]|\b(?:sell|sold)\b",
    )
)
LEFT = EitherScript(
    r"(?:剩|差|欠|争|还有|仲有|余)[下返低落]?[的嘅]?(?:最后)?$|\b(?:left|balance|remaining|short|still)\s(?:of\s)?$",
    any_case=True,
)
LEFT_CLAUSE = EitherScript(
    r"[剩差欠争余]|还有|仲有|\b(?:more|left|rest|remaining|balance|others?)\b", any_case=True
)
LEFT_BEHIND = EitherScript(
    r"^[^,，。]{0,6}?(?:没[走发送]|未[走派送])|^[^,，。\d]{0,16}?\b(?:more|left|remaining|outstanding|to go|pending|still)\b",
    any_case=True,
)
NOT = EitherScript(
    r"没|未|冇|不在|\b(?:no (?:answer|reply|one)|not|haven\W?t|hasn\W?t|didn\W?t|never)\b", any_case=True
)
DID = EitherScript(
    r"[了咗晒]|完|过(?![几两])|[走跑发送派收交换看探](?:出|到|好)|\b(?:(?!need|feed)[a-z]{2,12}ed|given|gave|sent|saw|seen|met|went|out|done|sold|came|paid|got|in)\b",
    any_case=True,
)
# 「就差仓库班」, "left bukit batok": some of it, and no figure says how much
LACKS = EitherScript(
    r"[就只还净仲][剩差欠争][下返]?(?![完齐])|\bleft (?:with |only )?(?!over|school)[a-z]|\b(?:still|only) (?:waiting|short|missing|lack)|\b(?:rest|others?) (?:still|not|later|next|coming)",
    any_case=True,
)
SO_FAR = EitherScript(r"已|收到|目前|现有|\b(?:so far|already|got|received)\b", any_case=True)
# That nothing is left, whatever the figure beside it; 「三车间也发完了，60双」 says it of a part only.
LAST = EitherScript(
    r"最后[^,，。没]{0,10}[\d一两二三四五六七八九十]|(?:剩|余)[下返]?[的嘅]?[^,，。没未]{1,12}(?:都|也|全)?[^,，。没未]{0,8}[完齐好到了清晒]|全部?[^,，。没未]{0,6}[完齐好到光清掂]|[派送发探换走收交掂清]晒|齐[了晒活]|\b(?:last|the other) \d{1,3}\b|\ball (?:of them|done|settled)\b|that\W?s all|\ball\b[^,.]{0,24}\b(?:out|passed|given|done|collected|in|visited|sent)\b|\b(?:remaining|rest)\b[^,.]{0,24}\b(?:given|passed|done|collected|out|sent)\b",
    any_case=True,
)
ALL = Regex(lambda: "|".join(table("endings")["all_of_it"]))
GOES_ON = EitherScript(
    r"又|再|也|今日?天?|最后|剩|余|\b(?:more|another|other|last|remaining|rest|also|today|balance)\b",
    any_case=True,
)
HALF = EitherScript(r"一半|一部[分份]|\bhalf\b", any_case=True)


@dataclass(frozen=True, slots=True)
class Whole:
    """How much an item is, of what: 58 人, 200 umbrellas."""

    count: int
    unit: str
    title: str

    def is_of(self, unit: str) -> bool:
        """Whether a figure counts the same; homes are visited where people were planned. "" is a bare English figure."""
        if self.unit.isascii():
            return (
                not unit or unit in PIECES or bool(word_stems(f"{self.title} {self.unit}") & word_stems(unit))
            )
        if unit[:1] == ANYTHING or self.unit[:1] == ANYTHING:
            thing = unit[1:3]
            is_same = unit[:1] == self.unit[:1] or (unit in HEADS and thing == "")
            return is_same and (len(thing) < 2 or thing in normal(self.title).text)
        return unit == self.unit or (unit in HEADS and self.unit in HEADS)


@dataclass(frozen=True, slots=True)
class ToldShare:
    """What one message tells of it: `done` by this, `total` until now, `left`; None where it doesn't say. `is_last`: nothing is left."""

    done: int = 0
    total: int | None = None
    left: int | None = None
    is_last: bool = False

    @property
    def has_figure(self) -> bool:
        """Whether any was read."""
        return bool(self.done) or self.total is not None or self.left is not None


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of a whole is through after all that was told."""

    whole: Whole
    done: int
    is_through: bool

    @property
    def left(self) -> int:
        """How much is left."""
        return max(0, self.whole.count - self.done)


@lru_cache(maxsize=512)
def _planned_amount(title: str, said: str) -> Whole | None:
    # 「征集到12月20号截止，已经收到7份」 says how many there are, not how many are wanted
    told = clauses(said[:LONGEST])
    first = next((at for at, each in enumerate(told) if _shared(title, "", each)), 0)
    wanted = [each for each in told[first:] if SO_FAR.search(each) is None]
    for words in (title, *wanted):
        for number, unit, _before, _behind in _counts(words):
            if number >= LEAST and unit:
                return Whole(number, unit, title)
    return None


def planned_amount(event: Event) -> Whole | None:
    """The first count of several in its title, or in the words it was planned with; None where there is none, or who they are is listed."""
    parts = parts_of(event)
    return None if parts is not None and parts.is_visit else _planned_amount(event.title, event.said)


def fit(event: Event, whole: Whole, text: str, before: Callable[[], Progress | None]) -> int:
    """How surely words tell a part of it: 0 not at all; by its thing, by its deed, and by what was told of it before.

    What was never begun is named by its thing; what tells more than there is left is of another.
    """
    told = read_share(whole, text)
    if not (told.has_figure or lacks_some(text)) or told.done > whole.count:
        return 0
    deeds, own = _deeds(text), _deeds(event.title)
    if (deeds and own and deeds.isdisjoint(own)) or is_of_another(event.title, text):
        return 0
    if is_only_bought(text, event.title):
        return 0
    named = _shared(event.title, whole.unit, text)
    if named > 1 or (named and continues_report(text)):
        return 2 + named + bool(deeds & own)
    known = before() if continues_report(text) and told.has_figure and (deeds & own or not own) else None
    is_rest = known is not None and told.done <= max(known.left, told.total or 0)
    return (1 + bool(deeds & own)) if is_rest else 0


def clauses(text: str) -> list[str]:
    """The clauses of a message as it was written."""
    return [each.strip() for each in CLAUSES.split(text) if each.strip()]


def _deeds(words: str) -> set[int]:
    """Which sorts of deeds words speak of: 「走访」 and "saw" are one."""
    return {at for at, each in enumerate(DEEDS) if each.search(words)}


def mentions_item(event: Event, whole: Whole, text: str) -> bool:
    """Whether words name its thing."""
    return _shared(event.title, whole.unit, text) > 0


def is_noted(event: Event, text: str) -> bool:
    """Whether words tell only that its thing is there by now, or half of it done, and no figure of a log: 「手套到货了」, 「換咗一半」."""
    is_half = HALF.search(text) is not None and bool(_deeds(text) & _deeds(event.title))
    is_there = is_only_delivered(event.title, text) and MONEY.search(text) is None
    return (is_there or is_half) and _shared(event.title, "", text) > 0


def _shared(title: str, unit: str, text: str) -> int:
    if is_english(title):
        return min(2, len(word_stems(f"{title} {unit}") & word_stems(text)))
    return 2 if title_overlap(title, [normal(text).text]) else 0


def lacks_some(text: str) -> bool:
    """Whether words say that some of it is not through, without saying how much."""
    return LACKS.search(text) is not None and LAST.search(text) is None


def continues_report(text: str) -> bool:
    """Whether words go on with what was begun: 「又走了19户」."""
    return GOES_ON.search(text) is not None


def is_all_of_message(text: str) -> bool:
    """Whether a message plans nothing beside: what is left of it may follow later."""
    ahead = [
        each
        for each in clauses(text)
        if AHEAD.search(normal(each).text) or tense(normal(each).text) is Tense.PLANNED
    ]
    return all(LACKS.search(each) or LEFT_CLAUSE.search(each) for each in ahead)


def may_tell(text: str) -> bool:
    """Whether words may tell how much of something is through: cheap, for every message is asked."""
    is_short = len(text) <= LONGEST and "\n" not in text
    return is_short and DID.search(text) is not None and QUESTION.search(text) is None


def read_share(whole: Whole, text: str) -> ToldShare:
    """What a message tells of so much of something."""
    done, total, left, unmet = 0, None, None, 0
    for clause in clauses(text):
        for number, unit, before, behind in _counts(clause):
            if not whole.is_of(unit):
                continue
            is_done = DID.search(clause) is not None and NOT.search(behind) is None
            is_rest = LEFT.search(before) or LEFT_BEHIND.search(behind)
            if TOTAL.search(before) or TOTAL_BEHIND.search(behind):
                total = number
            elif NOT.search(behind) and not is_rest:
                unmet += number
            elif (
                is_rest
                and not (is_done and LAST.search(clause))
                and not (is_done and unit and "more" in behind)
            ):
                left = number
            elif AHEAD.search(normal(clause).text) is None and NOT.search(behind) is None:
                done += number
    left = (
        unmet if unmet and left is None and not (done or total) else left
    )  # 「打了15个，3个没人接」 leaves none of them
    is_last = (LAST.search(text) or ALL.search(normal(text).text)) is not None
    return ToldShare(done, total, left, is_last and not left and HALF.search(text) is None)


def without_rest(whole: Whole, text: str) -> str:
    """A message without the clauses that only say how much is left, or was not met: 「剩37户明后天」, 「3个没人接」."""
    kept = [each for each in clauses(text) if not _is_rest(whole, each)]
    return (COMMA_LATIN if is_english(text) else COMMA).join(kept) or text


def spelt_out(whole: Whole, text: str) -> str:
    """English words with what a bare figure counts: "another 30 raincoats given", for a reader knows nothing of the item."""
    if not whole.unit.isascii() or not is_english(text):
        return text
    counted = list(LATIN_COUNT.finditer(text))
    for found in reversed(counted):
        behind = text[found.end() :]
        if not (_thing(behind) or MONEY_BEHIND.match(behind)):
            text = f"{text[: found.end()]} {whole.unit}{behind}"
    return text


def _is_rest(whole: Whole, clause: str) -> bool:
    told = read_share(whole, clause)
    return not told.done and told.total is None and any(whole.is_of(unit) for _, unit, *_ in _counts(clause))


def progress(whole: Whole, texts: Iterable[str]) -> Progress:
    """What logs tell, one after another: each adds, a running total stands for all before it."""
    done, is_through = 0, False
    for text in texts:
        told = read_share(whole, text)
        done = told.total if told.total is not None else done + told.done
        if told.left is not None:
            done = max(done, whole.count - told.left)
        is_through = told.is_last or told.left == 0 or done >= whole.count
    return Progress(whole, min(done, whole.count), is_through)


def _counts(words: str) -> Iterator[tuple[int, str, str, str]]:
    """Each count with its unit, and what stands before and behind it; an English one counts the word behind."""
    if is_english(words):
        for found in LATIN_COUNT.finditer(words):
            spelt, behind = found["number"].casefold(), words[found.end() :]
            if MONEY_BEHIND.match(behind) or A_DAY.match(behind):
                continue
            number = int(spelt) if spelt.isdigit() else WORDS_OF_NUMBERS.index(spelt) + 2
            yield number, _thing(behind), words[: found.start()], behind
        return
    said = normal(words).text
    for found in HAN_COUNT.finditer(said):
        number = whole_number(found["number"]) or 0
        behind = said[found.end() :]
        thing = (NOUN.match(behind) or [""])[0] if found["unit"] == ANYTHING else ""
        yield number, found["unit"] + thing, said[: found.start()], behind


A_DAY = Regex(  # "due 26 March"
    r"^\s?(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|(?:am|pm|days?|weeks?|months?|hours?|hrs?|mins?)\b)",
    any_case=True,
)
THING = Regex(r"^\s(?:of\s)?(?:the\s)?(?:more\s)?(?P<thing>[A-Za-z]{3,16}(?:\s[a-z]{4,16})?)")
NO_THING = Regex(
    r"^(?:more|left|not|no|still|were|was|are|is|have|has|of|havent|didnt|yet|so|liao|already|alr|out|done|given|passed|today|for|aft|after|this|and|went|all|also|only|collected|received|remaining|to|on|at|in|by|from)\b",
    any_case=True,
)


def _thing(behind: str) -> str:
    found = THING.match(behind)
    return "" if found is None or NO_THING.match(found["thing"]) else found["thing"]
