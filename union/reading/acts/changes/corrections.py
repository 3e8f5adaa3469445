"""What takes something back of a log that is there, in whatever order: 「打错 是38箱」, 「昨晚是19个不是17个」, 「王海那笔应该是800」.

Taken apart into the right figures, those denied, and the words that name the log; which log it is, and which of its
figures, is found out by laying them beside it (union/worklog/spoken_corrections.py).
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cache

from union.core.lazy_regex import Regex
from union.core.records import dataclass
from union.reading import lexicon
from union.reading.numbers.numerals import CHINESE, number
from union.reading.text.normal_form import EitherScript, normal

WEAK = Regex(  # What is also said of work as such is no slip where the words would be a log of their own
    r"is·(?:correct|right)|发票|收据|单据|小票|签字单|张单|receipt|invoice|实际|其实|应该|应当|应[系是为]|没变|不变|重新|不是|唔系|抱歉|不好意思"
)
LONGEST = 120  # signs
CLAUSE = Regex(r"[。;:!\n]|,(?!(?<=\d,)\d{3}(?!\d))|(?<=\S)\s(?=[^\s\d])")  # no comma of 「$3,380」
TOLD = "打写说讲念读听抄记报填算数看弄搞敲登计录输点统"  # How somebody put it down, and how that went wrong
COUNTED = "算看抄记写报登计填录统"
MISSED = rf"(?:[少漏]了?(?:[{COUNTED}]|数(?=[了啦\d一两二三四五六七八九十]|$))|[{TOLD}][少漏](?![{COUNTED}])|漏(?=[了\d]|(?![水电气油雨风])[\u4e00-\u9fff]{{1,5}}\d))"
TOO_MANY = rf"(?:多了?(?:[{COUNTED}]|数(?=[了啦\d一两二三四五六七八九十]|$)|[{TOLD}]了(?=[,。\s]|$))|[{TOLD}]多(?![{COUNTED}]))"
# What is to be taken off what was told: 「有3件是样品，要剔除」.
OFF = r"(?:(?:抠|刨|剔|扣|减|划|筛|摘)(?:掉|去|除|出[去来])|[去拿删](?:掉|下来)|剔除|(?:别|不用)[算计]进?(?=[,。!\s]|$)|不(?:能|该|应)算|不作数|算不得|(?:[得要该应]|需要)(?:抠|刨|剔|扣|减)(?![肥轻少压负速刑震息])|(?<![金\d元])退(?:回|了)[来去]?)"
# 「核过签到表」, 「看返张签到纸」: what was told is held against paper.
CHECKED_BY = r"[核对看查翻数点](?:返|过|回|了|完)[那这张份本下]{0,2}(?:签到|名单|报名|照片|记录|[单册票])"
SLIP = Regex(
    rf"{OFF}|[打写输填](?:得|的)?(?:急|快|溜|飘)了|看走了?眼|核[了过](?=[,\s])|[数算点核对]了[一两三几][遍次]|(?<![该改要新])(?:[记写报登填打看听]成了?(?=[\d一二三四五六七八九十])|记成)|{MISSED}|(?<![大绝]){TOO_MANY}|[{TOLD}](?:的|得)?(?:错|反|倒|重|岔|早|晚|混|串)|[{TOLD}][大小高低]了|[调掉]转[了咗]|{CHECKED_BY}|才对(?![面付着不])|核对[了过]?(?=[,\s])|(?:错|反|倒|漏)(?:了|咗)|漏掉|[又再重](?:新|头)?[数算点核][了过]?一?[遍次下]|没[算数]|改改(?=吧|$)|不算[\u4e00-\u9fff]{{2,4}}[,;\s]|改一?下|实为|为准|不对|唔啱|有误|更正|订正|口误|笔误|眼花|手误|手滑|重新[数算点核]|核实|没错|没变|(?<!时间)(?<!地点)不变|唔变|即[系是](?:总共|一共|实[收到付发]|只)|(?:先|才)(?:知道?|发现|留意)(?![^,。;]{{0,4}}[会要])|实数|实际|其实|应该|应当|应[系是为]|不是|不止|唔系|不好意思|唔好意思|抱歉|改[为成]|(?<=[人户个元份名次条数])改(?=\d)|变[成为了]?(?=\d)|(?:发票|收据|单据|小票|签字单|张单|receipt|invoice)[上出]?来?(?:写的?|说|says)?是?(?=[·\s]?[$¥￥]?\d)|is·(?:correct|right)\b|(?:请|pls)·?correct(?!ion)|oops|typo|wrong|correction|make·that|sh(?:oul|l)?d·be|not[·\s]\d|mistake|my·bad|我的bad|mis(?:count|typ|read|calc|wr[io]t)|recount|change·(?=[^,;]{{2,40}}·to[·\s])|count(?:ed)?·again|terbalik|silap|salah|swapped|amend(?!m)|just·reali[sz]|(?:two|three|[23])·(?:fix|correction|change)|zero·too·(?:many|few|much)|(?:extra|one·more)·zero|[多少][打写按输]?了?一?个零|改[两二三几]处|要[计算]成?(?=\d)|[搞捞弄]乱了|strike·(?:that|it|the)|(?:take|leave)·(?:it|that|them)·(?:out|off)|under·(?:his|her|my|their)·name|wasn't·me\b|only·(?:typed|keyed|wrote|got·round)",
    any_case=True,
)
SENTENCE_BREAK = Regex(
    r"[。;；!?！？\n]|\.\s|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])|还有|另外|顺便|\balso\b", any_case=True
)
TALK = Regex(
    r"\?|吗|谁|多少|有没有|够不够|(?<!有)(?<!那)几[个户人]|什[么麽]|是不是(?![记写搞弄打算数登报看])|要不要|如果|要是|的话|听说|可能|估计|计划|打算|准备|预计|下[个周星月]|明[天日年]|提前|推迟"
)
ASKS = Regex(r"\?|吗|谁|多少|有没有|够不够")
BLANK_BEHIND = Regex(r"(?<=\d)\s(?=[\u4e00-\u9fff])")  # 「5户 3000 把老周给忘了」 counts no 把
ASKED_BESIDE = Regex(r"(?:^|(?<=[,。;!\s]))[^,。;!?\s\d]{1,16}\?")  # 「老魏家让你吃了?」 beside the figures
POINTS = Regex(
    r"一[行栏列]|(?:那|这|上面?|刚才|头先)(?:一|两|几)?[条笔批行项次栏列天场回趟顿堂单宗]|[那这]个(?=[就只]?[算记归放])|记录|刚才|last·entry",
    any_case=True,
)
ROW = Regex(r"(?:[那这]|[那这]?一)[行栏列]")
LATEST = Regex(
    r"上(?:一|面那?)?[条笔]|刚[才刚]|头先|(?:last|latest|previous)[·\s](?:one|log|entry|record)",
    any_case=True,
)
MANY = Regex(r"合计|总[共额]|一共|合起来|加起来|即[系是]|总数|共计|全部|total")
NUMBER = rf"(?:(?:\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,12}})(?:[.．]\d{{1,4}})?[百千万]?|[{CHINESE}]{{1,8}})"
SO = r"(?:(?:应该?|应当|其实|实际上?|实数|核实后?)(?:只)?(?:[是系为有得]|[来到发给花用收付送去交派]{1,2}(?:了|的)?)?|(?<!整)改[为成到]?|换成|变[成为]?[了咗]?|合计|总[共额]|一共|合起来|加起来|即[系是]|(?<![不但可只还要唔])[是系]|得|为|成|只(?:有|[发给到算记出收付花用去来][了咗]?)|按|^[\s那就]{0,2}算|实到|到会|实[发付花送领用]|实[为是]|更正为|该[是记为写算报填有]|总人?数|(?:发票|收据|单据|小票|账单|签字单|张单|receipt|invoice)上?(?:写的?|说|上|says)?是?|写[住明着]是?|(?<=[单表书据册]上)写的?是?|(?<=[单表书据册])写的?是?|(?<=[那这][个次场份])[就只]?算|make·that|sh(?:oul|l)?d·be|total|were|was|is)"
# 「记成了268」 tells what was put down wrongly, 「应该写成268」 what is right.
PUT_DOWN = r"(?<![该改要新])[记写报登填打看听]成了?"
DENIED = rf"(?:而?不是|不止|唔系|并非|(?<![\u4e00-\u9fff])非(?=\s?\d)|not|instead·of|(?:别|不要|唔好|勿)(?:再)?(?:改|写|记|算|变)(?:成|做|为|到)|{PUT_DOWN})"


@dataclass(frozen=True, slots=True)
class RightFigure:
    """A figure as it was put right: `unit` as written, "" where none was; `label` are the words in front of it."""

    value: Decimal
    unit: str
    is_money: bool
    label: str
    text: str
    is_total: bool = False
    is_said_so: bool = False  # behind 是, 改成, 一共
    adds: int = 0  # what stands there is so much more, or less: 「漏计3位」, 「多写了10个」

    @property
    def is_sum(self) -> bool:
        """Whether money is meant, by its sign or by what stands in front."""
        return self.is_money or (not self.unit and AMOUNT.search(self.label) is not None)


Placed = tuple[int, int, RightFigure, bool]


@dataclass(frozen=True, slots=True)
class SpokenCorrection:
    """`right` are the figures that shall stand, `others` all values named beside them, `words` what is left of the text.

    `is_slip`: it says that something was wrong, `is_sure_slip` in words that mean nothing else. `points`: it says 那条 or 刚才.
    """

    right: tuple[RightFigure, ...]
    others: frozenset[Decimal]
    words: str
    is_slip: bool
    points: bool
    is_sure_slip: bool = False
    denied: frozenset[Decimal] = frozenset()  # of these, those said to be wrong
    parts: tuple[RightFigure, ...] = ()  # figures a total in `right` is made of
    needs_proof: bool = False  # 「so 70 pax」: right only where the log's figure and one beside it make it up
    days: tuple[date, ...] = ()  # those the words name, once somebody knows what day it is


def read_correction(text: str, *, is_about_it: bool = False) -> SpokenCorrection | None:
    """What the words put right; None where they ask, plan or put no figure right.

    `is_about_it`: they are a reply to the log, whose one figure is the right one however it is said.
    """
    whole = HELD.sub("", ARROW.sub(r"\g<new>不是\g<old>;", normal(text).text))
    said, stands = RATE.sub("", STANDS.sub("", whole)), STANDS.search(whole) is not None
    is_talk = (ASKS if is_about_it else TALK).search(said) or SHARE.search(said) or FURTHER.match(said)
    if len(said) > LONGEST or is_talk or (IN_PASSING.search(said) and not is_sure_slip(said)):
        return None
    found = list(placed_figures(said))
    if (is_about_it or stands) and len(found) == 1:
        found = [(*found[0][:3], True)]
    elif not any(is_right for _start, _end, each, is_right in found if each.is_said_so):
        found = list(_by_difference(said, found) or _behind_slip(said, found))
    elif not any(each.is_sum for *_place, each, is_right in found if is_right):  # 「是32个人，钱加120」
        found = [(*one[:3], one[3] or (one[2].adds != 0 and one[2].is_sum)) for one in found]
    right, rest = list[RightFigure](), said
    for start, end, figure, is_right in found:
        if is_right and figure.value not in {each.value for each in right}:
            right.append(figure)
        rest = rest[:start] + " " * (end - start) + rest[end:]
    if not right:
        return None
    told, right = right, _without_parts(said, right)
    return SpokenCorrection(
        tuple(right),
        frozenset({each.value for _start, _end, each, _ in found} - {each.value for each in right}),
        SLIP.sub(" ", rest),
        stands or bool(SLIP.search(said) or DENIES.search(said)),
        POINTS.search(said) is not None,
        is_sure_slip(said),
        frozenset(each.value for start, _end, each, _ in found if SAYS_NOT.search(said, 0, start)),
        tuple(each for each in told if each not in right) or _alternative_figures(said, found),
        all(SAYS_WEAKLY.search(said, 0, start) for start, _end, figure, _ in found if figure is right[0]),
    )


MAY_HOLD = EitherScript(r"receipt|invoice|[发發]票|收[据據]|[单單][据據]", any_case=True)


def holds_receipt(text: str) -> bool:
    """Whether somebody tells what they bought, with its receipt in their hands: that is news, and puts nothing right."""
    said = normal(text).text
    return HELD.search(said) is not None and not is_sure_slip(said)


def is_one_correction(text: str) -> bool:
    """Whether one sentence says that something was wrong, what is right and what is not: 「9日人数有误，应为47人，并非42人」."""
    if SENTENCE_BREAK.search(text.strip()) or not is_sure_slip(normal(text).text):
        return False
    said = read_correction(text)
    return said is not None and bool(said.denied)


def is_sure_slip(said: str) -> bool:
    """Whether words in one form say that something was wrong, in words that mean nothing else."""
    return SLIP.search(WEAK.sub("", said)) is not None


def plain_words(text: str) -> str:
    """Words known to be about a log without what they ask beside their figures, a blank behind which is a stop; "" of such as look ahead."""
    said = ASKED_BESIDE.sub(" ", normal(BLANK_BEHIND.sub("，", text)).text)
    return "" if TALK.search(said) else said


def _alternative_figures(said: str, found: Sequence[Placed]) -> tuple[RightFigure, ...]:
    """「没那么多，两箱半 500」: what may be right as well, where the first figure behind the slip is none of the log's."""
    slip = SLIP.search(said)
    plain = [each for each in found if slip is not None and each[0] >= slip.end() and not each[2].adds]
    return tuple(each[2] for each in plain if not each[3] and not SAYS_NOT.search(said, 0, each[0]))[-1:]


