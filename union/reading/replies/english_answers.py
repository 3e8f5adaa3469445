"""Short answers typed in English, in the words that are asked for: 「#12 postpone two days」 → 「#12 推迟2天」.

Only whole messages of these forms; anything else is left to the reader of sentences. Names and titles stay as written.
"""

import re
from collections.abc import Callable

from union.data import table
from union.reading.english.translation import is_english
from union.reading.text.item_numbers import MARKED
from union.reading.text.normal_form import normal

LONGEST = 400  # signs
# What gives these commands without a slash.
UNDO = re.compile(r"(?:#\d{1,6}\s)?undo(?: that)?(?:\s#?\d{1,6})?[.!]?", re.IGNORECASE)
REDO = re.compile(r"(?:#\d{1,6}\s)?(?:redo|restore)(?:\s#\d{1,6})?[.!]?", re.IGNORECASE)
NEVER_MIND = re.compile(r"never ?mind[.!]?", re.IGNORECASE)
EXACT = {
    **dict.fromkeys(("undo", "undo that", "take it back", "take back"), "撤销"),
    **dict.fromkeys(("redo", "restore", "bring back", "bring it back"), "恢复"),
    **dict.fromkeys(("undo all",), "全部撤销"),
    **dict.fromkeys(("restore all",), "全部恢复"),
    **dict.fromkeys(("done", "finished", "completed", "complete", "it's done", "all done"), "完成"),
    **dict.fromkeys(("cancel", "cancel it", "cancelled", "called off", "call it off"), "取消"),
    **dict.fromkeys(("not doing it", "give up", "given up", "dropped"), "不办了"),
    **dict.fromkeys(("details", "show details"), "详情"),
    **dict.fromkeys(("names", "list of names", "who is coming", "who's coming"), "名单"),
    **dict.fromkeys(("never mind", "nevermind", "forget it"), "算了"),
    **dict.fromkeys(("no", "no need", "not needed", "no thanks"), "不用"),
    **dict.fromkeys(("none", "nothing"), "无"),
    **dict.fromkeys(("delete", "delete it"), "删除"),
    **dict.fromkeys(("postpone", "put off", "put it off"), "推迟"),
    **dict.fromkeys(("no reminder", "no reminders"), "不用提醒"),
    **dict.fromkeys(("restore reminders", "usual reminders"), "恢复提醒"),
    **dict.fromkeys(("coming", "i'm coming", "i am coming", "taking part"), "参加"),
    **dict.fromkeys(("on leave", "leave", "not coming", "i'm not coming", "absent"), "请假"),
    **dict.fromkeys(("undecided", "not decided"), "待定"),
    **dict.fromkeys(("sign up",), "报名"),
    **dict.fromkeys(("withdraw me",), "退出报名"),
    **dict.fromkeys(("open sign-up", "open sign up", "open the sign-up"), "开放报名"),
    **dict.fromkeys(("close sign-up", "close sign up", "close the sign-up"), "停止报名"),
    **dict.fromkeys(("no limit",), "不限人数"),
    **dict.fromkeys(("no quorum",), "不设法定人数"),
}
UNITS = {
    **dict.fromkeys(("minute", "minutes", "min", "mins"), "分钟"),
    **dict.fromkeys(("hour", "hours", "hr", "hrs"), "小时"),
    **dict.fromkeys(("working day", "working days"), "个工作日"),
    **dict.fromkeys(("day", "days"), "天"),
    **dict.fromkeys(("week", "weeks"), "周"),
    **dict.fromkeys(("month", "months"), "个月"),
}
COMMANDS = ("撤销", "恢复", "完成")  # these stand before the number
COUNT, UNIT = r"\d{1,3}|[a-z]{1,6}", "|".join(sorted(UNITS, key=len, reverse=True))
SPAN = rf"(?P<count>{COUNT})\s(?P<unit>{UNIT})"
EACH_SPAN = re.compile(rf"\b{SPAN}\b", re.IGNORECASE)


def in_chinese_words(text: str) -> str | None:
    """The answer as a Chinese officer would type it; None where the text is no such answer."""
    if len(text) > LONGEST or not is_english(text) or text.lstrip().startswith("/"):
        return None
    named = MARKED.search(text)
    if named is None:
        return _answer(text)
    rest = " ".join((text[: named.start()] + " " + text[named.end() :]).split())
    said = _answer(rest.lstrip(",:; "))
    if said is None:
        return None
    return f"{said} #{named[1]}" if said in COMMANDS else f"#{named[1]} {said}"


def _answer(text: str) -> str | None:
    said = " ".join(text.replace("’", "'").split()).strip(" .!")
    exact = EXACT.get(said.casefold())
    if exact is not None:
        return exact
    for pattern, told in FORMS:
        match = pattern.fullmatch(text.strip() if "\n" in text else said)
        if match is not None:
            return told(match)
    return None


def spans_in_chinese(text: str) -> str:
    """Lengths of time in an English text: 「3 days, 1 day, 2 hours」 → 「3天, 1天, 2小时」."""
    return EACH_SPAN.sub(lambda match: _span(match, "{}") or match[0], text) if is_english(text) else text


