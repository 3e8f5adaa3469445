"""The parts a task names, 「收齐内科、外科、急诊三个分会的总结」, "dues from the Tampines and Yishun sites", and which of them are told as done.

What is told of some of them ends nothing; who is missing is the difference.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from union.attendance.expected_replies import OF_ALL, is_handed_in
from union.attendance.listed_people import ENGLISH_NUMBERS, FIRST_NUMBER, NUMBER, listed_people, unit_of_names
from union.core.lazy_regex import Regex
from union.core.records import dataclass
from union.data import table
from union.events.model import Event
from union.reading.numbers.numerals import whole_number
from union.reading.replies.mentions import is_half_spelt, title_overlap
from union.reading.text.normal_form import EitherScript, normal, simplified

LONGEST, FEWEST, SHORTEST = 400, 2, 2
# What stands before the first name: the deed, and whom it is towards.
DEED = Regex(
    r"^(?:把|将|去|到|给|向|找|跟|同|负责|催|收[齐集回返取到]?|搜集|征集|汇总|统计|归集|追[回收]?|要[齐回]?|拿[齐回]?|攞[齐返]?|跟进|走访|慰问|看望|探望|探访|巡查|检查|抽查|布置|准备|采购|购买|订购|发放|派发|分发|买|订|送|派|发|交|写|贴|换|修|印|做){1,3}"
)
JOINT = "[和与同及跟]"
LISTED = EitherScript(rf"、|以及|(?<=[^、]{{2}}){JOINT}(?=[^、]{{2,10}}$)")
DIGIT = Regex(r"\d")
SORT = r"(?:分工?会|分社|分站|分部|支部|支会|车间|小组|班组|部门|科室|门店|车厂|站区|项目部?|小区|街道|片区|厂区|校区|[组部科班队厂站店院校区楼仓线所处点房园局车镇村会家])"
LIST = Regex(
    rf"(?P<first>[^、,，。;；:：\s]{{2,12}}?)(?P<more>(?:、[^、,，。;；:：\s]{{2,8}}?){{0,9}})(?:、|以及|{JOINT})(?P<last>[^、,，。;；:：\s和与同及跟]{{2,10}}?)(?P<end>这?{NUMBER}(?![月号日点:\d])(?:个|间|家|所|处|条|支|大|级|层)?{SORT}?|的|嘅|之(?=.)|$)"
)
OF_SORT = Regex(rf"(?<=[^\s]{{2}}){SORT}$")
ENGLISH_LIST = Regex(
    r"\b(?:from|for|of|to|at|in|by|between)\s(?:(?:all|the|our|both)\s){0,2}(?P<list>(?:[\w'’-]{2,24}(?:\s[A-Z][\w'’-]{1,24}){0,2},\s){0,8}[\w'’-]{2,24}(?:\s[A-Z][\w'’-]{1,24}){0,2},?\s(?:and|&|n|plus)\s(?:the\s)?[\w'’-]{2,24}(?:\s[A-Z][\w'’-]{1,24}){0,2})"
)
ENGLISH_JOINT = Regex(r",?\s(?:and|&|n|plus)\s(?:the\s)?|,\s")
CLAUSES = Regex(
    r"[,，。;；:：!！\n~～…]|(?<=[\u4e00-\u9fff])\s(?=[\u4e00-\u9fff])|\.(?=\s|$)|\s(?=(?:but|while|though)\s)"
)
# Whoever is named so is visited: a title says so, or who planned it.
VISIT = EitherScript(
    r"走访|探|看望|慰问|入户|上门|家访|送|[去见看][\d一二两三四五六七八九十]|去看|\b(?:visit\w*|see|saw|call on|check on)\b",
    any_case=True,
)
# 「检修班周建平」, 「退休的郑国强」 is called by the name alone.
OF_WHERE = Regex(r"^[\u4e00-\u9fff]{1,6}(?:班|所|的|车间|组|科|部|站|队|厂|室)(?=[\u4e00-\u9fff]{2,3}$)")
# 「蘇師傅唔使探喇」, "no need to visit Rahim, he resigned"
DONE = EitherScript(
    r"[了咗晒完]|过(?![几两])|[剩差]|\b(?:[a-z]{2,12}ed|given|gave|sent|saw|seen|met|went|out|done|sold|came|got|in|left|more)\b",
    any_case=True,
)
NO_NEED = EitherScript(
    r"(?:不用|不必|唔使|唔洗|无需|免)[再又]?(?:[去来]?[探看走送访慰]|去)|(?:探|看|走|去)不[成了]|\bno need (?:to )?(?:visit|see|go)\b|\b(?:visit|see)\w*\s(?:not needed|no need)",
    any_case=True,
)
SEEN = EitherScript(
    r"(?<![调搬拿带取逃放])[看探走跑去见访送][望访过到]?[过咗了埋][喇啦了]?|[看探走跑去见访送]完|[看探走跑去见访送都全]掂|\b(?:visited|saw|seen|met|went to|went|dropped by|called on|done)\b",
    any_case=True,
)
AND = Regex(r"[\s、和与同及跟,/]{0,3}(?:and|n|&)?\s?")
THERE = EitherScript(
    r"收[到齐好了咗返回讫上]|[交给畀俾报发送寄传拿取缴填递补来嚟][埋齐晒好]?[了咗来嚟过到上回返喇啦]|[到来嚟][了咗齐喇啦]|[交送拿报发传]来|(?:都|已经?|也)(?:收|交|有|到|给|报|齐|送)|齐[了晒活全喇啦]|(?:完|好|妥|掂|晒|清|光)(?:了|咗|喇|啦|$)|给我|"
    r"\b(?:receiv|collect|hand|submit|sent|send|gave|given|give|paid|pay up|came|come in|dropp|pass|return|arriv|got|settl|clear|done|in\b|here\b|alr\b|already|liao)",
    any_case=True,
)
NOT_THERE = EitherScript(
    r"[没沒未冇欠缺等催追]|还[差要得在]|再|先(?:给|畀|俾|有|交|至|得)|明[天日早]|听日|后[天日]|下(?:个)?(?:周|星期|礼拜|月)|缓|迟[点些啲]|拖(?!到)|[说话讲称](?!明)|答应|保证|准备|打算|就差|只差|除了|"
    r"\b(?:still|owe|owes|owing|outstanding|pending|missing|short|wait|chas|say|said|tell|told|ask|will|next|tomorrow|tmr|later|yet|promis|haven|hasn|have not|has not|didn|did not|never|not|no\b|except|only left)",
    any_case=True,
)
# Of a late one: 「拖到今早才交」, 「等到今天先收到」, "finally".
AT_LAST = EitherScript(r"(?:拖|等|磨|迟|催|追)[^,，。]{0,8}(?:才|终于|总算|先至?)[^,，。没未冇]{1,12}")
ALL_THERE = EitherScript(
    r"最后[^,，。没未冇]{1,10}[完齐好到了晒清]|(?:剩|余)[^,，。没未冇]{1,10}[也都][^,，。没未冇]{0,6}[完齐好到了晒清]|齐[了晒活全喇啦]|[收交报]齐|[都全也]齐(?=$|[了,，。])|一[个家份张]不[差少缺落]|全(?:部)?(?:都)?(?:收|交|到|有|来|报|给)[了到齐上回来晒咗]{1,2}|(?:这下|这回|终于|总算)[^,，。没未]{0,4}全了|\ball (?:of them )?(?:(?:are|is) )?(?:in|here|there|collected|received|done|accounted|submitted|settled)\b|\bcomplete\b|\blast \d{1,3} (?!days|weeks|months|years|times)|\b(?:everyone|everybody|every one|all \w+ \w+) (?:has |have )?(?:paid|submitted|gave|given|handed|sent|collected|in)\b",
    any_case=True,
)
# 「总结还差哪家」, 「選票仲爭邊個」, "whose list is still not in".
MISSING = EitherScript(
    r"[还仲重][差缺欠爭争剩](?:谁|哪|边|几|乜)|(?:谁|哪(?!天|年|月)[^,，。]{0,5}?|边(?:个|间|啲|度|组|位)[^,，。]{0,4}?)(?:都|还|仲|重){0,2}(?:没|未|冇|欠|差|缺)|(?:[交收报]|(?<![上坐来到]))齐(?:了|晒|咗)?(?:没有?|吗|么|未)"
    r"|\b(?:who|whose|which)\b[^.?!\n]{0,40}(?:\bstill\b|n['’]?t\b|\bnot\b|\bowe|\bowing|\bmissing|\boutstanding|\bpending|\bleft\b|\bshort\b)|\b(?:is|are) (?:all|every\w*) [^.?!\n]{0,30}\bin (?:yet|already)?\?",
    any_case=True,
)
# 「走访了几户」, "how many visited so far"
HOW_MANY = EitherScript(
    r"[走探看访送去跑见][望访问到]?[了过咗][几多][少]?[户家个人位名]|[探看走访送去](?:[了过咗]|齐)?(?:未|没有?)(?=$|[?？,，呀啊])|\bhow many\b[^.?!\n]{0,40}\b(?:visited|seen|done|so far)\b",
    any_case=True,
)
ONLY_LEFT = EitherScript(
    r"[就只净]?[剩差争欠][下返低]?[^,，。]{2,16}(?:[?？]|[吧吗嘛呀㗎][?？]?$)|\b(?:only|just|left with)\b[^.!\n]{2,40}\b(?:left|right|yes)\b[^.]{0,4}\?|\bleft (?:only|with)\b[^.!\n]{2,40}\?",
    any_case=True,
)
ALL_OF_IT = Regex(lambda: "|".join(table("endings")["all_of_it"]))
ANYTHING = frozenset("个间家所处")
COUNTED = Regex(
    r"(?<![\d.第一二三四五六七八九十])(?P<number>\d{1,4}|[一两二三四五六七八九十]{1,3})(?P<unit>[户家人名位份套个件间所处本张盒箱台副双条支瓶袋床顶块])(?P<thing>[\u4e00-\u9fff]{1,6})?"
)
ARTICLE = "the "
HIDDEN = "＊"  # of a name nobody shall read
ENGLISH_COUNTED = Regex(
    rf"(?<![\d.$#])\b(?P<number>\d{{1,4}}|{'|'.join(ENGLISH_NUMBERS)})\s(?P<thing>(?!more to|to go|am\b|pm\b|jan|feb|mar|apr|may\b|jun|jul|aug|sep|oct|nov|dec)[a-z]{{2,16}}(?:\s[a-z]{{3,16}}){{0,2}})",
    any_case=True,
)
EACH_UNIT = Regex(rf"各(?P<sort>{SORT})")
ONE_UNIT = Regex(
    rf"(?:[一二三四五六七八九十\d]{{1,2}}|[\u4e00-\u9fff]{{2}}){SORT}(?=[^,，。]{{0,8}}[了过完])"
)
ALL_SAID = Regex("都|齐|全|各|所有|一共|总共|合计")
UNSURE = EitherScript(
    r"[?？吗嗎]|如果|要是|假如|若果?|万一|能不能|有没有|是不是|真[係系能]|\bif\b|\bwhether\b|\bwhen\b|\bonce\b",
    any_case=True,
)
COMMA = "，"


@dataclass(frozen=True, slots=True)
class Parts:
    """The names, as the task has them, and the other words of it: what is collected, or done there."""

    names: tuple[str, ...]
    thing: str
    unit: str = ""  # of people who are visited
    is_counted: bool = False  # names behind their count: 「3户：周建平、…」

    @property
    def is_visit(self) -> bool:
        """Whether they are visited."""
        return self.unit != ""


def parts_of(event: Event) -> Parts | None:
    """Those that the title has, as they were written when the task was given; None where it lists nothing."""
    return _parts(event.title, event.said[:LONGEST])


@lru_cache(maxsize=512)
def _parts(title: str, said: str) -> Parts | None:
    plain = simplified(title)
    for words in (said, title):
        for names, listed in (*_chinese_lists(words), *_english_lists(words)):
            is_here = all(simplified(each).casefold() in plain.casefold() for each in names)
            if is_here and len(set(names)) >= FEWEST:
                thing = plain.replace(listed, " ") if listed in plain else _names_blanked(plain, names)
                return Parts(names, DEED.sub("", thing.strip()))
    names = listed_people(said) or listed_people(title)
    names = () if any(HIDDEN in each for each in names) else names
    is_visit = VISIT.search(title) is not None
    if len(names) >= FEWEST and (
        is_visit or any(number == len(names) for _, number in _counted_things(title))
    ):
        return Parts(
            names, title, unit_of_names(said) or unit_of_names(title) if is_visit else "", is_counted=True
        )
    return None


def read_told_parts(text: str) -> str:
    """The words where they may tell that a part of something is through; else ""."""
    is_short = len(text) <= LONGEST and any(each.search(text) for each in (DONE, THERE, NO_NEED))
    return text if is_short else ""


def excused_people(parts: Parts, text: str) -> tuple[str, ...]:
    """Those of which it is said that there is no need: 「蘇師傅唔使探喇」."""
    found, before = list[str](), ""
    for clause in CLAUSES.split(simplified(text[:LONGEST])):
        if NO_NEED.search(clause):  # 「阿明出咗院喇，唔使去」
            found += [name for *_, name in _places(parts, clause) or _places(parts, before)]
        before = clause
    return tuple(found)


def _chinese_lists(words: str) -> Iterator[tuple[tuple[str, ...], str]]:
    said = simplified(words)
    for found in LIST.finditer(said):
        is_short = not found["more"] and "、" not in found[0]
        if is_short and (not found["end"] or DIGIT.search(found["last"])):
            continue  # 「学习和宣传劳动法」, 「志强同国华派500个福袋」 list nothing
        begin = found.start() + len(found["first"]) - len(DEED.sub("", found["first"]))
        names = tuple(LISTED.split(words[begin : found.end("last")]))
        if all(len(each) >= SHORTEST for each in names):
            listed = said[begin : found.end()]
            yield names, listed


def _english_lists(words: str) -> Iterator[tuple[tuple[str, ...], str]]:
    for found in ENGLISH_LIST.finditer(words):
        yield tuple(each for each in ENGLISH_JOINT.split(found["list"]) if each), found["list"]


def _names_blanked(words: str, names: tuple[str, ...]) -> str:
    for each in names:
        words = words.replace(simplified(each), " ")
    return words


def asks_who_is_missing(text: str) -> bool:
    """Whether it is asked who has not given something yet, or how many have."""
    return len(text) <= LONGEST and any(each.search(simplified(text)) for each in (MISSING, HOW_MANY))


def asks_of_rest(parts: Parts, text: str) -> bool:
    """Whether it is asked if just these are left: 「就剩郑国强了吧」."""
    is_asked = len(text) <= LONGEST and ONLY_LEFT.search(simplified(text)) is not None
    return is_asked and bool(_places(parts, simplified(text)))


def may_tell_parts(text: str) -> bool:
    """Whether words may tell that something is there: then the tasks are looked at."""
    return len(text) <= LONGEST and any(each.search(text) for each in (THERE, SEEN, ALL_THERE, NO_NEED))


def parts_handed_in(parts: Parts, text: str) -> tuple[str, ...]:
    """Those of which a message says that it is done or there; of what asks or supposes none."""
    return tuple(name for name, is_there in _parts_told(parts, text) if is_there)


def clauses_about_people(parts: Parts, text: str) -> str:
    """A message without the clauses that tell of all of them and name none: 「孙志刚也看了，三个都看完了」."""
    kept = [
        each for each in CLAUSES.split(text) if _places(parts, simplified(each)) or not ALL_SAID.search(each)
    ]
    return (", " if text.isascii() else COMMA).join(each.strip() for each in kept if each.strip())


def all_handed_in(parts: Parts, text: str) -> bool:
    """Whether nothing is left by these words: all are named as there, or 「齐了」 is said of no single one and nobody lacks."""
    told = _parts_told(parts, text)
    if len({name for name, is_there in told if is_there}) == len(parts.names):
        return True
    said = simplified(text)
    free = [each for each in CLAUSES.split(said) if each and not any(_places(parts, each))]
    return any(ALL_THERE.search(each) and not _lacks(each) for each in free) and all(
        there for _, there in told
    )


def is_about_one_owner(event: Event, text: str) -> bool:
    """Whether all are to hand something in, and this is said of one of them, or a part of the task is told: then nothing is over yet."""
    of_all = any(OF_ALL.match(each.name) for each in event.owners) and not ALL_SAID.search(text)
    return of_all or is_told_in_part(event, text)


def is_told_in_part(event: Event, text: str) -> bool:
    """Whether words tell some of the parts a task names, or fewer than it counts."""
    parts = parts_of(event)
    if parts is not None and _parts_told(parts, text):
        return not all_handed_in(parts, text)
    return _is_fewer(event.title, text) or _is_of_one_unit(event.title, text)


def _is_of_one_unit(title: str, text: str) -> bool:
    """「一车间年货发了120份」 of what is to reach each workshop."""
    said, each = simplified(text[:LONGEST]), EACH_UNIT.search(simplified(title))
    return (
        each is not None
        and not ALL_SAID.search(said)
        and any(one[0].endswith(each["sort"]) for one in ONE_UNIT.finditer(said))
    )


def _is_fewer(title: str, text: str) -> bool:
    """「又收到19份，一共53」 of 120份, "from 3 yards" of five; what is said to be all of it, or the last, is as many as there were."""
    wanted, told = dict(_counted_things(title)), list(_counted_things(text[:LONGEST]))
    alike = [
        (number, most) for thing, most in wanted.items() for each, number in told if _same_unit(thing, each)
    ]
    is_all = (
        ALL_OF_IT.search(normal(text[:LONGEST]).text) is not None
        or ALL_THERE.search(simplified(text)) is not None
    )
    return bool(alike) and all(0 < number < most for number, most in alike) and not is_all


def _counted_things(words: str) -> Iterator[tuple[str, int]]:
    """Each count with its unit, and of a unit that counts anything with what it counts."""
    said = normal(words).text
    for found in COUNTED.finditer(said):
        thing = found["unit"] if found["unit"] not in ANYTHING else found["thing"] or ""
        yield simplified(thing), whole_number(found["number"]) or 0
    for found in ENGLISH_COUNTED.finditer(words):
        spelt = found["number"].casefold()
        yield found["thing"], int(spelt) if spelt.isdigit() else ENGLISH_NUMBERS.index(spelt) + FIRST_NUMBER


def _same_unit(wanted: str, told: str) -> bool:
    if wanted.isascii() or told.isascii():
        return bool(wanted and told) and wanted.isascii() == told.isascii() and is_half_spelt(wanted, told)
    return told[:SHORTEST] in wanted


def is_of_thing(parts: Parts, text: str) -> bool:
    """Whether words say what is collected, beside the names; of a mere list these are that."""
    if not parts.thing.strip():
        return bool(_places(parts, simplified(text)))
    rest = _names_blanked(simplified(text), tuple(map(_short, parts.names)))
    return bool(title_overlap(parts.thing, [rest])) or is_half_spelt(parts.thing, text)


def is_bare_receipt(parts: Parts, text: str) -> bool:
    """Whether little more is said than names and that they are there: 「药剂的也交了」."""
    return is_handed_in(_names_blanked(simplified(text), tuple(map(_short, parts.names))))


def clauses_beside(parts: Parts, text: str) -> str:
    """What is said in clauses of their own that neither name a part nor tell that something is there or lacks."""
    said = ((each, simplified(each)) for each in CLAUSES.split(text))
    free = (
        each for each, plain in said if not (_places(parts, plain) or THERE.search(plain) or _lacks(plain))
    )
    return ",".join(filter(None, free))


def without_missing(text: str) -> str:
    """A message without the clauses that say what is still to come."""
    kept = [each.strip() for each in CLAUSES.split(text) if each.strip() and not _lacks(simplified(each))]
    return (", " if text.isascii() else COMMA).join(kept)


def _parts_told(parts: Parts, text: str) -> list[tuple[str, bool]]:
    """Each name the message has, and whether what is said of it is that it is there."""
    said = simplified(text[:LONGEST])
    if UNSURE.search(said):
        return []
    found = list[tuple[str, bool]]()
    waiting = list[str]()
    there, before = SEEN if parts.is_visit else THERE, ""
    for clause in CLAUSES.split(said):
        groups = list(_groups(parts, clause))
        if parts.is_visit and groups and not _lacks(before) and _is_list_of(clause, before):
            found += [(each, True) for names, *_ in groups for each in names]
            before = ""
            continue
        before = clause
        if not groups:
            is_there = bool(waiting) and there.search(clause) is not None and not _lacks(clause)
            found += [(each, is_there) for each in waiting]
            waiting = []
        for (names, begin, _), following in pairwise([*groups, ((), len(clause), len(clause))]):
            lead = clause[:begin] if names is groups[0][0] else ""
            words = lead + clause[begin : following[1]]
            bare = _names_blanked(words, names)
            if not there.search(bare) and not _lacks(bare):
                waiting += names
            else:
                found += [(each, not _lacks(bare)) for each in names]
    return found + [(each, False) for each in waiting]


def _is_list_of(clause: str, before: str) -> bool:
    """「跑了两户，周建平、吴小兵」: names alone, behind a clause that tells of so many."""
    return (
        SEEN.search(before) is not None and SEEN.search(clause) is None and COUNTED.search(before) is not None
    )


def _lacks(words: str) -> bool:
    return NOT_THERE.search(AT_LAST.sub("", words)) is not None


def _groups(parts: Parts, clause: str) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Names that stand together, 「内科和药剂」, where they begin and end."""
    names, begin, end = list[str](), 0, 0
    for at, to, name in sorted(_places(parts, clause)):
        if names and not AND.fullmatch(OF_LEAD.sub("", clause[end:at])):
            yield tuple(names), begin, end
            names = []
        begin = begin if names else at
        names.append(name)
        end = to
    if names:
        yield tuple(names), begin, end


OF_LEAD = Regex(rf"^{SORT}")


def _places(parts: Parts, clause: str) -> list[tuple[int, int, str]]:
    folded = clause.casefold()
    found = ((folded.find(short), short, name) for name in parts.names if (short := _short(name).casefold()))
    return [(at, at + len(short), name) for at, short, name in found if at >= 0]


def _short(name: str) -> str:
    """The name without what sort of thing it is: 「日更组」 is called 「日更嗰班」."""
    plain = simplified(name)
    return OF_WHERE.sub("", OF_SORT.sub("", plain)).removeprefix(ARTICLE)