# 「12户里面有4户是美玲去的」 says whose part it was
SHARE = Regex(
    r"\d{1,4}[户人名个位](?:里面?|入面|当中|其中|之中)有?\d{1,4}[户人名个位](?:是|由|归)[\u4e00-\u9fff]{2,4}(?:去|做|跟|跑|负责)"
)
# 「跟超市那8200一块是16200了」 adds up two things that were told apart.
# 「最后14户走完了，一共23户13800」 tells more of it
FURTHER = Regex(r"(?:最后|余下|剩下|剩余|其余)的?那?\d{1,3}[户家人名份位](?![^,。;]{0,4}(?:改|不是|应|错))")
IN_PASSING = Regex(
    r"(?:[跟同连]|加上|together·with|along·with|plus)[^,。;\d]{0,16}\d[\d.,]{0,9}[^,。;\d]{0,8}(?:一块儿?|一[起共]|[加合]起来|[加夹]埋|总共|合共|that's|makes|it's|=)[^,。;\d]{0,6}\d",
    any_case=True,
)
HELD = Regex(
    r"(?:发票|收据|单据)(?:w|with|在)·?我(?:这儿?|手上)?"
)  # "ordered tumblers 180 pcs $1890, receipt w me"
# 「74→76」
ARROW = Regex(
    r"(?<![\d.])(?P<old>\d{1,9}(?:\.\d{1,2})?)\s?(?:→|➡|-{1,2}>|=>)\s?(?P<new>\d{1,9}(?:\.\d{1,2})?)(?![\d.])"
)
RATE = Regex(
    r"(?:每[人户家位个名]|[一各][人户家])[发给领]?了?[\d一二两三四五六七八九十]{1,6}[元块张份盒个件袋把条双]?"
)
STANDS = Regex(  # 「食堂那12件没问题」 is no figure put right
    r"(?:^|[,。;\s])(?![^,。;\s]{0,10}是(?!对的))[^,。;\s]{0,12}(?:没有?问题|没错|不动|不用[改动]|是对的|照旧|还在|保留|留着)(?=$|[,。;\s了哈啊呀喎])"
)


