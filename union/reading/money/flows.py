"""Which way a sum went: spent by the union, come in to it, or neither (pay got back for members, a sum in dispute, a budget).

By the words of the figure, else of the title and of the clause it stands in; what the message says was given on at
once is spent money after all.
"""

from dataclasses import replace
from enum import StrEnum
from functools import lru_cache

from union.core.lazy_regex import Regex
from union.reading.english.translation import is_english
from union.reading.message import Money
from union.reading.text.normal_form import normal, simplified

SOURCE = "会费|经费|专款|拨款|拨付款|补助|捐款|捐赠|善款|赞助|款项?|资金|利息|返还|回拨|筹备金"
GOT = "收集|存入|收缴|收取|收到|收齐|收回|收来|收入|代收|补收|领到|领取|争取到?|募集|募得|筹集|筹得|拨入|划入|转入|进账|拨来|拨下来|拨给(?:我们|我会)"
CAME = "收缴|收取|收齐|收入|到账|入账|到位|拨入|划入|进账|返还|回拨|筹集|募集|拨来"
# 「收到职工困难补助申请8份」 are papers, 「收缴会费通知」 too.
PAPER = "(?![^，。；]{0,6}(?:申请|材料|表|通知|发票|单据|凭证|方案|办法|标准))"
RECEIVED = Regex(
    f"(?:{GOT})[^，。；]{{0,12}}?(?:{SOURCE}){PAPER}"
    f"|(?:{SOURCE})[^，。；]{{0,4}}?(?:{CAME}){PAPER}"
    f"|收(?:工会|会员|党|学|报名|培训|活动)?会?费|(?:会员|职工|人)(?:缴纳|交纳|缴|交)会费|利息"
    "|^(?:上级|行政|[省市区县总]总|总会|职总|工联|[A-Z]{2,6}(?=拨款))[^，。；]{0,6}(?:拨款|拨付|划拨|下拨|补助[款金收资])"
    f"|(?:[省市区县]总|上级|行政|工会)[^，。；]{{0,3}}(?:下拨|拨付|拨(?=[的来了]))[的来了]?[^，。；]{{0,14}}(?:{SOURCE})"
    f"|募捐(?!箱)|募集|募款|募得|筹款|筹得|拨入|划入{PAPER}"
    # Whoever gives to a union that is not of it, money or goods: 「爱心企业捐了大米50袋，折合9500元」
    "|(?:企业|公司|商[会家户]|善[长心]|市民|热心人士?|基金会|校友)[^，。；向给为]{0,6}捐|(?:捐|拨)款from"
    "|(?i:membership费用|interest *(?:S?[$]|$)|^refund|^rebate|ticket·sales|^sold·)"
)
# 「收了23个人会费，每人150」
DUES_OF = Regex("收[了咗到返得齐]?[0-9一两二三四五六七八九十百]{1,6}(?:个人|个|人|名|位)[^，。；]{0,4}会费")
# Money that went out, whoever it came from: said of the figure, or of the work before what was received.
PAID = (
    "上缴|上解|返还(?:职工|会员)|发放|支出|支付|开支|列支|发给|送给|转交|退还|退费"
    "|[向给][^，。；]{1,12}(?:返还|回拨|拨付|拨款|下拨|捐|缴|交)"
)
OUTGOING = Regex(PAID)
GIVEN = Regex(f"{PAID}|花|使用|动用|用于|购|买|奖|慰问|救助|资助|报销|场地|餐费|材料费|医药费|欠薪")
# Directly behind the figure: 「收到理赔款8000元，已转交职工」, but not 「募集12000元，发放10000元」.
GIVEN_ON = Regex(
    "^[^，,。；;\n]{0,2}[，,、]?(?:(?:并|也|都|已经?|均|全部|全额|当天|当日|当场|现场|随后|一并|悉数|及时|将其|把钱|善款)){0,4}"
    "(?:转交|转给|送到|送给|送达|送至|交到|交给|发放|发给|发到|捐给|拨付给|分给)"
    "(?![^，,。；;\n]{0,8}[0-9.,]+万?[元块])"
)
CLAUSE = Regex("[^，,。；;、：:（(\n]*$")  # what stands directly before a figure
SOURCES = Regex(f"(?:{SOURCE})$")
CLAUSE_BEHIND = Regex("[，,。；;、\n]")
COLLECTED = Regex(
    "收(?!据|入|费)|入(?:了|咗|返)?(?:银行|户口|账户|户)|存(?:了|入|进|去|在){0,2}(?:银行|户口|账户)|[到入进]账|交齐|交来|交上来|到位"
)
TAKEN = Regex(
    "(?:共|票|费|款|押金|义卖)[^，。；]{0,3}(?<![签回])收(?:到|返|咗|得|翻|入)了?$"
)  # 「三堂总共收到1800元」, right before the sum
DONATED = Regex("捐|募|善款|义卖|义拍|赞助|[筹卖][款旗]|(?i:charity|sponsor|donor)")
# Who gives to a union is not of it, and what members put together is theirs: 「职工捐款3200元」, "Sponsor gave $500".
GIVERS = (
    "职工|会员|员工|工友|同事|同仁|大家|全[体院厂校]|党员|干部|师生|教师|医护|社会|爱心|企业|公司|商|老板|老细|客户|家属|人士|街坊"
    "|市民|热心|善[长心]|基金会|校友|[0-9][余多]?[人名位]|共|组织|发动|慈善|一日|(?i:[a-z]|sponsor|donor)"
)
FOR_WHAT = "(?:[^，。；买购付花发支用送慰奖还退]|费用|奖品|抽奖){0,10}$"
GIFT = Regex(
    f"(?:{GIVERS})[^，。；]{{0,14}}?(?:捐(?!血)|赞助|(?i:sponsored|contributed)){FOR_WHAT}|(?i:sponsor|donor)[^，。；]{{0,8}}送去了$"
    f"|^\\s*(?:今天)?捐[款赠][ :：共计合总约额]{{0,4}}$|(?i:fundrais|sponsorship)"
)
OWN_GIFT = Regex(
    "(?:工会|我[会们哋]|本会|(?i:(?<![a-z])(?:we|i|union|committee)(?![a-z])))(?![^，。；]{0,4}(?:组织|发动|号召|倡议))[^，。；]{0,14}(?:捐|赞助|(?i:sponsored|contributed|gave))"
    "|^(?:今天|上午|下午|昨天)?[向给][^，。；]{1,12}捐"
)
TO_OTHERS = Regex("^元?[,， ]?(?:给(?!我|工会|本会)|送|用于|支援)")
# What members were owed: wages and the like that were got back for them, and what is still fought over.
PAY = "salar|wage|unpaid|overtime|compensation|判赔|获赔|工资|工钱|薪|加班费|津贴|补贴|经济补偿|赔|补偿|遣散费|社保|公积金|养老金|工伤待遇|押金|货款|损失|粮"
EMPLOYER = "(?<![我本])(?:单位|公司|企业|雇主|老板|老细|厂方|资方|对方)"
GOT_BACK = (
    f"{EMPLOYER}[^，。；]{{0,4}}(?:补发|补[偿缴]|赔)|判[^，。；]{{0,8}}赔|(?:拿到|争取到?)[^，。；]{{0,4}}(?:工资|欠薪|经济补偿|赔偿|加班费|遣散)"
    "|[领攞]回|追番|claim·back|(?i:member|worker|会员|职工)颁发了|收到拨款[^，。；]{0,14}(?:owed|wage|salar|unpaid|工资|加班费)|recover|判赔|获赔|判[决令][^，。；]{0,8}赔偿?|追[回返]|讨[回返]|[要拿争]回来?|挽回|追讨到|讨到|补发到手|追缴|收回欠|收到欠"
)
RECOVERED = Regex(f"(?:{GOT_BACK})|(?:{PAY}|欠款)[^，。；,]{{0,6}}(?:[要讨追拿]回来?|到手|全部兑付|结清)")
OF_PAY = Regex(f"{PAY}|欠|back.pay")
DISPUTED = Regex(
    "涉及金额|涉案|争议金额|标的额?|索赔|诉求金额|拖欠|仍?欠(?!薪[^，。；]{0,4}[追讨要])|克扣"
    "|追讨(?!到|回)|讨薪(?!成功|到)|欠薪(?![^，。；]{0,4}(?:已|追回|讨回|要回))|outstanding|owed|claim"
)
# 「联欢会预算8000」, 「预计花费5000元」: said right before the sum, or what it is called; 「按预算发放5000元」 is paid.
AHEAD = Regex(
    "(?:预算|概算|预计|预估|预期|估计|计划|打算|拟)(?:总?额|总计|费用|经费|资金|开支|支出|花费?|用|投入|要|需要?|大?约|共|是|为|在|控制){0,3}[:： ]?$"
    "|(?:一?共|总共|大[概约]|至少|还)(?:要|需要?|得)花?[:： ]?$"
    "|申[请报](?!到|下来)了?[^，。；0-9]{0,12}$|(?:控制在|不超过|上限(?:是|为)?|限额|封顶)[:： ]?$"
    "|(?:通过|批准|核准)了[^，。；0-9]{0,10}(?:经费|费用|资金|开支|支出)[:： ]?$"
)
# A price that was asked for is not paid: 「报价收齐了，最便宜的680元」, "all 3 quotes in, cheapest $680".
QUOTED = Regex(
    "(?:报价|要价|开价|叫价)(?:是|为|才|只要?)?[:： ]?$|最(?:低|便宜|平|贵|高)(?:的|价|报价|那?一?[家间])?(?:是|为|才|只要?|都要)?[:： ]?$"
    "|(?:cheapest|lowest|best price|highest)(?:[ ·](?:one|is|quote))?[:· ]*(?:HK|S|RM)?[$￥]?$"
)
PAID_NOW = Regex(
    "^(?:元|块钱?)?[,， ]?(?:已经?|都|也)?(?:(?:支?付|给)(?![了咗]?[定订押]金)|结清|结了|买了|订了)|paid"
)
BEFORE = Regex(r"\d(?![月日])|。")
# The last of these before a sum says which way it went; what is signed for, checked or got back empty is neither.
EITHER_WAY = Regex(
    "(?P<came>(?<![签回验吸查没征])收(?:到|返|咗|得|翻|入|齐|上来|了|集|来|起|拢|埋)|筹(?:到|得|了|咗|集)|募(?:到|得|了|咗|集)|(?:入|进|存)(?:了|咗|返)?(?:数|账|帐|银行|户口)|到[账帐]|进[账帐]|收入|(?:补|交)(?:来|齐|上来)"
    "|会费[^，。；]{0,4}(?:入|收|交)(?=[了咗齐妥 ]{0,3}$)|(?:义卖|卖旗|卖物会)(?=[^，。；花买付]{0,6}$))"
    "|(?P<out>花|付|支(?!部)|买|购|(?<!费)用|给|发|送|奖|慰问|报销|垫|畀|俾|找[了咗]|交[了咗]|租|订|缴|捐|埋单|退|还[了咗])"
)
FROM_ABOVE = Regex(
    "^(?:另外|今天|上午|下午|这次)?(?:单位|行政|公司|厂里?|局里?|院里?|医院|校方|学校|管方|资方|上级|上头|党委|总会|政府|劳工处|工联会?|[省市区县]总)(?:工会|行政|方面|那边|又|也|今年|另外){0,2}"
    "(?:给|批|划?拨|回拨|返还|支持|补贴|补助|资助|送去)(?:付|款|了|咗|给|我[们哋会]|工会|来){0,3}[^，。；买购付奖送人户职困]{0,8}$"
)
BANKED = Regex("^.{0,6}?(?:入(?:了|咗|返)?(?:数|账|帐|银行|户口)|到[账帐]|收[齐妥]|存(?:入|进|咗|了))")
ARRIVED = Regex(
    "^(?:全年|本月|会费|总|已){0,2}(?:收入|[进入到][账帐]|收上来|收齐|入银行|筹[到得])$|(?<![月年庭均])(?:收入|所得|结息)$|卖[^，。；]{1,6}得$|^收[^，。；据入件银]{1,4}[费款]$"
)
LEFT_OVER = Regex("(?:结余|结转|余额|结存|剩余|节余|尚余)[^，。；花用]{0,4}$")  # what lies there is not spent
# 「尾款120元没付」, 「余款300到货再付」: what is still to be paid is not spent yet.
UNPAID = Regex(
    "^(?:元|块钱?)?(?:的|都|还){0,2}(?:[没未冇](?:有|曾)?(?:支?付|给|结|俾|畀)|尚未(?:支?付|给|结)|(?:下个?月|下周|月底|年底|明天|[^，。；]{0,4}(?:后|到货|完工|完事|结束))?(?:再|才)(?:支?付|给|结))"
)
OWED = Regex("(?:还欠|尚欠|待付|未付|没付|欠着)[^，。；]{0,4}$")
# A line of an account says it itself: 「收 三月会费 31,260」, 「茶水 -120」.
BOOKED = Regex(
    r"^\s{0,3}(?:(?P<came>[收入])|[支出])[\s:：]|(?P<more>[+＋])\s?(?:HK|S|RM)?[$￥¥]?\s?$|(?<=\s)-\s?(?:HK|S|RM)?[$￥¥]?\s?$"
)
UP = Regex("(?:[交缴]|上[交缴解])[了给到至]?[^，。；]{0,4}(?:上级|[省市区县]总|总工会|会费)")
NEAR, LONGEST_CLAUSE, NEXT_WORDS = 30, 120, 12


