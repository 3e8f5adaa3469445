"""Who enters for something in plain words, with how many: 「拔河我们车间报12个」, 「我带家属2人」, 「我不去了」, a 接龙 that grows.

What the words name of items, branches and people is found out by whoever knows them (handlers/attendance).
"""

from collections.abc import Sequence
from enum import StrEnum
from itertools import chain, pairwise, zip_longest
from re import Match

from union.attendance.named_entries import SIGNS as MAY_NAME
from union.attendance.named_entries import named_entries
from union.core.lazy_regex import Regex
from union.core.records import dataclass
from union.data import table
from union.reading.english.times import outside, times
from union.reading.numbers.numerals import whole_number
from union.reading.text.normal_form import normal, simplified


class SignUpDeed(StrEnum):
    """What becomes of a list, or is asked of it."""

    SET = "set"
    ADD = "add"
    LESS = "less"
    OUT = "out"
    COUNT = "count"
    MISSING = "missing"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class Places:
    """Places for those whom `words` name among other things, for the writer where they name nobody; 0: no number was told.

    `is_own`: the writer comes with others. `is_name`: the words are somebody's name and nothing else.
    """

    words: str = ""
    people: int = 0
    is_own: bool = False
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class SpokenSignUp:
    """`clauses` may name the item. `is_weak`: no word of entering, of use only for a list that is named.

    `is_chain`: the lines of a 接龙. `instead`: who comes in the
    place of whoever goes. `is_all`: nobody else stands on the list. `is_near`: of use only for what people were called to right before.
    """

    deed: SignUpDeed
    places: tuple[Places, ...] = (Places(),)
    clauses: tuple[str, ...] = ()
    is_weak: bool = False
    is_chain: bool = False
    instead: str = ""
    is_all: bool = False
    is_near: bool = False