def _without_parts(said: str, right: list[RightFigure]) -> list[RightFigure]:
    """The figures put right without those a total of their kind beside them is made of."""
    totals = [each for each in right if each.is_total]
    if totals and ROW.search(said) and len(totals) < len(right):  # 「快递那行是43人，合计152人」
        return [each for each in right if not each.is_total]
    kinds = {each.is_sum for each in totals}
    apart = [each for each in right if each.is_said_so and each.is_sum not in kinds]
    return [*apart, *totals] if totals else right


def _by_difference(said: str, found: Sequence[Placed]) -> list[Placed]:
    """「少数一个 12个」: the figure behind what was slipped by is right; where none is, 「漏计3位」 are three more."""
    slipped = [each for each in found if each[2].adds]
    if not slipped:
        return []
    _, end, by, _ = slipped[0]
    plain = [each for each in found if not each[2].adds and not SAYS_NOT.search(said, 0, each[0])]
    behind = [each for each in plain if each[0] >= end]
    right = next((each for each in behind if each[2].is_money is by.is_money), behind[0] if behind else None)
    if right is not None:  # 「要减掉1户，金额2500」: of another sort it stands beside the difference
        is_beside = bool(AMOUNT.search(right[2].label)) and not AMOUNT.search(by.label)
        return [(*each[:3], each is right or (is_beside and each is slipped[0])) for each in found]
    is_another = by.is_money and len(by.label) > 2  # 「漏了裁判费300元」 is a sum beside the others
    return [] if is_another else [(*each[:3], each in slipped) for each in found]