class Flow(StrEnum):
    """The kind of a sum; only what was spent is added to the union's spending."""

    SPENT = "spent"
    IN = "in"
    DONATED = "donated"
    RECOVERED = "recovered"
    DISPUTED = "disputed"
    BUDGETED = "budgeted"


INCOME = (Flow.IN, Flow.DONATED)
ASIDE = (Flow.RECOVERED, Flow.DISPUTED, Flow.BUDGETED)


@lru_cache(maxsize=256)  # a receipt, its notes and the count all ask of the same sums
def flow_of(money: Money, title: str, text: str) -> Flow:
    """Which way a sum of a fact went; `text` is the whole message as written."""
    if is_english(text):
        text, money = normal(text).text, replace(money, text=normal(money.text or "").text)
        # What stands between the figure before a sum and the end of its clause: the title may have lost it.
        before, said, after = _parted(money, text)
        beside = f"{BEFORE.split(before)[-1]}{said}{CLAUSE_BEHIND.split(after)[0]}"[:LONGEST_CLAUSE]
        title = beside or normal(title).text
        money = replace(money, what=None) if money.what == "拨款" else money  # "Got $500", whoever gave it
    else:
        title, text = simplified(title), simplified(text)
    if money.text is None and DUES_OF.search(title):  # a product, whose own words say how it was worked out
        return Flow.IN
    own = money.text or "", money.what or ""
    if (simple := tuple(map(simplified, own))) != own:  # a month of a long log asks a thousand times
        money = replace(money, text=simple[0], what=simple[1])
    clause, behind = _around(money, text)
    if booked := BOOKED.search(clause):
        came = booked["came"] or booked["more"]
        return (Flow.DONATED if DONATED.search(clause) else Flow.IN) if came else Flow.SPENT
    if got := _got_back(money, title, text, clause, behind):
        return got
    is_kept = any(each.search(said) for each in (AHEAD, LEFT_OVER) for said in (clause, money.what or ""))
    is_paid = PAID_NOW.search(_parted(money, text)[2][:NEXT_WORDS]) is not None
    is_quoted = money.per is None and not is_paid and QUOTED.search(clause) is not None
    if is_kept or is_quoted or UNPAID.search(behind) or OWED.search(clause):
        return Flow.BUDGETED
    if _is_gift(money, title, text, clause, behind):
        return Flow.DONATED
    if not (_is_in(money, title, text) or _has_come(money, text, clause, behind)):
        return Flow.SPENT
    said = f"{clause}{money.what or title}"
    return Flow.DONATED if DONATED.search(said) else Flow.IN


