"""Numbers that a clause begins with, or an order ends in, and what is said of them as of an item: 「2已经买好了，6截止改22号」, "5 n 6 both extend".

A number in such a place may still be a day, a count or a sum: whether there is an item or a log of it is asked by whoever knows them.
"""

from collections.abc import Iterator
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.text.normal_form import simplified

DAY, LONGEST = "号", 200
NO_PLACE = r"(?!楼|线|门|车间|机|库|院|厂|房|仓|桌|台|铺|店|站|码头|球|宿舍|教室|窗口|文件|餐|风球|闸|巴|位|床|桥|坑|炉|井|船|字)"
N = rf"\d{{1,3}}(?![\d.:/%])(?:号{NO_PLACE})?"
AND = r"(?:\s?[、,，&+和跟与同及]\s?|\s?(?:同埋|还有|and|n|&)\s|(?<=号)\s?)"
ROW = rf"(?P<row>{N}(?:{AND}{N}){{0,5}})"
# Where a clause begins: at the start, behind a stop, behind a gap between Chinese words; not 「講解會 14號取消」.
BEGINS = r"(?:^|(?<=[a-z\u4e00-\u9fff])\.\s|[,，。;；:：!！?？\n]|(?<=[\u4e00-\u9fff])\s(?!\d{1,3}号)|\b(?:and|then|but)\s)\s?"
OPENS = r"(?:(?:呢单|这条|this(?: one)?)(?:同|和|跟| and)|那|就|但|不过|另外|还有|仲有|再|把|将|请|麻烦|至于|然后|所以|对了|不是|唔系|呀|(?:边个|谁|我)?[说话讲]|both|all|the|pls|please|also|numbers?|no\.?|items?|sorry|wait|hold on|oh|no|nope|oops|ok|eh|now|so|actually|i said|on)"
THAT = r"\s?(?:[那这嗰呢](?:一?[个条项单笔件])?|one\b|项|条)?\s?的?"
FILLS = r"(?:也|都|就|又|还|仲|先|再|已经?|一?早就?|而家|现在|其实|原来|应该|可以|要|得|请|麻烦|帮我|给我|全部?|其|\s){0,5}"
WORK = "[做办搞写交弄买送订借收报租印贴寄封联系查约核发整理准备统计探访影攞拿汇总]"
# 「5号是周六」 tells of the day
OF_DAY = r"(?:周|星期|礼拜|今|明|后|大?年|[^,，。]{0,4}[节假]|休|几|哪|谁|什么|我)"
# 「改」 of a time, of a name …; 「已经买好了」, 「不要」, 「恢复」, 「交给」.
CHINESE = (
    rf"(?:改|推[到迟后]?|延[到期后]?|挪|提[前早]|宽限|押后|迟[啲点]|往[前后]|截止.{{0,4}}[改延推到挪]|(?:时间|日期|地点|场地|名[字叫]|标题|负责人)"
    rf"|取消(?![了咗]?[,，\s]{{0,2}}改)|撤|删|作废|销|[去拿划清]掉|剔|多[出余]|重复|重[了咗]|记重|算了|误会|[不唔](?:(?:用|要|使|需)(?!来|去|上班|加班|到|带|等|穿|开门)|算|办|搞|做|该|应|好)|冇|恢复|还原|放回|[没未](?![来成])|(?:先)?[别莫](?!的|人)|照[去开常办做旧搞]"
    rf"|(?<![要得该])(?:完成|搞[掂定]|已交|{WORK}{{1,3}}(?:完|好|妥|掂|齐|[了咗]))[了啦喇咗晒㗎吧呀的嘢成]{{0,3}}(?=\s|$|[,，。;；!！?？])"
    rf"|交[给俾畀]|转[给俾畀交]|[给俾畀][返回]?|由|归|让|负责|加[上多返埋]|叫埋?|话(?:[做写办搞交弄]|取消|完成)|[是系]同一|(?:应该)?[不唔]?[是系](?!{OF_DAY})|重开)"
)
# What begins here is done, or said of something: no measure follows the number, 「6好了」, 「4要遲兩日」; 「2送1」 is a score.
BARE = r"(?<!号)\s?(?:[那这嗰呢](?:一?[个条项单笔件])?\s?)?(?![送打加比减平胜负]\s?\d)(?:[也都就又还仲先再已未没冇不唔要得可应由归让叫给俾畀交转改推延挪往搬放迟换调订约做办搞写整修买送收报请取撤删恢重误错系是完好印贴寄封派拆装租借查核填录留保照我你佢]|其实|原来|而家|现在|提[前早]|截止|负责|安排)(?![只支个位对堂套件条张桶车碗台本篇点分])"
DEEDS = r"(?:done|finished|completed|settled|cancel(?:led)?|drop(?:ped)?|remove[d]?|delete[d]?|restore|re-?open|extend(?:ed)?|move[ds]?|shift(?:ed)?|change[ds]?|push(?:ed)?|postponed?|delay(?:ed)?|bring|put back|give[ns]?|pass(?:ed)?|hand(?:ed)?|back to|ask|start(?:s|ing)?|due|dup(?:licate)?s?|same|not (?:needed|done|cancel|yet|required)|no need|needed|under|in charge|responsible|can be|should be|remains?|stays?|place|venue|deadline|merge)\b"
DID = r"(?:[a-z]{2,10}ed(?=\s(?:already|alr|liao|oso)\b)|booked|ordered|reserved|bought|paid|sent|collected|printed|submitted|written|prepared|confirmed|fixed|checked|done|went|given|informed|called|replied|closed|updated)"
AT = r"at \d{1,2}(?:[.:]\d\d)?\s?[ap]m"
ENGLISH = rf"(?:\s(?:both|all|also|oso|is|are|was|were|pls|please|now|still|already|alr|just|actually|really|got|kena)){{0,3}}\s(?:{DEEDS}|let\b|(?:do|does|did)?\s?n.?t\b|don.?t\b|dun\b|do not\b|cannot\b|{AT} instead|{DID}(?=\s(?:already|alr|liao|oso|also|lah?)\b|\s?[,.;!]|\s?$))|\s?:\s"
SAID = Regex(
    rf"{BEGINS}(?:{OPENS}\s?){{0,3}}{ROW}(?:{THAT}{FILLS}{CHINESE}|{BARE}|(?<!号)(?:{ENGLISH}))",
    any_case=True,
)
# 「撤4」, 「留13嗰個」, "keep 6 only", "move 2 to 19 nov"
ORDERS = (
    r"(?:撤[销掉]?|删[除掉]?|取消|恢复|还原|保?留[返低下住着]?|重开|净系|只要|销掉?)\s?"
    r"|\b(?:cancel|drop|forget|remove|delete|undo|scrap|discard|void|throw (?:away|out)|take (?:out|off|away)|strike(?: out| off)?|get rid of|restore|re-?open|bring back|put back|keep(?: only)?|close|finish|let \w{2,12} (?:do|take|handle))\s(?:both |items? |numbers? |no\.? |the )?"
)
BEHIND = r"(?=\s?(?:$|[,，。;；!！?？\n]|[那嗰这呢][个条项单]|就[得行可]|吧|了|啦|only\b|and\b|not\b|with\b|one\b|as\b|pls\b|please\b|lah?\b|first\b|because\b|cos\b|from (?:it|the|that|this)\b|too\b|also\b|both\b|in (?:it|the)\b))"
ORDERED = Regex(rf"(?:{ORDERS}){ROW}{BEHIND}", any_case=True)
MOVED = Regex(
    rf"\b(?:move|push|shift|extend|postpone|delay|change|give|pass|hand)\s(?:both |items? |numbers? |the )?{ROW}\s(?:over )?(?=to\b)",
    any_case=True,
)
# Only beside others: "move 2 to 19 nov, and 3 to 27 nov"
MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)"
GOES_ON = Regex(rf"(?:,\s(?:and\s)?|\band\s){ROW}\s(?=to \d{{1,2}} {MONTH}|{AT})", any_case=True)
ONE = Regex(r"\d{1,3}号?")
MARK = Regex(r"[#＃]\s?\d")