LONGEST, LONGEST_CHAIN, MOST_LINES = 60, 1500, 80
NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十百]{1,4}|俩|仨)"
OF_PEOPLE = r"(?:个(?:大?人|名额|位)?|人(?!次)|位|名(?!额)|口人?)"
SO_MANY = rf"(?P<n>{NUMBER}){OF_PEOPLE}"
ONE_KIN = r"(?:家属|家人|屋企人|老[公婆豆母]|爱人|丈夫|妻子|太太|先生|媳妇|对象|[男女]?朋友|小?孩子?|娃儿?|儿子|女儿|闺女|爸爸?|妈妈?|父母|爸妈|仔女|个[女仔])"
KIN = rf"(?P<kin>{ONE_KIN}(?:[和跟同、]?{ONE_KIN}){{0,2}})"
KINSMAN = Regex(ONE_KIN)
PAIRS = ("父母", "爸妈", "仔女")
SELF = r"(?:我|本人|俺)"
UNITS = r"(?:车间|小组|分工?会|部门|科室|班组|支部|门店|队|组|班|科)"
TRIGGER = Regex(
    rf"报|[算加预]埋?上?{SELF}|[带留携]|{SELF}[和跟同]|[去来]不|不[去参报]|退出|取消|大\D?\d|[\d一两二三四五六七八九十]\s?[个人名口位大]|划掉|换[成为]|几个|多少个?人了|接龙|\bnames\b|^我.{{0,2}}\d{{1,2}}[号日]|^\s?[+＋]\s?\d"
    r"|我们?(?:一家|全家)|\b(?:sign|count|put|pax|add|how|who|make|join|withdraw|me)\b",
    any_case=True,
)
BREAK = Regex(r"[,，。；;！!？?\n]|\s(?=[^\sA-Za-z0-9])|(?<=[^\sA-Za-z0-9])\s")
# What is supposed, told of another day or laid down for all enters nobody.
TALK = Regex(
    r"如果|要是|能不能|可不?可以|可带|能带|限报|每[个家人]|每[队组店班]|报名(?:截[止至]|结束|时间|费)|[昨前今]天|上周|加开|增[加设]|完了|回来|团购|[吗么]$|多少钱|预算|[才仅]报|不[办搞开]了|拉倒"
)
ASKED = {
    SignUpDeed.MISSING: Regex(
        rf"(?:还有)?(?:谁|哪些?[个家]?(?:人|{UNITS})?)(?:还|都)*(?:没有?|未)报(?:名)?(?:上|来)?"
    ),
    SignUpDeed.COUNT: Regex(
        r"报了?名?(?:现在|目前|一?共)?了?(?:有|到)?(?:多少|几(?![号日点天月时])|好多)个?人?|(?:多少|几|好多)个?人?(?:已经)?报了?[名上]?|报名(?:情况|人数)(?!不[够足]|[未没]|[已太过]|满)|(?:现在|目前|已经)(?:有|是|到){0,1}(?:多少|几)个?人了"
        r"|how many\b.{0,20}\b(?:sign|going|coming|joining|registered)",
        any_case=True,
    ),
    SignUpDeed.NAMES: Regex(
        rf"(?:谁|哪(?:个|些|几个)(?:人|{UNITS})?|边个)(?:都|已经)?报(?!送|销)[了名上咗]{{0,2}}|报名的?(?:人?名单|都?有谁|是谁|有哪些)|(?:名单|接龙)(?:上|里)?(?:现在|目前|一共|总共|都|上|里|是|有){{0,3}}(?:谁|哪[些几]|(?:多少|几)个?人)"
        r"|who(?:\W?s| all)? ?(?:has |have |is |are )?(?:already )?(?:sign(?:ed|s|ing)?\b|going|joining|(?:playing|in)\b(?=.{0,30}\b(?:so far|already|now|liao)\b))",
        any_case=True,
    ),
}
OUT = Regex(
    rf"{SELF}们?[^,]{{0,8}}?(?:不去|[去来]不[了成到]|不参加|参加不了|不报|退出|退赛|唔去)(?:报名|[了啦])?|把?{SELF}[^,]{{0,3}}?(?:划掉|去掉|取消报名)"
    r"|取消我?的?报名|(?<=[^我你他谁]{2})(?:去不[了成]|参加不了)[了啦]?$"
)
# 「王五退出，换赵六」, 「王五换成赵六」
NAME = r"[\u4e00-\u9fff]{2,3}"
OTHER_OUT = Regex(
    rf"^(?!{SELF})(?P<who>{NAME}?)(?:退出|退赛|不[去来报]了|不参加了?|(?:那天)?(?:有事)?[去来]不了)[了啦]?(?:(?:换|改|让|由)(?:成|为|上)?(?P<new>{NAME}?)(?:[去来上]|顶上?|替补?)?)?$"
    rf"|^(?!{SELF})(?P<old>{NAME}?)(?:换|改)[成为](?P<other>{NAME})$"
)
IN_PLACE = Regex(rf"^(?:换|改|让|由)(?:成|为|上)?(?P<new>{NAME}?)(?:[去来上]|顶上?|替补?)?$")
AND_ALSO = Regex(r"^(?:还有|加上|另外|外加|再加)(?:个|一?个)?(?P<who>[\u4e00-\u9fff]{2,8})$")
CHANGED = (
    (SignUpDeed.ADD, Regex(rf"(?:又|再|还要|多)(?:要|给我)?[加报添来]?[上多]?{SO_MANY}|加多{SO_MANY.replace('<n>', '<m>')}")),
    (SignUpDeed.LESS, Regex(rf"(?:减|少|去掉|退)[掉了少]?{SO_MANY}")),
)  # fmt: skip
ENTERS = (
    Regex(rf"(?P<n>{NUMBER})个?大人?[带和]?(?P<more>{NUMBER})个?[小细](?:孩子?|路)?"),
    Regex(rf"[带携][上着了埋]?{SELF}?(?:(?P<n>{NUMBER})[个名位])?{KIN}(?:(?P<m>{NUMBER})[个人位名])?"),
    Regex(rf"{SELF}[和跟同]{SELF}?{KIN}(?:(?P<total>{NUMBER})[个人位]人?)?|{SELF}们?(?:一家|全家|家里?|屋企)(?:一?共|总共|有|来|去){{0,2}}(?P<n>{NUMBER})(?:口人?|个人?|[位人])"),
    Regex(rf"留(?:个|(?P<n>{NUMBER})个?)(?:位|名额)|[算加]埋?上?{SELF}们?(?:(?P<m>{NUMBER})[个份位])?|预{SELF}?(?P<total>{NUMBER})[个份位]"),
    Regex(rf"(?<![上申汇通呈预播填海情警举简快月年季])报[了上名]?(?:参加)?{SELF}?们?{SO_MANY}(?!目)|[出派](?P<m>{NUMBER})个?人(?=参|去|来)"),
    Regex(r"(?<![上申汇通呈预填])报[个上]?名(?!截|开|的|表|单|费|情|人)(?:参加)?|(?:一队|一组|组队)$"),
    Regex(r"(?:(?P<n>一)个人|自己)(?:去|来|参加)"),
    Regex(rf"^{SELF}们?\d{{1,2}}[号日](?:那[天日场次])?(?:都|也|可以|能|会){{0,2}}(?:[去来到打跑得行]|参加|上场)[的了啊哈吧]?$"),
)  # fmt: skip
WEAK = (Regex(rf"(?:改成|改为|改到|变成?){SO_MANY}$"), Regex(rf"{SO_MANY}(?:参加|去|来)?$"))
TOTAL = Regex(
    rf"(?:一?共|总共|合计|就|来|去|有){{0,2}}{SO_MANY}(?:ok|去|来|参加|报名|[哈哦吧啊]){{0,2}}", any_case=True
)
# 「我这边口头有11个要来，妇产科6个、儿科5个」: what all of them come to is told beside it.
OF_UNIT = Regex(
    rf"(?P<who>[\u4e00-\u9fff]{{2,8}}?)(?:来|有|报了?|去)?(?P<n>{NUMBER}){OF_PEOPLE}(?:[、和,]|$)"
)
OF_ONE_UNIT = Regex(
    rf"(?P<who>(?!(?:各|小)组|我们|咱)[\u4e00-\u9fff\d]{{1,4}}?{UNITS})(?:这边|那边|的)?(?:改成|改为|变成|一?共|总共|有|来|去){{0,2}}(?P<n>{NUMBER}){OF_PEOPLE}(?:都|全|也)?(?:报名?|参加|去|来|要)?[了的]?"
)
IN_ALL = Regex(
    rf"(?:口头|电话|微信|一?共|总共|合计|现在|目前|已经?|报了?|有|来了?|要|去){{1,4}}{SO_MANY}(?:要|想|说|报名|报了|参加|来|去){{0,3}}的?$"
)
BOTH = Regex(rf"^(?P<n>两|{NUMBER}){OF_PEOPLE}")
AND = Regex(r"[、和跟与同及]")
CHAIN = Regex(r"接龙|接龍")
# Above a list of nothing but names, a number behind each: 「Family day sign up」, 「團年飯報名」.
LISTS = Regex(
    r"[报報]名(?:名[单單]|表)?(?![费費截时時]|[^\n]{0,6}[:：]\S)|\bsign[\s-]?ups?\b|\bname ?list\b|\bnames:?\s?$|\bregistration\b",
    any_case=True,
)
LISTED = Regex(
    r"\s{0,3}\d{1,3}\s?[.、．)）:：]\s?(?P<who>[\u4e00-\u9fff]{1,3}|[A-Z][A-Za-z]{1,14}(?:\s[A-Z][A-Za-z]{1,14}){0,2})"
    r"(?P<rest>\s?(?:[+＋]\s?\d{0,2}|[(（x×]?\s?\d{1,2}\s?(?:pax|ppl|persons?|人|位|个|個|名)?[)）]?)?)\s{0,3}"
)
LINE = Regex(
    r"\s{0,3}\d{1,3}\s?[.、．)）:：\s]\s?(?P<who>[^\d\s+＋:：,，(（带]{1,16})\s?(?P<rest>[^\n]{0,30})"
)
NUMBERED = Regex(r"\s{0,3}\d{1,3}\s?[.、．)）:：]")
PLUS = Regex(r"[+＋]\s?(?P<n>\d{1,3})?")
ENGLISH = {
    SignUpDeed.OUT: Regex(
        r"\bi\s?(?:can\W?t|cannot)\s(?:make it|come|join|go)\b|\b(?:withdraw|take me off|remove me|(?:count me|i.?m|i am|i also) out)\b",
        any_case=True,
    ),
    SignUpDeed.ADD: Regex(r"\badd\s(?P<n>\d{1,3}|one|two|three|four)\s(?:more|pax)\b", any_case=True),
    SignUpDeed.SET: Regex(
        r"\b(?:sign|put|count)\s(?:me|us)\s(?:up|down|in)\b|\bsign\s?up\s(?=\d)|^(?:me\s)?[+](?=\s?\d|\sfor)|^mine\s(?=\d)|^i(?:.?m|\sam)\s(?:joining|in\sfor|on\sfor)\b"
        r"|^(?:me|myself)(?=[,\s](?:[,\s]|and\b|plus\b|with\b|my\b|\d\b|two\b|three\b|(?:husband|wife|hubby|son|daughter|kid|child|children|friend|guest|mum|dad|family member)s?\b){2,12}$)",
        any_case=True,
    ),
}
# "pls take Jason n wife off the bowling list"
ENGLISH_OFF = Regex(
    r"\b(?:take|remove|strike|cross|drop)\s(?P<who>(?!me\b)[a-z]{2,15}(?:\s[a-z]{2,15})?)(?:\s(?:n|and|&)\s(?:his\s|her\s)?(?:wife|husband|family|kids?))?\s(?:off|from|out of)\s(?P<list>(?:the\s)?[a-z ]{2,30}?(?:list|sign[ -]?ups?|names?))\b",
    any_case=True,
)
ENGLISH_MANY = Regex(
    r"\b(?P<n>\d{1,3}|two|three|four|five)\s?(?:pax|of us|people|persons|seats?)?(?=$|[\s,.!])", any_case=True
)
ENGLISH_KIN = Regex(
    r"(?:\b(?:plus|and|with|bringing)\s|,\s?)(?:my\s)?(?P<n>\d|two|three)?\s?(?:husband|wife|hubby|son|daughter|kid|child|children|friend|guest|mum|dad|family member)s?\b",
    any_case=True,
)


