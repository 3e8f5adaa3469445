"""Whether the figures of a message are only asked for, offered, expected or decided upon: a quotation, a budget, how many shall come.

Nothing of it was done or spent: 「大润发158一份，供销社149」, 「预算3000以内」, 「每人200块的礼品卡，1月8号前买好」, "go FairPrice, total 1460".
"""

from union.attendance.collection_parts import SEEN
from union.attendance.listed_people import listed_people
from union.core.lazy_regex import Regex
from union.reading.text.normal_form import EitherScript
from union.worklog.ending_choice import clauses

LONGEST = 160
OFFER = r"报价|报了?个?价|[问询][了到过]?[两二三四五六\d]?[家间]|[两二三四五六][家间]都?问了|(?<![a-z])quot(?:e[ds]?|ations?)(?![a-z])"
OFFERED = EitherScript(OFFER, any_case=True)
EXPECTED = (
    r"预算|预计|预(?=\d)|上限|不超过|以内|名额|^代表\d{1,3}个?人?$|推\d{1,2}[名个人位]"
    r"|[要须得](?:买|订|备|印|发|送|派|请|做)(?![了过咗])|\d[号日]前(?:买|订|备|印|发|送|派|弄|做|搞|走|包)|(?<![a-z])(?:budget(?:ed)?|expect(?:ed|ing)?|estimated?)(?![a-z])"
)
# How many there are by now is no work of the day: 「到目前为止献血报了17个」, "sign up total 22 so far".
SO_FAR = EitherScript(
    r"(?:到?目前|至今|截至|到[现現]在|而家)[^,，。;；]{0,10}(?:报|報|登记|登記|[填交])[^,，。;；\d]{0,4}\d|(?:报名|報名)[^,，。;；]{0,6}(?:目前|暂时|暫時|到现在|而家)[^,，。;；\d]{0,4}\d"
    r"|\b(?:sign(?:ed)?[ -]?ups?|registered|registrations?|rsvps?|names?)\b[^.;]{0,24}\d{1,4}[^.;]{0,10}\bso far\b",
    any_case=True,
)
UNDER_WAY = r"走(?:着)?(?:合同|流程|审批)|合同[^,，。]{0,4}(?:在|还|下周|没|未)[^,，。]{0,4}[签走批]|中标价"
# 「今年困难职工报了4户：检修班周建平、…」: whom it is to be for
LISTED = r"[\d一二两三四五六七八九十]{1,3}[户人名位家个][^,，。:：]{0,14}[:：]"
DECIDED = r"分开派|就定[它这那]|(?:那|这)[家间种个款](?:可以|吧|得)|[就选][用选]?(?:那|这)[家间种款]|^(?:ok |ya |yes )?go (?:with |for )?[a-z][\w' ]{2,20}(?=,| total)"
UNSETTLED = EitherScript(UNDER_WAY)
DECIDED_ON = EitherScript(DECIDED, any_case=True)
MAY_BE_PLANNED = EitherScript(
    rf"{OFFER}|{EXPECTED}|{DECIDED}|{LISTED}|{UNDER_WAY}|{SO_FAR.pattern}", any_case=True
)
DONE = EitherScript(
    r"[了咗过晒](?![解度年节])|[到去来]\d|到会|出席|参加|列席|花|\b(?:paid|ordered|bought|spent|sent|gave|given|done|turn(?:ed)? up|came|went|visited|attended|collected|received|got|held)\b",
    any_case=True,
)
BOUGHT = EitherScript(
    r"(?:[买订付购]|下单|转账|打款|交)[了咗好到齐完清]+|已经?[买订付购]|\b(?:paid|ordered|bought|spent)\b",
    any_case=True,
)
DAY_BEFORE = EitherScript(r"[\d一二三四五六七八九十][号日月]?底?(?:之|以)?前")
FIGURE = Regex(r"\d")


def are_figures_planned(text: str) -> bool:
    """Whether no figure of it is of work done; of what only talks of plans without one nothing is said."""
    if len(text) > LONGEST or FIGURE.search(text) is None:
        return False
    parts = clauses(text)
    if SO_FAR.search(text) or (any(map(_is_list, parts)) and not any(map(_tells_deed, parts))):
        return True
    is_offered = OFFERED.search(text) or DECIDED_ON.search(text)
    is_expected = (
        is_offered
        or UNSETTLED.search(text)
        or any(FIGURE.search(each) and MAY_BE_PLANNED.search(each) for each in parts)
    )
    return bool(is_expected) and not any(map(_tells_deed, parts))


def _is_list(clause: str) -> bool:
    return bool(listed_people(clause)) and SEEN.search(clause) is None


def _tells_deed(clause: str) -> bool:
    """「走访了8户」, but neither 「三家都问了」 nor 「21号之前走完」."""
    if DAY_BEFORE.search(clause) or _is_list(clause):
        return False
    is_told = FIGURE.search(clause) is not None and DONE.search(clause) is not None
    return BOUGHT.search(clause) is not None or (is_told and OFFERED.search(clause) is None)
