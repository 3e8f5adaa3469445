"""Who does what from now on, as officers say it: 「阿芬以后管宣传」, 「王芳接替李明当女工委员」, 「王芳不再担任组织委员」."""

from union.core.lazy_regex import Regex
from union.core.records import dataclass
from union.reading.text.normal_form import normal

LONGEST = 40
NAME = r"[\u4e00-\u9fff]{2,4}?|[A-Za-z][A-Za-z]{1,14}(?: [A-Za-z]{2,15}){0,2}"
WHO, FORMER = rf"@?(?P<who>{NAME})(?:同志)?", rf"@?(?P<former>{NAME})(?:同志)?"
FROM_NOW = r"(?:以后|今后|往后|从今天起|从现在起|从今往后|从本月起|从下个?月起|即日起)"
TAKES = r"(?:来)?(?:都|就|专门)?(?:管|负责|分管|主管|抓|做|跟进)"
OFFICE = r"(?P<what>[\u4e00-\u9fff]{0,8}(?:委员|主席|主任|组长|书记|干事|会计|出纳|联络员|信息员|宣传员|监督员|负责人|管理员|代表))"
FIELD = r"(?P<what>[\u4e00-\u9fff]{2,8}?)(?:的)?(?:工作|这块|这一块|方面|的事)?"
HOLDS = r"(?:担任|接任|当选为?|出任|兼任|任|当|做)"
END = r"(?:了|吧|啦|好了|[。!]){0,2}"
FORMS = (
    Regex(rf"(?:{FROM_NOW},?)?{WHO}(?:接替|接|代替|替换|顶替){FORMER}(?:的|来?{HOLDS}){OFFICE}{END}"),
    Regex(rf"(?:{FROM_NOW},?)?{OFFICE}(?P<changed>换成|换|改为|改由|改成){WHO}(?:来)?(?:{HOLDS}|负责)?{END}"),
    Regex(rf"(?:{FROM_NOW},?)?{OFFICE}(?:就|还)?由{WHO}(?:来)?{HOLDS}{END}"),
    Regex(rf"(?:{FROM_NOW},?)?(?:选|推选|请|让|由|任命)?{WHO}(?:{FROM_NOW},?)?(?:{HOLDS}|为){OFFICE}{END}"),
    Regex(rf"{WHO}是(?:我们|本群|工会)?(?:的)?{OFFICE}{END}"),
    Regex(rf"{WHO},?{FROM_NOW}{TAKES}{FIELD}{END}"),
    Regex(rf"{FROM_NOW},?(?:让|由|请)?{WHO}{TAKES}{FIELD}{END}"),
    Regex(rf"(?:{FROM_NOW},?)?{FIELD}{FROM_NOW}(?:由|归|让|给|交给){WHO}(?:来)?(?:管|负责|分管|抓|做){END}"),
    Regex(rf"{FROM_NOW},?{FIELD}(?:由|归|让|给|交给){WHO}(?:来)?(?:管|负责|分管|抓|做){END}"),
)  # fmt: skip
FORMAL = Regex(r"接任|接替|担任|出任|兼任|任命|推选|换成")
ENDED = Regex(
    rf"{WHO}(?:{FROM_NOW})?(?:不再|不)(?P<how>{HOLDS}|管|负责|分管|是)(?P<what>[\u4e00-\u9fff]{{2,10}}?)(?:工作)?{END}"
)


@dataclass(frozen=True, slots=True)
class Appointment:
    """`who` is `what` from now on, or no longer; `former` had it until now, by name, "" where only the office tells."""

    who: str
    what: str
    former: str | None = None
    is_over: bool = False
    is_formal: bool = False  # said as an appointment is, whoever it is about


def read_appointment(text: str) -> Appointment | None:
    """What a whole message says of one person's office; None for anything else."""
    said = normal(text).text.strip() if len(text) <= LONGEST else ""
    if said and (ended := ENDED.fullmatch(said)):
        return Appointment(ended["who"], ended["what"], is_over=True)
    found = next((match for each in FORMS if said and (match := each.fullmatch(said))), None)
    if found is None:
        return None
    named = found.groupdict()
    former = named.get("former") or ("" if "changed" in named else None)
    return Appointment(named["who"], named["what"], former, is_formal=FORMAL.search(said) is not None)
