"""A second opinion on what a message does: it may decide what is asked about, never what is filed.

Words in one form, times and figures as one sign each, go into the likelihood of each sense by weights that
`python -m tools.opinion_weights` makes of labelled sentences (union/data/opinion_weights.bin). What was neither surely union work nor surely
talk is weighed by single signs and pairs of them (union/data/doubt_weights.json, made by `python -m tools.doubt_weights`).
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from itertools import islice, pairwise
from math import exp

from union.core.almanac.days_off import Notice
from union.core.kinds import COME_TO
from union.core.lazy_regex import Regex
from union.core.period import OF_A_DAY
from union.core.records import dataclass
from union.core.sign_table import SignTable, read_table
from union.data import FOLDER
from union.reading import lexicon
from union.reading.acts import classification, titles
from union.reading.acts.extraction import Seen, evidence, look
from union.reading.acts.intent import Because, is_nearly_sure_work, verdict
from union.reading.english.translation import is_english
from union.reading.message import Intent
from union.reading.other_languages import speaks_of_work
from union.reading.text.normal_form import EitherScript, normal
from union.reading.time.dates.reference_time import at_midnight

# Signs; longer ones are articles and notices of others. English says the same in more of them.
LONGEST, LONGEST_ENGLISH = 160, 400
MOST_SIGNS, ITEM, SHARED = 3, "I", 2
TIMES, FIGURES, ITEMS = Regex(r"□{1,40}"), Regex(r"\d{1,40}"), Regex(rf"{ITEM}{{2,40}}")
ENGLISH = Regex(r"[a-z']{1,40}|\d{1,40}|[?!]")
LENGTHS, A_LENGTH = 6, 8


class Sense(StrEnum):
    """What somebody does by a message; `PARTLY` tells of some of a thing, `ADDED` of more of what was filed."""

    TOLD = "told"
    PLANNED = "planned"
    TASKED = "tasked"
    MOVED = "moved"
    CANCELLED = "cancelled"
    FINISHED = "finished"
    PARTLY = "partly"
    CORRECTED = "corrected"
    ADDED = "added"
    ASKED = "asked"
    ABSENT = "absent"
    LIVED = "lived"
    CHATTER = "chatter"


TELLING = (Sense.TOLD, Sense.FINISHED, Sense.PARTLY)  # of no item of ours all these tell work


@dataclass(frozen=True, slots=True)
class Opinion:
    """The likelihood of each sense, all of them together 1."""

    shares: Mapping[Sense, float]

    @classmethod
    def of(cls, shares: Sequence[float]) -> "Opinion":
        """Of the likelihoods of all senses, in their order."""
        return cls(dict(zip(Sense, shares, strict=True)))

    @property
    def best(self) -> Sense:
        """The likeliest."""
        return max(self.shares, key=lambda each: self.shares[each])

    def share(self, *senses: Sense) -> float:
        """Of several together."""
        return sum([self.shares[each] for each in senses])

    def beside(self, other: "Opinion") -> "Opinion":
        """What both say, each heard as much as the other."""
        return Opinion({each: (self.shares[each] + other.shares[each]) / 2 for each in Sense})


def opinion(
    text: str, now: datetime, *, region: str = "CN", notice: Notice | None = None, title: str = ""
) -> Opinion | None:
    """What a message most likely does; None of long ones. `now`: local wall time; `title`: of the item it may be about."""
    text = titles.without_invitation(text)
    if is_long(text):
        return None
    return Opinion.of(sense_likelihoods(features(text, look(text, now, region, notice=notice), now, title)))


def is_long(text: str) -> bool:
    """Whether a message is too long to be weighed as one thing."""
    return len(text) > (LONGEST_ENGLISH if is_english(text) else LONGEST)


def sense_likelihoods(signs: Sequence[str]) -> Sequence[float]:
    """The likelihood of each sense in its order, by the signs found."""
    sums = [own + bias for own, bias in zip(_weights().sums(signs), _weights().dense, strict=True)]
    most = max(sums)
    odds = [exp(each - most) for each in sums]
    whole = sum(odds)
    return [each / whole for each in odds]


def features(text: str, seen: Seen, now: datetime, title: str = "") -> list[str]:
    """The signs of a text, one to three together, its English words and pairs of them, when its time is, and its length; each once."""
    words = in_one_form(seen.words, title)
    edged, sizes = f"^{words}$", range(1, MOST_SIGNS + 1)
    found = dict.fromkeys(edged[at : at + size] for size in sizes for at in range(len(edged) - size + 1))
    found |= dict.fromkeys(_english(text, title)) if is_english(text) else {}
    return [*found, *_marks(seen, now, len(words))]


def in_one_form(words: str, title: str = "") -> str:
    """Normal text with a sign each for times, figures and what stands in the title."""
    words = without_title(words, normal(title).text) if title else words
    return ITEMS.sub(ITEM, FIGURES.sub("0", TIMES.sub("T", words)))


def _english(text: str, title: str) -> Iterator[str]:
    """As they were written: their translation knows only those that say something to a rule."""
    own = {each[0] for each in ENGLISH.finditer(title.casefold()) if len(each[0]) > SHARED}
    said = (each[0] for each in ENGLISH.finditer(text.casefold()))
    words = ["^", *(ITEM if each in own else FIGURES.sub("0", each) for each in said), "$"]
    yield from (f"w:{each}" for each in words)
    yield from (f"w:{one} {other}" for one, other in pairwise(words))


def _marks(seen: Seen, now: datetime, length: int) -> Iterator[str]:
    if seen.best is None:
        yield "@none"
    else:
        ahead = (seen.best.when.start.date() - now.date()).days
        yield "@past" if ahead < 0 else "@future" if ahead else "@today"
    if seen.has_figures:
        yield "@figure"
    if seen.prices:
        yield "@money"
    yield f"@length{min(LENGTHS, length // A_LENGTH)}"


def without_title(words: str, title: str) -> str:
    """With a sign of its own where two signs at least of the item's title stand: its name says nothing of what becomes of it."""
    pairs = {title[place : place + SHARED] for place in range(len(title) - SHARED + 1)}
    kept = list(words)
    for place in range(len(words) - SHARED + 1):
        if words[place : place + SHARED] in pairs:
            kept[place : place + SHARED] = [ITEM] * SHARED
    return "".join(kept)


