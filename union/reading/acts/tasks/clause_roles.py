"""Whose a plan is, as a clause beside it says: 「…，张伟组织」, 「（我和国华去）」, 「两场都是陈静带」, "Siti and me going", "all under Ravi".

The names of those known are marked, so what stands around them decides; a clause that tells of somebody, or of a part somebody
plays in what is held, gives it to nobody.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from union.core.kinds import COME_TO
from union.core.lazy_regex import Regex
from union.core.records import replace
from union.reading.acts.extraction import Seen
from union.reading.acts.tasks.assignments import HEAD, REST, TOLD_OF, marked, roster_names_by_form
from union.reading.message import MAKES_ITEMS, Act, Message

ONE = rf"(?:{HEAD}{REST}*+|我(?![们俩仨哋的])|本人)"
JOINT = r"(?:[、和跟与同及&]|同埋|·?(?:and|n)·?(?=[我\ue000])|·)"
GROUP = rf"(?P<who>{ONE}(?:{JOINT}?{ONE}){{0,4}})"
LED = r"(?P<led>由|请|让|叫|麻烦|安排|派|交给|归|喊|拜托|under·|by·|led·by·)"
OF_ALL = r"(?P<all>(?:[这那]?[两三四2-4几]?[场个样次件项天]?(?:都|均|全部?|统一|一律|皆)(?:是|由|归)?|以上|both·|all·))"
FILL = r"(?:[你您]们?|[两俩三仨几][个位]人?|一起|一同|一道|一块儿?|共同|自己|照旧|照样|还是|仍旧|继续|总(?!负)|全权|到场|届时|到时候?|会|将?要|来|再|先|也|就|·?(?:will|to|is|are|both|also|my|self|myself|itself|help|be)(?![A-Za-z])·?|(?<!□)□{2,24}+|,(?=□{2,24}(?:过去|去|到))){0,6}+"
# What somebody does to the whole of what is held
LEADS = (
    "组织|负责|牵头|带队?|领队|带头|主持|指挥|张罗|操办|召集|统筹|盯着?|管|把关|跟[车进着]|对接|主讲|讲课?|值班|总?负责|弄|办|搞|安排|落实|签收|验收|接待|去[贴收办弄取领拿接送跟]"
    "|(?:过|上门|前)?[去往](?:一?趟|一下)?|走一?趟|跑一?趟|出面|代表(?:工会)?去|lead|leads|leading|organi[sz]ed?|handles?|going|goes|go|attend|attending|host|hosting|run|running|i·?/?·?c|in·charge|pic|coordinates?"
)
TAIL = r"(?:一下|的|吧|哈|啊|哦|了吗|·?(?:both|it|this|all|lah|ah|ok|pls|please|there|together)){0,3}"
WHOLE = Regex(
    rf"(?:^|(?<=[,。;!\n(（):□-])|(?<=[,。;!\n(（):□-]\s)|(?<= ))(?:·|then·|and·)?{OF_ALL}?{LED}?{OF_ALL.replace('all', 'too')}?{GROUP}{FILL}(?P<deed>{LEADS})?{TAIL}(?=[,。;!\n)）? □]|$|\d{{1,2}}[、.)]|[①-⑩])",
    any_case=True,
)
# 「由张伟和李工一起查门窗」: what is done may be said in full where somebody is told to.
TOLD_TO = Regex(
    rf"(?:^|(?<=[,。;!\n(（):□-])|(?<=[,。;!\n(（):□-]\s)|(?<= )){LED}{GROUP}{FILL}(?P<deed>[^,。;!\n了过□]{{1,12}})(?=[,。;!\n)）□]|$)"
)
# 「遊行我自己嚟帶隊」, "walk I lead myself": right behind the thing only words of charge say so.
BEHIND_THING = Regex(
    rf"(?<=[\u4e00-\u9fffA-Za-z]){GROUP}{FILL}(?P<deed>(?:总?负责|牵头|带队|领队|主持|指挥|张罗|操办|统筹|跟车|·?lead·?|·?organi[sz]e·?))(?:myself|·|[吧哈啊哦的啦])*(?=[,。;!\n)） □]|$)",
    any_case=True,
)
# 「我同志强下星期三约运输署谈」, "Siti and I will meet LTA next wed": at the head of the clause of its time they do it, whatever it is.
AT_ITS_TIME = Regex(
    rf"(?:^|(?<=[,。;!\n:]))(?:\s|·|(?:所以|咁[啦样]|那|so|then|also)[,·]?){{0,2}}{GROUP}(?:[你您]们?|[两俩三仨][个位]?人?|一起|一同|会|将?要|·?(?:will|to|going·to|are|is)·|·){{0,3}}"
    r"(?P<deed>(?:(?<![点在])□{2,24}(?!请假|休|出差|住院|生病|手术|不|没|结婚|退休|回[家乡老]|生日|说|是|有[事空]|off|on·leave)(?:过(?=[去来])|[^,。;!?\n了过□]){1,24}|(?:[去到约见看探会]|上门|meet|visit|go|see|attend)[^,。;!?\n了过□]{1,24}□{2,24}))",
    any_case=True,
)
# 「下周二上午我和李建国去市二院看看他」: of two at least
TOGETHER = Regex(
    rf"□{{2,24}},?(?:会|由|就)?(?P<who>{ONE}(?:(?:[、和跟与同及&]|同埋){ONE}){{1,4}})(?:[你您]们?|[两俩三仨][个位]?人?|一起|一同|会|要){{0,3}}(?P<deed>(?:[去到约见看探陪]|上门|走访|慰问)[^,。;!?\n了过□]{{1,24}})"
)
SIGNS = Regex(r"[,。;!?\n(（]")
NOT_SO = Regex(TOLD_OF)
BEHIND = ("(", "（", ",", ":", "-")
OF_THOSE_THERE = Regex(r"(?:参加|出席|到会|参会|与会|列席|缺席|请假|主持|记录|人员|名单|人)[:：]$")
MOST, LIST = 6, 2  # clauses that say so, in one message; names below one another
EACH = Regex(ONE)


class ClauseRole(NamedTuple):
    """Those named in a clause and where it stands; `is_of_all`: of all that is planned, `is_errand`: they are told to do something there."""

    owners: tuple[str, ...]
    is_of_all: bool
    is_errand: bool
    is_listed: bool  # a name alone, in no brackets
    start: int


def with_roles(plans: Sequence[Message], seen: Seen, people: Sequence[str]) -> tuple[Message, ...]:
    """The plans of a stretch, each with those its clauses give it to; who is named already stays."""
    roles = roles_in(seen.words, people) if plans else ()
    return _plans_with_owners(plans, [_begin(one, seen) for one in plans], roles) if roles else tuple(plans)


def acts_with_roles(acts: Sequence[Act], seen: Seen, people: Sequence[str]) -> list[Act]:
    """The acts of a message with the owners its clauses say, also those behind several."""
    ours = [at for at, one in enumerate(acts) if one.kind in MAKES_ITEMS and one.message is not None]
    roles = roles_in(seen.words, people) if ours else ()
    found = list(acts)
    if roles:
        begins = [bisect_left(seen.said.places, acts[at].start) for at in ours]
        plans = [message for at in ours if (message := acts[at].message) is not None]
        for at, message in zip(ours, _plans_with_owners(plans, begins, roles), strict=True):
            found[at] = replace(found[at], owners=message.owners, message=message)
    return found


def _plans_with_owners(
    plans: Sequence[Message], begins: Sequence[int], roles: Sequence[ClauseRole]
) -> tuple[Message, ...]:
    found = list(plans)
    for role in roles:
        own = max((at for at, begin in enumerate(begins) if begin <= role.start), default=0)
        for at in range(len(found)) if role.is_of_all else (own,):
            found[at] = _owned_by(found[at], role)
    return tuple(found)


@lru_cache(maxsize=8)
def roles_in(words: str, people: Sequence[str]) -> tuple[ClauseRole, ...]:
    """What the clauses of words with their times blanked out say of whose it is."""
    said = marked(words, tuple(people)) if people else words
    found = tuple(islice(_roles(words, said, tuple(people)), MOST)) if HEAD in said or "我" in said else ()
    listed = [one for one in found if one.is_listed]
    # Names below one another are those who come.
    return found if len(listed) < LIST else tuple(one for one in found if not one.is_listed)


def _roles(words: str, said: str, people: tuple[str, ...]) -> Iterator[ClauseRole]:
    known, done = {"本人": "我", **roster_names_by_form(people)}, set[int]()
    for form in (WHOLE, TOLD_TO, BEHIND_THING, AT_ITS_TIME, TOGETHER):
        for match in form.finditer(said):
            start = match.start("who")
            if start in done or not _is_role(said, match):
                continue
            done.add(start)
            names = [words[slice(*each.span())] for each in EACH.finditer(said, *match.span("who"))]
            owners = tuple(dict.fromkeys(known.get(name, name) for name in names))
            is_listed = not _says_charge(match) and said[match.start() - 1] not in "(（"
            yield ClauseRole(owners, _covers_all_plans(match), form is TOLD_TO, is_listed, start)


def _covers_all_plans(match: re.Match[str]) -> bool:
    groups = match.groupdict()
    return bool(groups.get("all") or groups.get("too"))


def _says_charge(match: re.Match[str]) -> bool:
    return bool(match.groupdict().get("led") or match["deed"]) or _covers_all_plans(match)


def _is_role(said: str, match: re.Match[str]) -> bool:
    """Whether something says that it is theirs: a bare name calls somebody at the head, and is whose it is behind a plan."""
    if _says_charge(match):
        return True
    before = said[: match.start("who")].rstrip(" ·")
    is_behind = (
        before.endswith(BEHIND) and match.end("who") == match.end() and not OF_THOSE_THERE.search(before)
    )
    return is_behind and not NOT_SO.match(said, match.end("who"))


def _begin(plan: Message, seen: Seen) -> int:
    """Where the clause of its time begins."""
    if plan.when is None:
        return 0
    at = next((one.begin for one in seen.reads if one.when.start == plan.when.start), None)
    at = next((one.begin for one in seen.reads if one.when.text == plan.when.text), 0) if at is None else at
    return max((each.end() for each in SIGNS.finditer(seen.said.text, 0, at)), default=0)


def _owned_by(plan: Message, role: ClauseRole) -> Message:
    """The plan as theirs, unless others are named as its owners; an errand for what is held is no charge of it."""
    is_ours = set(plan.owners) <= set(role.owners) and len(role.owners) > len(plan.owners)
    is_errand = role.is_errand and plan.kind in COME_TO
    return replace(plan, owners=role.owners) if is_ours and not is_errand else plan