def is_received(word: str) -> bool:
    """Whether a word names money received: 会费, 收缴会费, 拨款, 募捐."""
    return bool(SOURCES.search(word) or RECEIVED.search(word))


def _got_back(money: Money, title: str, text: str, clause: str, behind: str) -> Flow | None:
    """Pay that was got back for members, or is still in dispute."""
    what = money.what or ""
    near = f"{clause}{what}"
    if GIVEN.search(what) and not OF_PAY.search(near):
        return None
    is_back = RECOVERED.search(near) or RECOVERED.search(behind) or (not what and RECOVERED.search(title))
    if is_back and (OF_PAY.search(near) or OF_PAY.search(title) or OF_PAY.search(text)):
        return Flow.RECOVERED
    return Flow.DISPUTED if DISPUTED.search(near) else None


def _is_gift(money: Money, title: str, text: str, clause: str, behind: str) -> bool:
    """Given by others or put together by the members, by the words before the sum; no gift of the union's own."""
    said = clause if clause.strip() else title
    if OWN_GIFT.search(said) or TO_OTHERS.search(behind) or GIVEN_ON.search(_parted(money, text)[2]):
        return False
    return GIFT.search(said) is not None


def _has_come(money: Money, text: str, clause: str, behind: str) -> bool:
    """By the verb nearest to the sum: 「收咗$800」, 「$9,840 今朝入咗数」, 「行政给了5000块」."""
    what = money.what or ""
    if ARRIVED.search(what):
        return True
    if GIVEN.search(what) or GIVEN.search(behind) or _is_given_on(money, text):
        return False
    before = clause if not what or what in clause else f"{clause}{what}"
    if FROM_ABOVE.search(before.strip()):
        return True
    if verb := [*EITHER_WAY.finditer(before)][-1:]:
        return bool(verb[0]["came"])
    return BANKED.match(behind) is not None