def _time(words: str) -> str:
    """A time in the words of the reader: 「Friday 3pm」 → 「周五下午3点」."""
    return normal(words).text if is_english(words) else words


def _span(match: re.Match[str], form: str) -> str | None:
    count = match["count"].casefold()
    number = count if count.isdigit() else {**table("english")["numbers"], "a": "1", "an": "1"}.get(count)
    return None if number is None else form.format(f"{number}{UNITS[match['unit'].casefold()]}")


def _form(
    pattern: str, told: Callable[[re.Match[str]], str | None]
) -> tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]]:
    return re.compile(pattern, re.IGNORECASE | re.DOTALL), told


def _with(words: str, *, time: bool = False) -> Callable[[re.Match[str]], str]:
    return lambda match: words + (_time(match["rest"]) if time else match["rest"].strip())


def _counts(match: re.Match[str]) -> str:
    done = "完成，" if match["done"] else ""
    told = [f"应到{match['expected']}"] if match["expected"] else []
    return done + "，".join([*told, f"实到{match['present']}"])


def _results(match: re.Match[str]) -> str:
    return PLACE.sub(lambda place: f"第{PLACES[place['rank'].casefold()]}名 ", match[0])


PEOPLE = r"(?:\s(?:people|persons|members))?"
SORRY = r"(?:(?:sorry|no|oops|correction)[,:]\s)?"
PLACES = {"first": "一", "1st": "一", "second": "二", "2nd": "二", "third": "三", "3rd": "三"}
A_PLACE = rf"(?:{'|'.join(PLACES)})\splace:?\s[^\n]{{1,60}}"
PLACE = re.compile(rf"^(?P<rank>{'|'.join(PLACES)})\splace:?\s", re.IGNORECASE | re.MULTILINE)
FORMS = (
    _form(rf"(?:postpone|put\s(?:it\s)?off|delay)\s(?:it\s)?(?:by\s|for\s)?{SPAN}", lambda match: _span(match, "推迟{}")),
    _form(r"(?:postpone|put\s(?:it\s)?off|delay)\s(?:it\s)?(?:to|till|until)\s(?P<rest>.+)", _with("推迟到", time=True)),
    _form(r"(?:change|move|reschedule|shift)\s(?:it\s)?to\s(?P<rest>.+)", _with("改到", time=True)),
    _form(rf"remind\s(?:us\s)?{SPAN}\s(?:before|ahead|earlier)", lambda match: _span(match, "提前{}提醒")),
    _form(r"(?:reason|because)(?::\s?|\s)(?P<rest>.+)", _with("原因：")),
    _form(r"(?:give|hand|assign)\s(?:it\s)?to\s(?P<rest>[^,;:\n]{2,40})", _with("交给")),
    _form(r"(?:place|venue):\s?(?P<rest>.+)", _with("地点：")),
    _form(r"notes?:\s?(?P<rest>.+)", _with("备注：")),
    _form(r"checklist:\s?(?P<rest>.+)", _with("清单：")),
    _form(r"(?:title:|rename\s(?:it\s)?to)\s?(?P<rest>.+)", _with("改名为")),
    _form(rf"(?P<done>done,\s)?(?:expected\s(?P<expected>\d{{1,5}}),?\s)?(?:present\s(?P<present>\d{{1,5}}){PEOPLE})", _counts),
    _form(rf"expected\s(?P<rest>\d{{1,5}}){PEOPLE}", _with("应到")),
    _form(rf"quorum\s(?:of\s)?(?P<rest>\d{{1,5}}){PEOPLE}", lambda match: f"法定人数{match['rest']}人"),
    _form(r"quorum\s(?:of\s)?half", lambda match: "法定人数半数"),
    _form(r"(?:at\smost|limit(?:ed\sto)?)\s(?P<rest>\d{1,4})\steams", lambda match: f"限{match['rest']}队"),
    _form(rf"(?:at\smost|limit(?:ed\sto)?)\s(?P<rest>\d{{1,4}}){PEOPLE}", lambda match: f"限{match['rest']}人"),
    _form(r"sign-?\s?up\s(?:closes|ends|until|by)\s(?P<rest>.+)", _with("报名截止", time=True)),
    _form(r"sign\sup\s(?P<rest>[^,;:\n]{1,20})", _with("报名：")),
    _form(r"withdraw\s(?P<rest>[^,;:\n]{1,20})", _with("退出报名：")),
    _form(r"(?:add|plus)\s(?P<rest>\d.+)", _with("加上", time=True)),
    _form(rf"{SORRY}(?:it|that|there)(?:'s|\s(?:is|was|were))\s(?:actually\s|really\s|only\s)?(?P<rest>(?:[$\d]|yesterday|last\s|on\s).{{0,60}})", _with("是", time=True)),
    _form(rf"{SORRY}not\s(?P<wrong>[^,;:\n]{{1,30}})(?:,|,?\sbut)\s(?P<rest>[$\d].{{0,60}})", lambda match: f"不是{_time(match['wrong'])}，是{_time(match['rest'])}"),
    _form(rf"\n?{A_PLACE}(?:\n{A_PLACE}){{0,11}}", _results),
)  # fmt: skip