def _behind_slip(said: str, found: Sequence[Placed]) -> Iterator[Placed]:
    """「数错了 30本」: the figure behind the slip is right, else the last before it; so is 「隐患8处」 behind 12人."""
    slip = SLIP.search(WEAK.sub(lambda weak: " " * len(weak[0]), said))
    if slip is None:
        return
    plain = [each for each in found if not SAYS_NOT.search(said, 0, each[0])]
    plain = [each for each in plain if not STRUCK.match(said, each[1])]
    right = next((each for each in plain if each[0] >= slip.end()), plain[-1] if plain else None)
    until, unit = (right[1], right[2].unit) if right else (-1, "")
    for each in found:
        is_beside = until >= 0 and each[0] >= until and JOIN.fullmatch(said, until, each[0]) is not None
        is_more = right is not None and is_beside and each[2].is_money != right[2].is_money
        is_more = is_more or (until >= 0 and each[3] and each[0] > until and each[2].unit != unit)
        until = each[1] if is_more else until
        yield (*each[:3], each is right or is_more)


AMOUNT, DENIES = Regex(r"金额|[费钱款金]$|红包$"), Regex(DENIED)
OF_SUM = ("块", "块钱", "蚊", "钱")  # 「钱是3500」


# What has a number is no figure: 「#4是4处」.
WITHOUT_NUMBERS = Regex(r"[#＃]\s?\d{1,6}")