class AddressedNumber(NamedTuple):
    """A number, where it stands with its 号, and the words of its own clause and those behind up to the next."""

    number: int
    start: int
    end: int
    words: str

    @property
    def has_day_sign(self) -> bool:
        """「8号」, that may be a day."""
        return self.words.startswith(DAY)


def addressed_numbers(text: str) -> tuple[AddressedNumber, ...]:
    """Those that a clause says something of as of an item, in their order."""
    if len(text) > LONGEST or not any(map(str.isdigit, text)):
        return ()
    plain = simplified(text)
    spans = {found.span("row") for each in (SAID, ORDERED, MOVED) for found in each.finditer(plain)}
    if spans or "#" in plain:
        spans |= {found.span("row") for found in GOES_ON.finditer(plain)}
    ends = sorted({start for start, _ in spans} | {each.start() for each in MARK.finditer(plain)})
    return tuple(one for row in sorted(spans) for one in _numbers(plain, row, ends))


def _numbers(plain: str, row: tuple[int, int], ends: list[int]) -> Iterator[AddressedNumber]:
    stop = next((each for each in ends if each >= row[1]), len(plain))
    for one in ONE.finditer(plain, *row):
        sign = DAY if one[0].endswith(DAY) else ""
        words = f"{sign}{plain[row[1] : max(row[1], stop)]}"
        yield AddressedNumber(int(one[0].removesuffix(DAY)), *one.span(), words)