@cache
def _weights() -> SignTable:
    """A column for each sense in its order; dense is how likely each is beforehand."""
    return read_table(FOLDER / "opinion_weights.bin")


# From here on it is asked: one in forty messages of talk is as likely and names a day or a figure.
LIKELY = 0.78
FEWEST, A_THING, WORDS = 4, 3, Regex(r"[\u4e00-\u9fffA-Za-z]")
LATIN = Regex(r"[A-Za-z]{1,40}")
OF_OTHERS = Regex(  # Told of others, or by them
    r"^听[^,，。\d]{1,8}[讲说]|隔壁(?:店|厂|单位|公司|车间|社区|村)|对门(?:店|厂)|(?:兄弟|外|别的)单位"
)
PASSED_ON = EitherScript(  # or an advertisement, a list people enter themselves into
    r"^\s{0,9}(?:[\[〔(（【]\s?(?:转|(?:fwd?|forward(?:ed)?)\b)|【|转[:发]|🔗)|接龙|拼团|团购|出租|转让|包邮|链接|点击|优惠|打折|半价|手气|抢红包|哈哈哈|听说|据说|https?:"
    r"|开仓|清货|减价|[两三四五六七][日天][一两三四五六][夜晚]|买[一二]送一|买一送一|\$\s?[\d,]{2,7}起|留位|送礼券|\b(?:mega|clearance|warehouse|flash|garage)\s?sale|\bsale!|\d{1,2}% off\b|\bextra \d{1,2}%|\bpromo code\b|\bwhile stocks? last",
    any_case=True,
)
NOT_OURS = EitherScript(rf"{PASSED_ON.pattern}|{OF_OTHERS.pattern}", any_case=True)
CHANGE = Regex(  # Of something that is there already; who knows the group's items does that, or nobody
    r"取消|改[到为在成期]|推迟|延期|延后|顺延|挪|调到|不[开办搞去]了|作罢|照旧|[打写记搞]错|更正|唔[开搞]|cancel|postpone",
    any_case=True,
)
# 「想给大家搞个按摩班」, 「加个街站」, 「帮我记得下个月要跟社署开会」, 「体检要排一排」: to be held on a day nobody has said.
WANTED = Regex(
    r"(?:想|打算|考虑|要)(?:再|也)?(?:[给帮替]\s?(?P<whom>[^,。;!?\n]{1,6}?))?(?:搞|办|组织|整|弄|安排|开)返?(?:[一]?[个场次期])(?P<held>[^,。;!?\s]{2,20})"
    r"|^\s?(?P<told>(?:帮[我手忙]|小秘书?)?(?:订|加|开|排|安排)(?:返|多)?[一]?[个场次])(?=[^,。;!?\n\d]{2,8}$)"
    r"|^\s?(?:小秘书?[,\s]?)?(?P<noted>(?:帮[我手忙]|给我)?记(?:得|下|住|一下))|(?P<entered>(?:入|[加排写放]进|放到)(?:calendar|日历|日程))|(?P<due>要排一?排)",
    any_case=True,
)
OUR_PEOPLE = Regex(r"大家|大伙|会员|职工|员工|[女工]工|工友|[我咱]们|工会|姐妹|同事|街坊")
A_COURSE = Regex(r"[A-Za-z\u4e00-\u9fff]{2}(?:班|课|营)(?![长级组主车次])")
QUESTION = Regex(r"[?？][^?？]{0,3}$|[吗呢么]\s{0,3}[。!！~～]{0,3}$")


