"""Who is away: 「我下周休假，有事找伟明」, 「王芳11月24日到26日请假」. No item of the calendar, and no work done."""

from dataclasses import dataclass

from union.core.lazy_regex import Regex
from union.reading.text.normal_form import normal

ABSENCE = Regex(
    r"(?:请|休|销)(?:个|年|病|事|婚|产|丧|陪产|育儿|探亲|会务)?假(?!期|日|制)|放(?:大|年|婚|产|丧)?假|年休(?!假制)|休(?:年|产|陪产|婚|病|丧)假|(?:年|病|事|婚|产|丧|陪产)假(?:自|从|到|至|,|。|$)"
    r"|(?:出差|外出(?:培训|学习|开会|办事)?|去[^,。;\n]{1,8}(?:培训|出差|学习|进修))(?=[,。;\s]|$)|别排事|on leave\b|(?:annual|sick|maternity) leave|can't make|out of (?:office|town)",
    any_case=True,
)
# 「12号我来不到」, 「分会的事找小杨」: away, where it is said of a meeting, of leave or of who is to be asked meanwhile.
KEPT_AWAY = Regex(
    r"[来去到]不[了成到]|过不[去来]|赶不[回过]来|参加不[了成]|到不了|不(?:能|克)(?:参加|到会|出席|来)|缺席|出车|休息(?=[,。]|$)|跑长途|在外地|住院|陪[护床]"
)
OF_OFFICE = Regex(
    r"会(?=[,。我]|$)|会议|培训|活动|值班|请个?假|(?:有事|的事|急事|工作|事情)[^,。;\n]{0,4}(?:请?找|联系|交给|问)"
)
NOT_ABSENCE = Regex(
    r"不(?:用)?请个?假|谁|哪[个位]|批[了准]|[?吗]\s?$|制度|办法|规定|政策|权益|维权|\d人|职工的?(?:年休假|休假)|疗休养|[放休]假(?:通知|安排)|组织|带队|一行"
)
LATIN = r"@?[A-Z][A-Za-z]{1,14}(?:[· ][A-Z][A-Za-z]{1,14}){0,2}"
WHO = Regex(
    rf"^□?\s?(?P<who>我(?!们)|本人|@?[\u4e00-\u9fff]{{2,4}}?|{LATIN})(?=\s?,?(?:从|自|要|也|因)?(?:□|请|休|放|出差|外出|去))"
)
GREETING = Regex(r"^(?:收到|好的?|嗯|各位|主席)[,。!\s]{1,3}")
MYSELF = Regex(
    r"(?:^|[,。□])(?:[^,。□]{0,8}(?:会|培训|活动|值班))?(?P<who>我(?!们|家|[爸妈父母老儿女孩])|本人)|^□?请个?假|请个?假(?:[\u4e00-\u9fff]{1,4})?$"
)
STAND_IN = Regex(
    rf"(?:找|搵|揾|联系|交给|由|让)(?P<who>我(?!们)|[\u4e00-\u9fff]{{2,4}}?|{LATIN})(?=代|顶|替|接|负责|处理|[,。]|$)"
)
SENTENCE_ENDS = Regex(r"[。;!\n].")
LONGEST = 80


@dataclass(frozen=True, slots=True)
class Absence:
    """`who` is away, as written (我 is the writer); `stand_in` is who to turn to meanwhile."""

    who: str
    stand_in: str | None


def is_absence(text: str) -> bool:
    """Whether a normal text tells that somebody is away."""
    if len(text) > LONGEST or NOT_ABSENCE.search(text) is not None:
        return False
    is_kept_away = KEPT_AWAY.search(text) is not None and OF_OFFICE.search(text) is not None
    return is_kept_away or ABSENCE.search(text) is not None


def absence_said(text: str) -> str | None:
    """The words where they may tell that somebody is away."""
    return text if text and is_absence(normal(text).text) else None


def read_absence(text: str, said_time: str) -> Absence | None:
    """Who is away; `said_time` are the words of the time, as the reader found it."""
    words = normal(text).text
    if not is_absence(words):
        return None
    bare = GREETING.sub("", words.replace(normal(said_time).text, "□", 1))
    if SENTENCE_ENDS.search(bare):
        return None  # said behind something else: its sentence is read by itself
    named = WHO.match(bare) if MYSELF.match(bare) is None else None
    if named is None and MYSELF.search(bare) is None:
        return None
    away = ABSENCE.search(bare) or KEPT_AWAY.search(bare)
    instead = STAND_IN.search(bare, away.end()) if away else None
    names = [found["who"].lstrip("@").replace("·", " ") if found else None for found in (named, instead)]
    return Absence(names[0] or "我", names[1])
