"""What is told as done in part, with what is left of it and when that is to follow: 「送了7户，剩下5户不在家，下周一再去」, "sent to 34, 6 not home, i go again next sat"."""

from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.names.people import given_name
from union.reading.text.normal_form import EitherScript, normal, simplified
from union.worklog.ending_choice import clauses
from union.worklog.whole_ends import ALL_OF_IT, OWN_SHARE

LONGEST = 160
# 「剩3份我明日派」, 「还有5户周六去」, "6 not home", "balance 10 on monday"
LEFT = EitherScript(
    r"(?:还有|还剩|仲有|仲剩|仲争|[就只]剩|剩[下返低]?|余下|其[余他])[的嘅]?(?P<left>(?:[\d一两二三四五六七八九十]{1,3}[户家人名位份套个间箱盒条单件]?)?)(?=[^,。;]{0,12}(?:没|未|冇|不在|唔喺|明|听日|后天|下周|下星期|下礼拜|周[一二三四五六日]|星期|礼拜|\d[号日]|[再改]|等|补|迟))"
    r"|\b(?P<some>\d{1,3}) (?:more |of them )?(?:were |was )?(?:not (?:at )?(?:home|in|around|free|there|yet)|left\b(?! over)|remaining|outstanding|on leave|to go\b)|\bbalance (?:of )?(?P<balance>\d{1,3})\b|\b(?:the )?(?:rest|remaining(?: (?P<rest>\d{1,3}))?|other \d{1,3})\b(?=.{0,24}\b(?:on|next|tmr|tomorrow|later|mon|tue|wed|thu|fri|sat|sun|not (?:home|in|yet)|will))",
    any_case=True,
)
DONE = EitherScript(
    r"[了咗完过晒]|\b(?:[a-z]{2,12}ed|sent|gave|given|bought|paid|done|went|got|met|saw|made)\b",
    any_case=True,
)
MUCH = EitherScript(r"\d|一半|一部分|\bhalf\b", any_case=True)
GOES_ON = EitherScript(
    r"再|[明后]天|听日|下周|下星期|周[一二三四五六日]|星期|\d[号日]|\b(?:again|next|tmr|tomorrow|will|on (?:mon|tue|wed|thu|fri|sat|sun))",
    any_case=True,
)
ASKS = EitherScript(r"[?？吗么呢]|谁|边个|\bwho\b|\banyone\b", any_case=True)
# 「派晒」 said of what several are to do is of all of it, 「我那份」 of one's own share.
TO_THE_END = Regex(
    r"(?:都|全|[\d一-十]{1,3}[户家人份个])[^,。;]{0,6}(?:完|好|到|齐|光)了?|[发送派走跑收交做]完|齐了?(?:$|[,。;!])"
)
# 「自查弄完了，查出11条，改掉8条，剩下的要等配件」: what is left is of what was found
ENDED = Regex(r"[^,。;!\n]{0,10}?(?:[弄做查摸搞办]|自查|摸底|排查|检查|调查)完[了啦](?!\d)")
WITH = Regex(r"[我和与跟同、]")
# Clauses are read again as one text; nobody is shown it.
BETWEEN = "，"


class PartialReport(NamedTuple):
    """What was done, what is left, in their words, and how much that is; "" where nobody says. `follows`: the rest without it."""

    told: str
    rest: str
    left: str
    follows: str


def read_partial_report(text: str) -> PartialReport | None:
    """None where the message tells more than that, or asks."""
    if (
        len(text) > LONGEST
        or LEFT.search(text) is None
        or ASKS.search(text)
        or ENDED.search(normal(text).text)
    ):
        return None
    parts = clauses(text)
    at = next((nth for nth, each in enumerate(parts) if LEFT.search(each)), 0)
    told, rest = parts[:at], parts[at:]
    if not told or not any(DONE.search(each) for each in told) or not any(MUCH.search(each) for each in told):
        return None
    if len(rest) > 1 and not all(GOES_ON.search(each) for each in rest[1:]):
        return None
    found = LEFT.search(rest[0])
    left = next(filter(None, found.groups()), "") if found else ""
    follows = BETWEEN.join([LEFT.sub(" ", rest[0]).strip(), *rest[1:]])
    return PartialReport(BETWEEN.join(told), BETWEEN.join(rest), left, follows)


def tells_work_ended(text: str) -> bool:
    """Whether the first clause says that the whole of it is over, whatever is left of what came of it."""
    return ENDED.match(normal(text).text) is not None


def tells_all_owners_done(text: str, owners: list[str], author: str) -> bool:
    """Whether words tell that what several are to do is done altogether, or by all of them: 「我和李建国去的」."""
    said = normal(text).text
    if OWN_SHARE.search(said):
        return False
    names = [simplified(each) for each in owners if each != author]
    plain = simplified(text)
    are_named = bool(names) and all(given_name(each) in plain for each in names) and WITH.search(plain)
    return bool(are_named) or ALL_OF_IT.search(said) is not None or TO_THE_END.search(said) is not None
