"""People entered for something by their names: 「报名又多了何璇和易老师」, 「就3个人：我、赵敏、王芳」, "add Kumar n Faizal to futsal", 「2.赵敏」.

Whether they are known, and for what they are entered, is found out by others (spoken_sign_ups.py, handlers/attendance).
"""

from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.acts.sign_up_calls import NUMBERED, chain_start, run_start
from union.reading.names.people import SURNAMES
from union.reading.numbers.numerals import whole_number
from union.reading.text.normal_form import normal

LONGEST = 90
SIGNS = Regex(
    r"报名|接龙|名单|[算计预加]埋?上?|[漏多补添]|我[和跟与同去来也都参要报想]|\d\s?[.、．)]|个人?[:：,，是]|\b(?:me|i|add|sign|put|want|wanna|joining|include)\b",
    any_case=True,
)
AND = r"[、和跟与同及&]"
ONE = rf"(?:(?!{AND})[\u4e00-\u9fff]){{1,10}}?"
SEVERAL = rf"(?P<names>{ONE}(?:{AND}{ONE}){{0,9}})"
LISTED = rf"(?P<names>{ONE}(?:(?:{AND}|,){ONE}){{0,19}})"
PERSON = Regex(
    rf"[{SURNAMES}][\u4e00-\u9fff]{{1,2}}|[小老阿大][\u4e00-\u9fff]|[\u4e00-\u9fff]{{1,2}}(?:大?[姐哥叔姨嫂婶伯]|师傅|老师|主席|主任|[生太仔])|[A-Z][A-Za-z ]{{1,30}}"
)
END = r"(?:[一1两二三]?个|各?一份|[这那]?[两二三]个|的?名字?|进去|都?报名?|也?要?[去来]|参加|都|也|[了啦吧啊呀哦嘛喇咯]){0,3}(?=[。;!]|,(?!\s?$)|\s|$)"
# 「插花报名又多了何璇和易老师」, 「计埋我同阿明」, 「名单漏了我和敏姐」
CALLED_IN = Regex(
    rf"(?:^|(?<=[,。;!\s])|(?P<list>报名|接龙|名单)(?:里|表|上|那边)?)(?:麻烦|帮忙|帮我|请|小秘){{0,2}}(?:[再还又也把]{{0,2}}(?P<more>[多漏补添]了|[补添]上|多一?个)|[再还又也]?(?:加起来(?=我)|[算计预加]埋?上?(?!起))){SEVERAL}{END}"
)
# 「我同阿明都报」, 「我和赵敏都去」
WE = Regex(
    rf"(?:^|(?<=[,。;!\s]))(?P<names>我(?:{AND}{ONE}){{1,5}})(?:两个?|俩|三个?|都|也|一起|齐|要|想|会|可以){{0,3}}(?P<deed>报名?|参加|[去来])(?:参加|报名)?[了啦吧啊喇]{{0,2}}(?=[,。;!]|$)"
)
ME = Regex(r"(?:我|本人)(?:也|都|要|想|会|可以|一定){0,2}(?:[去来]|参加)[啦吧啊呀的喇㗎]?")
# 「插花就4个人:我,赵敏,王芳,刘慧敏」: none but they.
ALL = Regex(
    rf"(?:就|只有?|一?共|总共|名单)(?:是|有|这)?(?P<n>\d{{1,2}}|[两二三四五六七八九十]{{1,2}})(?:个人|个|人|位|名)[:,是]{{1,2}}\s?{LISTED}(?=,不是|[。;!]|$)"
)
LATIN = r"(?:[A-Z][a-z]{1,14}(?:\s[A-Z][a-z]{1,14}){0,2}|me|myself)"
LATIN_AND = r"(?:\s(?:and|n|&|plus)\s|,\s(?:(?:and|n)\s)?)"
LATIN_SEVERAL = rf"(?P<names>{LATIN}(?:{LATIN_AND}{LATIN}){{0,7}})"
ORDERED = Regex(
    rf"(?:^|(?<=[,.;!?]\s)|(?<=[Pp]ls\s)|(?<=please\s)|(?<=can\s))(?:help\s)?(?:[Ss]ign\s?up|[Aa]dd|[Pp]ut(?:\sdown)?|[Ii]nclude|[Cc]ount(?:\sin)?|[Rr]egister)\s(?:in\s)?{LATIN_SEVERAL}(?=\s(?:up|in|down|also|too|for|to|on|pls|please|lah?|leh|inside)\b|[.!]?$)(?!\s(?:to|on|in)\sthe\s(?:group|chat))"
)
ME_TOO = Regex(
    rf"^(?:(?:ok|yes|sure|eh|haha),?\s)?(?P<names>(?:[Mm]e|[Ii])(?:\s(?:too|also|as\swell|in|going|joining|playing|lah?)){{0,2}}(?:,?\sfor\s[a-z ]{{2,24}}?)?(?:{LATIN_AND}{LATIN}){{0,6}})(?:\s(?:too|also|for\s(?:the\s)?[a-z ]{{2,24}}))?\s?[.!]{{0,3}}$"
)
THEY_WANT = Regex(
    rf"(?:^|(?<=[,.;!?]\s)){LATIN_SEVERAL}(?:\sfrom\s[a-zA-Z ]{{2,20}}?)?\s(?:also\s)?(?:wants?(?:\sto\s(?:go|join|come|sign\sup|play))?|wanna\s(?:go|join|come|play)|(?:is\s|are\s)?joining)(?:\stoo|\salso)?[.!]?$"
)
ME_WORDS = Regex(r"^(?:me|myself|i)\b.{0,60}$|^我.?$|^本人$", any_case=True)
OF_LIST = Regex(r"报|接龙|名单|\bsign\s?up|\bregister", any_case=True)
SPLIT, LATIN_SPLIT = Regex(rf"{AND}|,"), Regex(LATIN_AND)
OF_WHOM = Regex(r"^[^的]{1,8}的(?=[\u4e00-\u9fff]{2})")
WE_TWO = Regex(r"我们?(?:自己|[俩仨]|[两三]个)?")