def placed_figures(said: str) -> Iterator[Placed]:
    """Every figure with its place, and whether it is one that shall stand."""
    right_until, total = -1, False  # where the last right figure ends: 「是165份，7425元」 puts both right
    last = 0
    for found in _pattern().finditer(WITHOUT_NUMBERS.sub(lambda one: " " * len(one[0]), said)):
        value = number(found["number"].replace("．", "."))
        begin = _clause_begin(said, found.start())
        before, unit = said[begin : found.start()], found["unit"] or ""
        adds = _difference(said, max(begin, last), found.span())
        is_none = before.endswith(OF_ORDER) or (not adds and _is_no_figure(before, found["number"], unit))
        is_none = is_none or ORDINAL.match(said, found.end()) is not None  # 「the record of the 11th」
        if value is None or found["day"] is not None or is_none:
            continue
        lead, denied = SAYS_SO.search(before), SAYS_NOT.search(before)
        label = (before[: lead.start()] if lead else before).strip()
        is_paid = not unit and lead is not None and PAID.search(lead[0]) is not None
        is_money = bool(found["sign"]) or unit in lexicon.unit_meanings("money") or (unit or label) in OF_SUM
        is_money = is_money or is_paid
        last = found.end()
        is_plain = denied is None and not adds and IS_SUBJECT.match(said, last) is None
        is_plain = is_plain and STRUCK.match(said, last) is None
        is_said_so = is_plain and bool(lead or SAYS_WEAKLY.search(before) or IS_TRUE.match(said, found.end()))
        is_last = said[last : last + 1] in ",。;!\n "
        is_right = is_said_so or (is_plain and is_last and bool(BARE_LABEL.fullmatch(before)))
        may_be_more = right_until >= 0 and denied is None
        is_more = may_be_more and JOIN.fullmatch(said, right_until, found.start()) is not None
        is_right = is_right or is_more
        right_until = found.end() if is_right else -1
        total = (is_more and total) or (lead is not None and MANY.search(before) is not None)
        label = BY.sub("", SLIP.sub("", label)) if adds else label
        label = label or said[_clause_begin(said, max(begin - 1, 0)) : begin].strip(" ,。;")
        figure = RightFigure(value, unit, is_money, label, found[0].strip(), total, is_said_so, adds)
        yield found.start(), found.end(), figure, is_right