def read_sign_up(text: str) -> SpokenSignUp | None:
    """What words say of a list people enter; None for any others."""
    plain = simplified(text)
    named = _sign_up_by_names(text) if MAY_NAME.search(plain) else None
    if named is not None or not (TRIGGER.search(plain) or ENGLISH_OFF.search(plain)):
        return named
    if text[3:].isascii():  # as english_answers leaves it
        text = text.replace("报名：", "sign up ", 1)
    if (listed := _chain(text)) is not None:
        return listed if listed.places else _list_question(text, (normal(text).text,))
    if len(text) > LONGEST:
        return None
    clauses = tuple(said for each in BREAK.split(text) if (said := normal(each).text.strip(" 。·")))
    if any(TALK.search(each) for each in clauses):
        return None
    if parts := _of_units(clauses):
        return SpokenSignUp(
            SignUpDeed.SET, parts, clauses, is_weak=OF_ONE_UNIT.fullmatch(clauses[0]) is not None
        )
    asked = _list_question(text, clauses)
    return asked or (_english(text) if text.isascii() else _changed(clauses) or _entered(clauses))


def _list_question(text: str, clauses: Sequence[str]) -> SpokenSignUp | None:
    """What is asked of a list."""
    for deed, pattern in ASKED.items():
        if any(pattern.search(each) for each in (text, *clauses)):
            return SpokenSignUp(deed, (), tuple(pattern.sub("", one) for one in clauses))
    return None