def _around(money: Money, text: str) -> tuple[str, str]:
    """What stands before a sum in its clause, and right behind it."""
    before, said, after = _parted(money, text)
    clause = CLAUSE.search(before[-NEAR:]) if said else None
    return (clause[0] if clause else ""), CLAUSE_BEHIND.split(after[:12])[0] if said else ""


def _parted(money: Money, text: str) -> tuple[str, str, str]:
    """The text before a sum, the sum, the text behind; all empty where it does not stand there."""
    parts = text.partition(money.text) if money.text else ("", "", "")
    return parts if parts[1] else ("", "", "")


def _is_in(money: Money, title: str, text: str) -> bool:
    """By what the figure is called; where that leaves it open by what the work is called."""
    what = money.what or ""
    if RECEIVED.search(what):
        return not OUTGOING.search(what) and not _is_given_on(money, text)
    if GIVEN.search(what) or (what and not SOURCES.search(what)):
        return False
    is_out = bool(GIVEN.search(text) or OUTGOING.search(text))
    # 「9月会费 22,980」: what members pay comes in, where no word sends it on; 「也收完了，1月会费1420块」
    is_up = UP.search(text) and not COLLECTED.search(text)
    is_of_dues = (what or title).endswith("会费") and not (is_out or is_up)
    if is_of_dues or (not what and TAKEN.search(_around(money, text)[0])):
        return True
    got = RECEIVED.search(title)
    return got is not None and not OUTGOING.search(title[: got.end()]) and not _is_given_on(money, text)


def _is_given_on(money: Money, text: str) -> bool:
    before, said, after = _parted(money, text)
    clause = CLAUSE.search(before[-LONGEST_CLAUSE:])
    return bool(said) and bool(GIVEN_ON.search(after) or (clause and OUTGOING.search(clause[0])))