def is_doubtful(text: str, now: datetime, *, region: str = "CN", notice: Notice | None = None) -> bool:
    """Whether to ask if a message that was not heard tells or plans union work; `now` is local wall time.

    It must name a day or a figure, and read like what officers tell more than like what they chat of.
    """
    if _is_out_of_scope(text):
        return False
    if speaks_of_work(text):
        return True
    seen = evidence(look(text, now, region, notice=notice), now)
    is_dated = seen.when is not None or seen.figures > seen.durations or seen.sums > 0
    if not is_dated or not _has_enough_words(seen.words, FEWEST):  # nothing but a day: it answers somebody
        return False
    if verdict(seen).intent is not Intent.NONE or lexicon.pattern(Because.HEARSAY).search(seen.text):
        return False
    return is_nearly_sure_work(seen) if is_english(text) else likelihood(text) >= LIKELY


def thing_wanted(text: str, now: datetime, *, region: str = "CN", notice: Notice | None = None) -> str | None:
    """What of ours is wanted that people come to, its day not said; None where that is nothing, or of the writer's own life."""
    seen = look(text, now, region, notice=notice)
    words, when = seen.words, seen.best.when if seen.best else None
    found = list(WANTED.finditer(words))
    if not found or is_long(text) or (when is not None and when.grain in OF_A_DAY) or seen.has_figures:
        return None
    is_ours = any(one.lastgroup != "held" for one in found) or OUR_PEOPLE.search(words) is not None
    is_held = classification.kind(words) in COME_TO or A_COURSE.search(words) is not None
    because = verdict(evidence(seen, now)).because
    if not (is_ours and is_held) or because in (Because.PRIVATE, Because.OWN_LIFE, Because.HEARSAY):
        return None
    start, end = found[0].start("held") if found[0]["held"] else found[0].end(), len(words)
    if found[0].lastgroup in ("entered", "due"):
        start, end = 0, found[0].start()
    start = end - len(words[start:end].lstrip("□里份内的 "))  # 「三月里体检」
    course = A_COURSE.search(words, start, end)
    spans = [(one.begin, one.end) for one in seen.reads if not one.is_name]
    return titles.event_title(seen.said, spans, -1, (start, course.end() if course else end))


def names_something(text: str, now: datetime, *, region: str = "CN", notice: Notice | None = None) -> bool:
    """Whether words name more than a day: 「就定周二」 answers somebody."""
    return _has_enough_words(look(text, now, region, notice=notice).words, FEWEST)


def may_be_planned(text: str, now: datetime, *, region: str = "CN", notice: Notice | None = None) -> bool:
    """Whether words said to the bot, which nobody understood, name a time to come and a thing: 「明天交照片」."""
    seen, tomorrow = look(text, now, region, notice=notice), at_midnight(now.date() + timedelta(days=1))
    if _is_out_of_scope(text) or seen.best is None or not _has_enough_words(seen.words, A_THING):
        return False
    return seen.best.when.start >= tomorrow and verdict(evidence(seen, now)).because is Because.UNSURE


def _is_out_of_scope(text: str) -> bool:
    """Whether words are too long, passed on, a question, or about a change of what is there."""
    return is_long(text) or any(each.search(text) for each in (NOT_OURS, QUESTION, CHANGE))


def _has_enough_words(words: str, least: int) -> bool:
    """Whether so many signs of a word are left beside the times."""
    return sum(1 for _ in islice(WORDS.finditer(words), least)) == least


def likelihood(text: str) -> float:
    """From 0, talk, to 1, work, by the signs a text consists of; words in Latin letters say nothing."""
    weights = _work_weights()
    return 1 / (1 + exp(-(weights[""] + sum(weights.get(each, 0.0) for each in signs(text)))))


def signs(text: str) -> Iterable[str]:
    """Each single sign and each pair of a text once, in one form, every figure as 0."""
    plain = FIGURES.sub("0", LATIN.sub("a", normal(text).text))
    return dict.fromkeys([*plain, *(plain[place : place + 2] for place in range(len(plain) - 1))])


@cache
def _work_weights() -> dict[str, float]:
    """Hundredths by sign; the empty one is what holds before anything is said."""
    found = json.loads((FOLDER / "doubt_weights.json").read_text(encoding="utf-8"))
    return {sign: weight / 100 for sign, weight in found.items()}
