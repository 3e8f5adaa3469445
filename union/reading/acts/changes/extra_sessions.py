"""One more session of what is planned, or its parting in several: 「10号下午2点一场，11号上午9点再一场」, "adding another run on 19 Dec".

Here it is only found that the words say so, and what they name; their times are read beside the item.
"""

from itertools import pairwise
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.acts.changes.change_verbs import A_TIME, BREAK
from union.reading.text.normal_form import Normal

SESSION = r"(?:场次?|[班期节堂轮批])(?![长组车子会馆地])"
MORE = Regex(
    rf"(?:(?:[再又多另额]|需要?|打算|准备){{0,2}}(?:[加增添](?!班|点|期)|追加)[开办设排多]{{0,2}}|[再又另]多?[来开办搞打上排考讲做演跑]|[再又另](?=[多一1]))多?[一1]?个?(?:{SESSION}|天(?!前))"
    r"|(?:安排|add(?:ing|ed|s)?|have|having|open(?:ing|ed)?|run(?:ning)?|do|doing)[·\s]?(?:in·)?(?:one·more|another|an?·extra|1·more|an?·(?:second|2nd)|extra|更多)[·\s]?(?:session|run|class|round|slot|batch|game|trip|day|场)(?:·of)?",
    any_case=True,
)
# Without one of these nothing is said of sessions.
SIGNS = Regex(
    r"[场次班期节堂轮批天](?<!今天)(?<!昨天)|session|run|class|round|slot|batch|trip|split|break|day",
    any_case=True,
)
PARTED = Regex(
    rf"(?:(?P<days>分|拆)|改|变)(?:开|成|做|为|作){{0,2}}(?:上下午)?[了咗]?(?P<count>[两2二三3四4])个?(?:{SESSION}|(?(days)天(?!前)|(?!)))"
    r"|(?:split|break)(?:ting|s)?[·\s]?(?P<item>[^,。;]{0,40}?)[·\s]?(?:up·)?(?:into|in|over|across)[·\s]?(?:two|three|2|3|两)",
    any_case=True,
)
HELD = Regex(r"^(?:[考开办走搞上去打来做讲排练]|举[行办]|进行|安排|[吧了啦喇])+")
ADDS = Regex(r"[加增添]|[A-Za-z]")
SMALL_WORDS = Regex(
    r"(?:so|we|i|will|be|are|is|have|to|and|then|pls|please|can|need|the|of|on|at|改到|[我咱]们?|所以|就|要|决定|[啦了吧喇咗啊,]|[·\s])*",
    any_case=True,
)
ASKS = Regex(
    r"\?|吗|要不要|能不能|可不可以|是不是|如果|要是|的话|\b(?:can·we|should·we|if|maybe)\b", any_case=True
)


class ExtraSession(NamedTuple):
    """`is_parted`: it is held in those told; `own` is what its clause names, `before` the clauses before it, `quoted` the rest."""

    is_parted: bool
    own: str
    before: tuple[str, ...]
    quoted: str


def read_extra_session(said: Normal) -> ExtraSession | None:
    """What words say of more sessions; None where they say nothing of it, ask, or name no time behind it or beside it."""
    text = said.text
    found = PARTED.search(text)
    is_parted = found is not None
    found = found or MORE.search(text)
    if found is None or ASKS.search(text) or "\n" in text.strip():
        return None
    cuts = [0, *(each.end() for each in BREAK.finditer(text)), len(text)]
    begins = max(each for each in cuts if each <= found.start())
    if TIME.search(text, begins) is None:
        return None
    item = found.groupdict().get("item") or ""
    beside = [text[begins : found.start()]]
    behind = HELD.sub("", text[found.end() :].partition(",")[0])
    if is_parted or ADDS.search(found[0]):
        beside.append(behind)
    elif not any(map(_without_time, beside)) and _without_time(
        behind
    ):  # 「再打一场保龄球」 is a match of its own
        return None
    own = item or next(filter(None, map(_without_time, beside)), "")
    clauses = [text[start:end].strip(" ,。;:!\n") for start, end in pairwise(cuts) if end <= begins]
    before = tuple(each for each in reversed(clauses) if each)
    return ExtraSession(is_parted, own, before, said.quote(begins, len(text)).strip())


TIME = Regex(A_TIME)


def _without_time(words: str) -> str:
    time = TIME.search(words)
    words = words[: time.start()] if time else words
    words = words.strip(" ,。;:")
    return "" if len(words) < 2 or SMALL_WORDS.fullmatch(words) else words
