"""Who says of himself, or is said, to do what is planned: 「我星期四下晝去屯門車廠探班」, 「場地布置18號弄，我來」, 「國華同公司約見面」.

Beside a time to come and a thing of the office such words plan it, also where nothing else in them does.
"""

from collections.abc import Sequence

from union.core.kinds import COME_TO, Kind
from union.core.lazy_regex import Regex
from union.core.period import Grain
from union.reading.acts import classification
from union.reading.acts.classification import words_by_ground
from union.reading.acts.extraction import Seen
from union.reading.acts.tasks.assignments import roster_names_by_form
from union.reading.text.normal_form import normal, simplified
from union.reading.text.tense import Tense, tense

GOES = "去|到(?!期|点|位)|走访|看望|探|慰问|约|拜访|见(?!证)|陪|带(?!孩|娃|小孩|薪)|代表|接待|跑|(?:[同和跟与]|找)[^,。;!?\n我你他她]{1,8}(?:谈|聊|开会|对接|见|商量|约)"
LEADS = "带队|领队|负责|主持|牵头|组织|张罗|操办|主讲|统筹|召集|值班"
BEGINS = r"(?:^|(?<=[,。;!?\n□ :午晚早天号日点])|(?<=记[低下住得]))我(?!们|家|妈|爸|老[公婆]|的|觉得|看|说|问|听说)"
# Behind oneself and a time or nothing, what one goes for.
GOES_HIMSELF = Regex(
    rf"{BEGINS}(?:本人|自己)?[^,。;!?\n不没未别你他她了过吗]{{0,24}}?(?:约[了好]|(?:{GOES})(?!了|过|不|完))"
)
LEADS_HIMSELF = Regex(
    rf"{BEGINS}(?:本人|自己)?(?:来|去)?(?:{LEADS})[的吧啊]?(?=[,。;!~)\s]|$)|(?:是|由)我(?:来)?(?:{LEADS})"
)
# Said of what nobody else comes to: of a meeting it is who comes.
# 「訂金單據我執咗，星期五交」: who has made a thing ready hands it in.
HAS_READY = Regex(
    r"(?<=[\u4e00-\u9fff]{2})我(?:已经?)?(?:[执整理收弄写填做]|整理|准备|核对|汇总){1,2}[了好齐完],"
)
TAKES_IT = Regex(
    rf"{BEGINS}(?:来|去|跟进?|盯|弄|搞|做|办|管|包)(?:弄|搞|做|办|盯|跟进?)?[吧啊啦喇]?(?=[,。;!~)\s]|$)"
)
ENGLISH = Regex(
    r"(?:^|[.,;!]\s{0,2})(?:ok\s)?i(?:\s?'ll|\s(?:will|shall|am|can)|'m)\s(?:be\s)?(?!late|absent|away|on\s(?:leave|mc)|sick|not|away|free|busy|unable)"
    r"(?:going\sto\s)?(?:do|doing|lead|leading|host|hosting|visit|visiting|meet|meeting|handle|handling|organi[sz]e|organi[sz]ing|run|running|chair|chairing|take|taking|conduct|conducting|bring|bringing|go\sto|going\sto|at\s[A-Z])",
    any_case=True,
)
NOT_SETTLED = Regex(
    r"\?|[吗呢]|可能(?!人)|也许|看看|再说|未必|不一定|如果|要是|想不想|打算问|maybe|might|perhaps|if\b",
    any_case=True,
)
WORKPLACE = Regex(
    r"车间|车厂|车队|[一-龥](?:厂|矿|分会|分公司|门店|站点|班组|工地|部门|公司|总部)|区总|市总|总工会|工会|depot|branch|HQ\b",
    any_case=True,
)
PRIVATE = Regex(
    r"医|牙|药|复查|复诊|[体检]检报告|[胃肠肝心肺]|电影|追剧|银行|旅游|飞机|老家|孩|娃|妈|爸|老婆|老公|朋友|同学|家人|家里|接送|相亲|婚|游乐|度假|健身|理发|dentist|doctor|clinic|family|kids?\b|wife|husband|mum|flight",
    any_case=True,
)
OF_OFFICE = frozenset(("matters", "ours", "deeds"))
NO_WORK = (None, "文体活动", "其他")
NO_OFFICE = frozenset(("own_life", "everyday", "hidden"))
FINE = (Grain.MINUTE, Grain.HOUR)
# 「國華同公司約見面」: a title that begins with a member who does it.
DOES_IT = Regex(
    rf"(?:同志|老师|师傅)?(?:会|要|再|先|去|来)?(?:{GOES}|{LEADS}|开会|送|交|写|买|订|做|整|拟|出席|参加)(?!.{{0,2}}(?:的|追悼|婚))"
)
LEAST = 2


def does_it_himself(text: str, kind: Kind | None = None) -> bool:
    """Whether the writer says that it is he who does what is planned."""
    words = normal(text).text
    is_led = GOES_HIMSELF.search(words) is not None and kind is not Kind.ACTIVITY
    is_led = is_led or LEADS_HIMSELF.search(words) is not None or ENGLISH.search(text) is not None
    is_taken = any(each.search(words) for each in (TAKES_IT, HAS_READY))
    return is_led or (kind not in COME_TO and is_taken)


def announces(seen: Seen) -> bool:
    """Whether words say when the writer does something of the office's: a day, its hour or part, a thing or a workplace, himself."""
    when, text = seen.best.when if seen.best else None, seen.said.text
    if when is None or seen.best is None or not seen.best.has_day or when.grain not in FINE or when.deadline:
        return False
    if any(each.search(text) for each in (NOT_SETTLED, PRIVATE)) or tense(text) is Tense.DONE:
        return False
    grounds = words_by_ground(seen.words).keys()
    is_ours = not OF_OFFICE.isdisjoint(grounds) or WORKPLACE.search(seen.words) is not None
    is_work = classification.category(seen.words) not in NO_WORK
    kind = None if is_work else classification.kind(seen.words)
    return (is_ours or is_work) and NO_OFFICE.isdisjoint(grounds) and does_it_himself(text, kind)


def member_who_does(title: str, people: Sequence[str]) -> tuple[str, str] | None:
    """The member of the roster a title begins with who does it, by his full name, and what is left of the title."""
    plain = simplified(title)
    for called, name in roster_names_by_form(tuple(people)).items():
        if plain.startswith(called) and DOES_IT.match(plain, len(called)) and len(plain) == len(title):
            left = title[len(called) :].lstrip(" ,，、:：")
            return (name, left) if len(left) >= LEAST else None
    return None
