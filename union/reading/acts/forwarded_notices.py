"""Notices of others that are passed on: whose they are, and those that ask something of us (「转：集团工会定于…，请各单位工会…」)."""

from union.core.lazy_regex import Regex
from union.reading.text.normal_form import EitherScript, normal

HEADED = Regex(r"\s{0,3}[【\[](?P<who>[^】\]\n]{2,24})[】\]]")
# 【邻市教育工会】, 【人力资源部】, 【三(4)班】, 【转发】: whose notice it is; what is held, and a branch, may be ours.
BODY = Regex(
    r"转[发贴载]?|(?:人力资源|人事|行政|保安|采购|市场)部|(?:邻|兄弟|隔壁|外|友)[^,。]{1,12}工会|[^,。]{0,10}\(?\d{1,2}\)?班"
    r"|(?!.*(?:通知|通告|公告|提醒|[简战周月]报|工会))[^,。]{0,10}(?:酒店|公司|集团|医院|学校|[小中]学|协会|物业|快递|物流|街道|社区|银行|气象台|交警|公安|派出所|学院|委员会|电视台|日报)(?:[^,。]{0,6}[部处室])?"
)
# What a superior union asks of its branches is ours, whoever passes it on.
OF_OURS = Regex(r"总工会|[省市区县镇街]总(?![经结体])|各(?:基层|分|级)?工会|上级工会|工会委员会|产业工会")
TO_US = Regex(  # 「转：集团工会定于…，请各单位工会主席参加」: passed on to us
    r"请?各(?:会(?![员议])|属会|直属|基层|分会|单位|成员单位|部门|车间|班组|支部|小组)|(?:集团|公司|总公司|局|系统|行业|兵团)(?:机关)?工会"
)
ASKS = Regex(
    r"请|前|将|[定拟]于|通知|报[名送]|各|\d[日号点:]|须|务必|要求"
)  # 「转：市总工会慰问200人」 asks nothing of us
MARK = EitherScript(
    r"\s{0,3}(?:[【\[]\s?转[发贴载]?\s?[】\]]\s?[:：]?|(?:转(?:发|贴)?|fwd?|forwarded(?: message)?)\s?[:：]|转发(?=[\u4e00-\u9fff]{2,14}(?:通知|通告)\s?[:：]))\s{0,3}",
    any_case=True,
)
SAME = 3


def passed_on_from(text: str) -> str | None:
    """The body whose notice a message begins with, as it names itself in brackets; None for any other message."""
    words, mark = normal(text).text, MARK.match(text)
    if OF_OURS.search(words) and (mark is None or ASKS.search(words)):
        return None
    if mark is not None:
        return None if TO_US.search(words) else "转发"
    found = HEADED.match(text)
    who = normal(found["who"]).text.strip() if found else ""
    return who if who and BODY.fullmatch(who) else None


def to_us(text: str) -> str:
    """The words of a notice that was passed on to us, without the mark of its being so; any other words as they are."""
    mark = MARK.match(text)
    return text[mark.end() :] if mark is not None and passed_on_from(text) is None else text


def is_own_body(body: str, title: str) -> bool:
    """Whether that is the group's own body, whose title the group has."""
    own, places = normal(title).text, range(max(1, len(body) - SAME + 1))
    return any(body[at : at + SAME] in own for at in places if body[at:] != "工会")