def _chain(text: str) -> SpokenSignUp | None:
    """The lines of a 接龙, of which some may be none; under other words for a list there are names alone."""
    lines = [each for each in text.splitlines()[:MOST_LINES] if each.strip()]
    is_chain = CHAIN.search(text) is not None
    listed = [(line, LISTED.fullmatch(line) or (is_chain and LINE.fullmatch(line))) for line in lines]
    found = [(line, match) for line, match in listed if match]
    heading = tuple(normal(line).text for line, match in listed if not match)
    is_list = len(heading) <= len(found) > 1 and LISTS.search(lines[0]) is not None
    is_list = is_list and not any(NUMBERED.match(line) for line, match in listed if not match)
    if len(text) > LONGEST_CHAIN or not (is_list or is_chain):
        return None
    places = tuple(Places(match["who"], _people_of_line(match["rest"])) for _line, match in found)
    return SpokenSignUp(SignUpDeed.SET, places, heading, is_chain=True)


def _sign_up_by_names(text: str) -> SpokenSignUp | None:
    """Those who are entered by name; a number of all beside them is no more of them."""
    found = named_entries(text)
    clauses = tuple(said for each in BREAK.split(found.rest if found else "") if (said := normal(each).text))
    clauses = clauses or ("",)
    if found is None or any(KINSMAN.search(each) for each in found.names):
        return None
    if not found.is_run and any(TALK.search(each) for each in clauses):
        return None
    places = tuple(Places(each, is_name=True) for each in found.names)
    return SpokenSignUp(
        SignUpDeed.SET,
        places,
        clauses,
        is_chain=found.is_run,
        is_all=found.is_all,
        is_near=found.is_near,
    )


def _changed(clauses: Sequence[str]) -> SpokenSignUp | None:
    for each, following in zip_longest(clauses, clauses[1:], fillvalue=""):
        if found := OTHER_OUT.match(each):  # somebody else is off the list, maybe with another in their place
            behind = IN_PLACE.match(following)
            new = found["new"] or found["other"] or (behind["new"] if behind else "") or ""
            places = (Places(found["who"] or found["old"]),)
            return SpokenSignUp(SignUpDeed.OUT, places, tuple(clauses), instead=new)
    for deed, pattern in ((SignUpDeed.OUT, OUT), *CHANGED):
        for each in clauses:
            if found := pattern.search(each):
                place = (
                    Places() if deed is SignUpDeed.OUT else Places(_words_around_match(found), _people(found))
                )
                return SpokenSignUp(deed, (place,), tuple(clauses))
    return None