def _difference(said: str, begin: int, figure: tuple[int, int]) -> int:
    """By how much, if so, what was told is wrong: 1 for so much too little, -1 for too much, 0 for no difference."""
    start, end = figure
    if MORE_THAN_TOLD.search(said, begin, start) or LEFT_OUT.match(said, end):
        return 1
    is_off = PART_OF.search(said, begin, start) and TAKEN_OFF.match(said, end)
    return -1 if is_off or LESS_THAN_TOLD.search(said, begin, start) else 0


def _is_no_figure(before: str, written: str, unit: str) -> bool:
    """那两条, 初一, 上一笔, 算了一次, a bare 一; and 「还有讲师2名」, which stands beside those told."""
    if unit in ("次", "遍", "回") and CHECKED.search(before):
        return True
    if before.endswith(POINTERS) and unit in OF_LOGS and len(written) < FEW:
        return True
    if len(written) == 2 and set(written) <= DIGITS:  # 「五一游行」, 「三五个」
        return True
    return BESIDES.search(before) is not None or (not unit and len(written) == 1 and written in CHINESE)


OF_ORDER, ORDINAL = ("第", "初", "周", "星期"), Regex(r"(?:st|nd|rd|th)\b")
DIGITS = frozenset("一二三四五六七八九")
BESIDES = Regex(r"(?:还有|另有|补上|加上)[\u4e00-\u9fff]{0,5}[^\W\d是为共到]$")
CHECKED = Regex(r"[算点数核对查看]了?[又再]?$")
FEW = 3  # signs of a number that logs are pointed at with: 「那870」 is a sum
POINTERS, OF_LOGS = ("那", "这", "上"), ("条", "笔", "批", "次", "项", "个", "行", "")


def _clause_begin(said: str, place: int) -> int:
    return max((match.end() for match in CLAUSE.finditer(said, 0, place)), default=0)