class NamedEntries(NamedTuple):
    """Who enters, "" for the writer, and the words beside. `is_all`: none but they; `is_near`: said of what was called for right before.

    `is_run`: their numbers say that it is a chain. `is_alone`: it says no more than that the writer comes.
    """

    names: tuple[str, ...]
    rest: str
    is_all: bool = False
    is_near: bool = False
    is_run: bool = False
    is_alone: bool = False


def named_entries(text: str) -> NamedEntries | None:
    """Who is entered by name; None where nobody is."""
    is_long = len(text) > LONGEST and chain_start(text) == len(text)
    if is_long or "#" in text or text.rstrip().endswith(("?", "？")):
        return None
    found = _latin(text) if text.isascii() else _numbered(text) or _han(normal(text).text)
    if found is None or (found.names == ("",) and not found.is_alone):  # 「算我2个」 has a number
        return None
    return found if all(not each or PERSON.fullmatch(each) for each in found.names) else None


def _numbered(text: str) -> NamedEntries | None:
    start = chain_start(text) if run_start(text) else 0
    names = tuple(each["who"] for each in NUMBERED.finditer(text[start:]))
    return NamedEntries(names, text[:start], is_run=True) if names else None


def _han(said: str) -> NamedEntries | None:
    whole = said.strip(" 。!,")
    if ME.fullmatch(whole):
        return NamedEntries(("",), "", is_near=True, is_alone=True)
    if (every := ALL.search(said)) is not None:
        names = _split(every["names"])
        is_right = len(names) == whole_number(every["n"])
        return NamedEntries(names, said[: every.start()], is_all=True) if is_right else None
    found = CALLED_IN.search(said) or WE.search(said)
    if found is None:
        return None
    names, rest = _split(found["names"]), said[: found.start("names")] + said[found.end() :]
    is_alone = found["names"] == "我" and not rest.strip("算加计预上埋起来 ")
    return NamedEntries(names, rest, is_near=OF_LIST.search(said) is None, is_alone=is_alone)


def _split(words: str) -> tuple[str, ...]:
    """Each person, without the unit they are of."""
    return tuple(
        "" if WE_TWO.fullmatch(each) else OF_WHOM.sub("", each) for each in SPLIT.split(words) if each.strip()
    )


def _latin(text: str) -> NamedEntries | None:
    for pattern in (ORDERED, THEY_WANT, ME_TOO):
        if (found := pattern.search(text)) is not None:
            names = tuple(
                "" if ME_WORDS.match(each) else each for each in LATIN_SPLIT.split(found["names"]) if each
            )
            rest = text[: found.start()] + (found[0] if pattern is ME_TOO else "") + text[found.end() :]
            is_alone = pattern is ME_TOO
            return NamedEntries(names, rest, is_near=OF_LIST.search(text) is None, is_alone=is_alone)
    return None