def _entered(clauses: Sequence[str]) -> SpokenSignUp | None:
    """Each clause that enters somebody; a number that stands alone says how many come in all."""
    total = next((_people(found) for each in clauses if (found := TOTAL.fullmatch(each))), 0)
    for patterns in (ENTERS, WEAK):
        told = [_places(each, patterns, total) for each in clauses]
        if any(told) and (patterns is ENTERS or all(told)):
            also = [Places(more["who"], 1) for each in clauses if (more := AND_ALSO.match(each))]
            rest = [each for each, found in zip(clauses, told, strict=True) if not found]
            also += chain.from_iterable(_of_units([each]) for each in rest)
            places = (*chain.from_iterable(told), *also)
            return SpokenSignUp(SignUpDeed.SET, places, tuple(clauses), is_weak=patterns is WEAK)
    return None


def _of_units(clauses: Sequence[str]) -> tuple[Places, ...]:
    """Those of each unit, where beside them is told how many they are in all, or each unit stands in front: 「园艺组9人，小刘不去」."""
    for total, parts in pairwise(clauses):
        whole, at, found = IN_ALL.search(total), 0, list[Places]()
        while whole is not None and (each := OF_UNIT.match(parts, at)) is not None:
            found.append(Places(each["who"], _number(each["n"])))
            at = each.end()
        if whole is not None and at == len(parts) and sum(each.people for each in found) == _people(whole):
            return tuple(found)
    units = [OF_ONE_UNIT.fullmatch(each) for each in clauses]
    known = [each for each in units if each is not None]
    return (
        tuple(Places(each["who"], _number(each["n"])) for each in known)
        if units[: len(known)] == known
        else ()
    )


def _places(clause: str, patterns: Sequence[Regex], total: int) -> list[Places]:
    found = next((match for pattern in patterns if (match := pattern.search(clause))), None)
    if found is None:
        return []
    is_own = found.groupdict().get("kin") is not None
    both = BOTH.match(clause[found.end() :]) if is_own else None
    people = total or (_number(both["n"]) if both else _people(found))
    words = _words_around_match(found)
    names = [each for each in AND.split(words) if each] if people == 0 else [words]
    return [Places(each, people, is_own) for each in names or [""]]


def _words_around_match(found: Match[str]) -> str:
    """The words of a clause before and behind what was found."""
    return found.string[: found.start()] + found.string[found.end() :]


def _people(found: Match[str]) -> int:
    """How many it speaks of; whoever brings somebody comes too."""
    told = {name: words for name, words in found.groupdict().items() if words}
    if "total" in told:
        return _number(told["total"])
    count = sum(_number(told[name]) for name in ("n", "m", "more") if name in told)
    kin = told.get("kin")
    return 1 + (count or sum(1 + (found[0] in PAIRS) for found in KINSMAN.finditer(kin))) if kin else count


def _number(words: str) -> int:
    return table("english")["numbers"].get(words.casefold()) or whole_number(words) or 0


def _english(text: str) -> SpokenSignUp | None:
    if off := ENGLISH_OFF.search(text):
        return SpokenSignUp(SignUpDeed.OUT, (Places(off["who"].title()),), (normal(off["list"]).text,))
    for deed, pattern in ENGLISH.items():
        found = pattern.search(text)
        if found is None:
            continue
        if any(one.is_limit for one in times(text)):
            return None  # 「door gifts by 20 Dec, put me down」 is a task
        rest = _words_around_match(found)
        kin = list(ENGLISH_KIN.finditer(rest))
        is_counted = deed is SignUpDeed.SET and not kin
        # The day of 「put me down for 26 dec」 counts nobody.
        many = next(outside(times(rest), ENGLISH_MANY, rest), None) if is_counted else None
        people = _people(found) or (1 + sum(_number(each["n"] or "one") for each in kin) if kin else 0)
        people = _number(many["n"]) if many else people
        return SpokenSignUp(deed, (Places("", people),), (normal(ENGLISH_KIN.sub("", rest)).text,))
    return None


def _people_of_line(rest: str) -> int:
    """「2人」 are all that come, 「+1」 and 「带家属」 are those who come with them."""
    plus = PLUS.search(rest)
    if plus is not None:
        return 1 + int(plus["n"] or 1)
    said = normal(rest).text.strip(" ()x×")
    if said.isdecimal():
        return int(said)
    found = ENTERS[1].search(said) or TOTAL.search(said)
    return _people(found) if found else 0
