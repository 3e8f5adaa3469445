"""Who is away: 「我下周休假，有事找伟明」, 「王芳11月24日到26日请假」. No item of the calendar, and no work done."""

from dataclasses import dataclass

from union.core.lazy_regex import Regex
from union.reading.text.normal_form import normal

ABSENCE = Regex(
    r"(?:请|休|销)(?:年|病|事|婚|产|丧|陪产|育儿|探亲|会务)?假(?!期|日|制)|放(?:大|年|婚|产|丧)?假|年休(?!假制)|休(?:年|产|陪产|婚|病|丧)假|(?:年|病|事|婚|产|丧|陪产)假(?:自|从|到|至|,|。|$)"
    r"|(?:出差|外出(?:培训|学习|开会|办事)?|去[^,。;\n]{1,8}(?:培训|出差|学习|进修))(?=[,。;\s]|$)|别排事|on leave\b|(?:annual|sick|maternity) leave|can't make|out of (?:office|town)",
    any_case=True,
)
NOT_ABSENCE = Regex(
    r"制度|办法|规定|政策|权益|维权|\d人|职工的?(?:年休假|休假)|疗休养|[放休]假(?:通知|安排)|组织|带队|一行"
)
LATIN = r"@?[A-Z][A-Za-z]{1,14}(?:[· ][A-Z][A-Za-z]{1,14}){0,2}"
WHO = Regex(
    rf"^□?\s?(?P<who>我(?!们)|本人|@?[\u4e00-\u9fff]{{2,4}}?|{LATIN})(?=\s?,?(?:从|自|要|也|因)?(?:□|请|休|放|出差|外出|去))"
)
STAND_IN = Regex(
    rf"(?:找|搵|揾|联系|交给|由)(?P<who>我(?!们)|[\u4e00-\u9fff]{{2,4}}?|{LATIN})(?=代|顶|接|负责|处理|[,。]|$)"
)
LONGEST = 80


@dataclass(frozen=True, slots=True)
class Absence:
    """`who` is away, as written (我 is the writer); `stand_in` is who to turn to meanwhile."""

    who: str
    stand_in: str | None


def is_absence(text: str) -> bool:
    """Whether a normal text tells that somebody is away."""
    return len(text) <= LONGEST and ABSENCE.search(text) is not None and NOT_ABSENCE.search(text) is None


def absence_said(text: str) -> str | None:
    """The words where they may tell that somebody is away."""
    return text if text and is_absence(normal(text).text) else None


def read_absence(text: str, said_time: str) -> Absence | None:
    """Who is away; `said_time` are the words of the time, as the reader found it."""
    words = normal(text).text
    if not is_absence(words):
        return None
    bare = words.replace(normal(said_time).text, "□", 1)
    who = WHO.match(bare)
    if who is None:
        return None
    away = ABSENCE.search(bare)
    instead = STAND_IN.search(bare, away.end()) if away else None
    names = [found["who"].lstrip("@").replace("·", " ") if found else None for found in (who, instead)]
    return Absence(names[0] or "", names[1])
