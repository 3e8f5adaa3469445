"""A second opinion on what was neither surely union work nor surely talk: whether to ask, never whether to file.

The weights stand in union/data/doubt_weights.json, made of labelled sentences by `python -m tools.doubt_weights`.
"""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from itertools import islice
from math import exp

from union.core.almanac.days_off import Notice
from union.core.grain import Grain
from union.core.lazy_regex import Regex
from union.data import FOLDER
from union.reading import lexicon
from union.reading.acts import classification, titles
from union.reading.acts.extraction import evidence, look
from union.reading.acts.intent import Because, is_nearly_sure, verdict
from union.reading.acts.opinion import is_long
from union.reading.english.translation import is_english
from union.reading.message import Intent
from union.reading.other_languages import speaks_of_work
from union.reading.text.normal_form import EitherScript, normal
from union.reading.time.dates.reference_time import at_midnight

# From here on it is asked: one in forty messages of talk is as likely and names a day or a figure.
LIKELY = 0.78
FINE = (Grain.MINUTE, Grain.HOUR, Grain.DAY)
FEWEST, A_THING, WORDS = 4, 3, Regex(r"[\u4e00-\u9fffA-Za-z]")
FIGURES, LATIN = Regex(r"\d{1,40}"), Regex(r"[A-Za-z]{1,40}")
# Told of others, or by them.
OF_OTHERS = Regex(
    r"^听[^,，。\d]{1,8}[讲说]|隔壁(?:店|厂|单位|公司|车间|社区|村)|对门(?:店|厂)|(?:兄弟|外|别的)单位"
)
# Passed on, an advertisement, a list people enter themselves into.
NOT_OURS = EitherScript(
    r"^\s{0,9}(?:\[转|【|转[:发]|🔗)|接龙|拼团|团购|出租|转让|包邮|链接|点击|优惠|打折|半价|手气|抢红包|哈哈哈|听说|据说|https?:"
    rf"|{OF_OTHERS.pattern}"
)
# Of something that is there already; who knows the group's items does that, or nobody.
CHANGE = Regex(
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
    if _is_beside_it(text):
        return False
    if speaks_of_work(text):
        return True
    seen = evidence(look(text, now, region, notice=notice), now)
    is_dated = seen.when is not None or seen.figures > seen.durations or seen.sums > 0
    if not is_dated or not _names(seen.words, FEWEST):  # nothing but a day: it answers somebody
        return False
    if verdict(seen).intent is not Intent.NONE or lexicon.pattern(Because.HEARSAY).search(seen.text):
        return False
    return is_nearly_sure(seen) if is_english(text) else likelihood(text) >= LIKELY


def thing_wanted(text: str, now: datetime, *, region: str = "CN", notice: Notice | None = None) -> str | None:
    """What of ours is wanted that people come to, its day not said; None where that is nothing, or of the writer's own life."""
    seen = look(text, now, region, notice=notice)
    words, when = seen.words, seen.best.when if seen.best else None
    found = list(WANTED.finditer(words))
    if not found or is_long(text) or (when is not None and when.grain in FINE) or seen.has_figures:
        return None
    is_ours = any(one.lastgroup != "held" for one in found) or OUR_PEOPLE.search(words) is not None
    is_held = classification.kind(words) in classification.COME_TO or A_COURSE.search(words) is not None
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
    return _names(look(text, now, region, notice=notice).words, FEWEST)


def may_be_planned(text: str, now: datetime, *, region: str = "CN", notice: Notice | None = None) -> bool:
    """Whether words said to the bot, which nobody understood, name a time to come and a thing: 「明天交照片」."""
    seen, tomorrow = look(text, now, region, notice=notice), at_midnight(now.date() + timedelta(days=1))
    if _is_beside_it(text) or seen.best is None or not _names(seen.words, A_THING):
        return False
    return seen.best.when.start >= tomorrow and verdict(evidence(seen, now)).because is Because.UNSURE


def _is_beside_it(text: str) -> bool:
    """Whether words are too long, passed on, a question, or about a change of what is there."""
    return is_long(text) or any(each.search(text) for each in (NOT_OURS, QUESTION, CHANGE))


def _names(words: str, least: int) -> bool:
    """Whether so many signs of a word are left beside the times."""
    return sum(1 for _ in islice(WORDS.finditer(words), least)) == least


def likelihood(text: str) -> float:
    """From 0, talk, to 1, work, by the signs a text consists of; words in Latin letters say nothing."""
    weights = _weights()
    return 1 / (1 + exp(-(weights[""] + sum(weights.get(each, 0.0) for each in signs(text)))))


def signs(text: str) -> Iterable[str]:
    """Each single sign and each pair of a text once, in one form, every figure as 0."""
    plain = FIGURES.sub("0", LATIN.sub("a", normal(text).text))
    return dict.fromkeys([*plain, *(plain[place : place + 2] for place in range(len(plain) - 1))])


@cache
def _weights() -> dict[str, float]:
    """Hundredths by sign; the empty one is what holds before anything is said."""
    found = json.loads((FOLDER / "doubt_weights.json").read_text(encoding="utf-8"))
    return {sign: weight / 100 for sign, weight in found.items()}
