"""Cuts private figures to their last four signs and masks the names of helped people (design §3, Privacy).

Runs before anything is stored; dates, sums and document numbers stay as they are.
"""

import re

from union.understanding.regex import Regex

KEPT = 4
MARK = "****"
GAP = r"[ \u3000-]?"
DIGIT = "[0-9０-９]"
EDGE = r"(?<![0-9０-９A-Za-z.*-])"
END = r"(?![0-9０-９A-Za-z]|[.,]\d|-\d)"
DAY_IN_ID = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
# 18 figures with a birthday in them, the last may be X; the old form has 15.
ID_CARD = Regex(
    rf"{EDGE}[1-9]\d{{5}}{GAP}(?:18|19|20)\d\d{DAY_IN_ID}{GAP}\d{{3}}[\dXx]{END}|{EDGE}[1-9]\d{{7}}{DAY_IN_ID}\d{{3}}{END}"
)
BANK_CARD = Regex(
    rf"{EDGE}(?:{DIGIT}{{16,19}}|{DIGIT}{{4}}(?:[ -]{DIGIT}{{4}}){{3}}(?:[ -]{DIGIT}{{1,3}})?|{DIGIT}{{6}} {DIGIT}{{10,13}}){END}"
)
COUNTRY = r"(?:[+＋]86|0086|86)"
MOBILE = Regex(rf"{EDGE}(?:{COUNTRY}{GAP})?[1１][3-9３-９]{DIGIT}{GAP}{DIGIT}{{4}}{GAP}{DIGIT}{{4}}{END}")
# 010-12345678, (0755)1234567; without a sign between only behind a word for telephone.
LANDLINE = Regex(
    rf"{EDGE}[(（]?0\d{{2,3}}[)） -]{{1,2}}\d{{7,8}}(?:-\d{{1,5}})?{END}|(?<=电话)[:： ]?0?\d{{7,12}}{END}"
)
FIGURES = (ID_CARD, BANK_CARD, MOBILE, LANDLINE)

HELPED = (
    r"(?:困难|特困|重困|患病|患大病|大病|单亲|低保|受助|工伤|病困|残疾|受灾|贫困)(?:职工|女职工|党员|教师|会员|家庭|员工|农民工|学生|户|劳模|人员)?(?:家属|子女|家庭)?"
    r"|(?:慰问|救助|帮扶|资助|受助|探望|补助)(?:对象|人员|名单)|受助人|被救助人"
)
# Without those that are first of all other words (和 家 时 全).
SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛范彭郎鲁韦昌马苗方俞任袁柳鲍史唐费"
    "廉岑薛雷贺倪汤滕殷罗毕郝邬常乐于傅皮卞齐康伍余卜顾孟黄穆萧尹姚邵汪祁毛禹狄米贝臧戴宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强"
    "贾路娄江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房丁邓郁单洪包左石崔吉龚程邢陆荣翁甄曲封芮储靳段富巫乌焦侯秋仲"
    "伊宫仇祖武符刘景詹束龙叶幸司黎白蒲卓蔺池乔苍闻翟谭姬申冉桑桂牛寿边尚温庄柴瞿阎向古易戈廖庾耿弘匡文寇东沃师聂晁敖冷辛简饶"
    "曾关查荆桓覃肖涂岳佟"
)
# A name ends where something else begins; a third sign is taken only there (刘建国发放… is 刘建国).
NO_NAME = r"(?!方面|方案|项目|高温|金额|关爱|关心|温暖|包括|费用|向社|贫困|华侨|高度|易地|古稀|单位|单亲|强化|申报|申请|解决|安排)"
AFTER_NAME = (
    r"(?=[、,，。;；:：!！?？\s()（）“”]|$|[等和与及的家已收领因在为得获参儿女父母]|同志|师傅|老师|发放|送去|送上|住院|患|申请|一[家户人]|\d"
    r"|夫妇|本人|慰问|救助|生病|丈夫|妻子|去世)"
)
ONE_NAME = rf"{NO_NAME}[{SURNAMES}](?:某某?|[\u4e00-\u9fff]{AFTER_NAME}|[\u4e00-\u9fff]{{2}}{AFTER_NAME})"
NAMED = Regex(
    rf"(?P<who>{HELPED})(?P<sign>[:：是为有 ]{{0,2}})(?P<names>{ONE_NAME}(?:[、,，和与及]{ONE_NAME})*)"
)
HIDDEN = "＊＊"


def mask_private(text: str) -> str:
    """「身份证11010119900307663X」 → 「身份证****663X」; ID, bank and phone numbers keep their last four signs."""
    for pattern in FIGURES:
        text = pattern.sub(_cut, text)
    return text


def _cut(match: re.Match[str]) -> str:
    said = match[0]
    lead = said[: len(said) - len(said.lstrip(":： "))]
    signs = [sign for sign in said if sign.isdigit() or sign in "Xx"]
    return lead + MARK + "".join(signs[-KEPT:])


def mask_names(text: str) -> str:
    """「困难职工刘建国」 → 「困难职工刘＊＊」; only people named as helped ones, a colleague's name stays."""
    return NAMED.sub(
        lambda match: match["who"] + match["sign"] + re.sub(ONE_NAME, _hidden, match["names"]), text
    )


def _hidden(match: re.Match[str]) -> str:
    return match[0][0] + HIDDEN