SAYS_SO = Regex(rf"{SO}[了的就才约\s·]{{0,3}}$", any_case=True)
SAYS_WEAKLY = Regex(
    r"(?:(?<![A-Za-z])(?:so|now|full|only|just|left)|(?<![合总共])计|(?<!还)剩返?|得返)[·\s]{0,2}$",
    any_case=True,
)
IS_TRUE = Regex(  # behind the figure: 「问卷16份才对」, 「2860 不是2680」
    rf"\s?才(?:对(?![面付着不])|[是真](?![\u4e00-\u9fff]))|[\s,·]{{0,2}}(?:而?不是|唔系|并非|非|not|instead·of)[\s·]?[$¥￥]?(?:{NUMBER})(?![\d.:]|\s?[ap]m)"
)
IS_SUBJECT = Regex(r"\s?[是系](?![\d吗])")  # 「280是上次」
SAYS_NOT = Regex(rf"{DENIED}[\s约·]{{0,2}}$", any_case=True)
PAID = Regex(r"[付花]|发票|收据|小票|账单|receipt|invoice", any_case=True)  # 「两台实付2650」
STRUCK = Regex(
    r"\s?(?:元|块钱?)?的?[,\s]?(?:[那这]一?笔)?(?:要|得|给我|帮我|先)?[去拿删剔][掉除走]"
)  # 「把120去掉」
BY_SO_MUCH = r"[数钱款费]也?[再要得]?|再|(?<=[没未漏忘][算记写报登计包],)[再要]?|(?<=[漏忘]了,)[再要]?"
BY = Regex(r"[再要得]?[加增减][上个去掉]?$")
MORE_THAN_TOLD = Regex(rf"(?:{MISSED}[了掉]?[^,。;\d]{{0,8}}|(?:{BY_SO_MUCH})[加增][上个]?)$")
LESS_THAN_TOLD = Regex(rf"(?:{TOO_MANY}了?[^,。;\d]{{0,8}}|数[再要得]?减[去掉]?|{OFF})$")
TAKEN_OFF = Regex(rf"(?!\s?(?:号|日|月|点))[^。\n\d]{{0,24}}?{OFF}(?!了?\s?\d)")
PART_OF = Regex(r"(?:有|是|混了?|掺了?|带了?|含|里|中)[约大概\s]{0,2}$")  # 「32里有3个」 are some of it
LEFT_OUT = Regex(
    r"[^,。;\d]{0,4}[,\s]?[^,。;\d]{0,4}(?<!入会)(?<!入会,)(?<!入会 )(?:(?<!再)[漏少]了?[算记写报登计])(?:了(?!\s?[\d一二三四五六七八九十两])|进|$)|[^,。;\d]{0,4}(?:(?:没|未|没有|忘了?)(?:算|记|加|写|报|计|包)|[也都要得再]?(?:一起|一并|一块)?[加算记计补](?:进去?|上去?|到里面|入去|在内|埋)(?![\d的]))"
)
JOIN = Regex(  # 「红包1200」 beside a figure put right is another one put right
    r"(?:会员|职工|members)?[,、和& ]{0,3}(?:(?:[一总合]?共)?(?:[付花用支]了?[款费出]?)?|金额|[合总]计?)?"
)
BARE_LABEL = Regex(
    r"(?!.{0,4}[少多漏][数算记写报登]$)(?!少|多|漏|[还又再]|.{1,2}(?:[又再]|还(?!是))|加|补|扣)[\u4e00-\u9fff]{1,4}[^的了过\W\d]"
)


@cache
def _pattern() -> re.Pattern[str]:
    """A figure with its unit; 「9号」 and 「3月」 are days."""
    units = sorted(
        {*lexicon.units(), *lexicon.unit_meanings("money"), "块", "个", "户", "堂"}, key=len, reverse=True
    )
    names = "|".join("家(?!人)" if unit == "家" else unit.replace(".", r"\.") for unit in units)
    return re.compile(
        rf"(?P<sign>[$￥¥]|HK\$|RM)?(?<!\d[:比])(?P<number>{NUMBER})(?P<day>号|日|月|点|时|[/:比]\d)?[多余来]?(?P<unit>{names})?"
    )


def means_latest(text: str) -> bool:
    """Whether words mean what was told last: 「刚才那条」, "my last log"."""
    return any(LATEST.search(each) for each in (text, normal(text).text))


IN_FRONT = Regex(r"^\s{0,3}(?:\d{1,9}(?:\.\d{1,2})?[\u4e00-\u9fff]{0,2}[\s,，]{1,3}){1,4}(?=[^\d\s,，])")


def figures_in_front(text: str) -> str:
    """「6个 3600 我把两个漏了」: the right ones stand first, whatever is said of the wrong ones behind them."""
    found = IN_FRONT.match(text)
    return found[0] if found else ""


def lone_figure(text: str) -> SpokenCorrection | None:
    """「93人」, "$5,462": one figure with its unit and no other word."""
    if not LONE.match(text.strip()):
        return None
    said = read_correction(text, is_about_it=True)
    is_one = said is not None and len(said.right) == 1 and bool(said.right[0].unit or said.right[0].is_money)
    return said if is_one and said is not None and not said.right[0].label.strip() else None


LONE = Regex(
    r"(?:[一总]?共|合计|是|就)?(?:(?:HK|S|RM)?\$\s?)?\d[\d,]{0,8}(?:\.\d{1,2})?\s?[\u4e00-\u9fffA-Za-z]{0,9}[。.!！]?$"
)
