"""The name that words give to an item: in reply to it, 「個名應該係聖誕聯歡」, or calling it by the one it has, 「体检那件改名叫…」."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.names.festive_names import is_festive_day
from union.reading.text.normal_form import simplified

LONGEST, LONGEST_TITLE = 160, 60
QUOTES = " \t\n「」『』“”\"'《》。.！!"
QUOTES_END = " 。.！!～~"
# Inside quotes no stop parts anything; a full stop of English does so before a blank.
CLAUSE = Regex(r"(?>[「『“\"《][^」』”\"》\n]{1,60}[」』”\"》]|(?!\.\s|\.$)[^，,。；;！!\n])++")
LEAD = Regex(
    r"(?>(?>请|对(?!不|方)|是的|没错|嗯{1,3}|yes|yup|yeah|系[呀啊]|唔好意思|不好意思|对不[起住]|抱歉|sorry|oops|eh|aiyo|no\b|nope|搞错[晒了]?|写错了?|打错了?|不对|唔啱|唔系(?=$|[呀㗎喎哦啊嘅\s])|错了|我的?意思是|我是说|i (?:mean|meant)(?: to say)?|actually|其实|麻烦|劳烦|pls|please|can you|and|ok|okay|哎呀?|啊|哦|另外|还有|wrong)(?>\s?(?:lah|ah|hor|leh|liao))?+[呀㗎哦啊\s]{0,2})++",
    any_case=True,
)
# "move to 10 dec and call it Exco night" says two things.
AND_ALSO = Regex(
    r"\s(?:and|then|&)\s(?=(?:just |also |pls |please |to )?(?:call it|rename|change|move|put|(?:the |its )?(?:name|title|place|venue|location|time|date)\b))",
    any_case=True,
)
NOUN = r"(?:个名|名字?|名称|标题|题目|叫法|title|name)"
OUGHT = r"(?:也|就|要|可以|应[该当]?|都|还是|得|直接|不如|改|换){0,3}"
THING = r"(?:把|将)?(?:(?:它|(?:这|该|那|呢|嗰)(?:一?[个件项条单])?)(?:的|嘅)?)?"
TAIL = r"(?:就?(?:[行得好成中]|可以)[了啦㗎的]?|[吧啦嘛]|好了|算了|才对|[先至][啱对得])?"
CLOCK = r"[\d:：一二三四五六七八九十点号日月周半上下中午早晚今明后天星期]{1,14}"
TITLE = Regex(
    rf"{THING}(?:请|把|将)?{NOUN}{OUGHT}(?:叫做?|[成做为作是系用写]|[:：]){{1,2}}\s?(?P<noun>.+?){TAIL}"
    rf"|{THING}{OUGHT}(?:改(?:个|一?下)?{NOUN}(?:叫做?|[成做为作])?+|改叫做?|叫[返回翻]?做|(?:重?命|取|更|定)名(?:为|叫|成)?)[:：]?\s?(?P<anew>.+?){TAIL}"
    rf"|{THING}{OUGHT}(?:改|换|写|记|填)[返回翻]?(?:[成为做作]|叫做?)?[:：]?\s?(?P<quoted>[「『“\"《](?!{CLOCK}[」』”\"》]).{{1,60}}?[」』”\"》]){TAIL}"
    rf"|(?:这|该|那|呢|嗰)(?:一?[个件项条单场])?{OUGHT}(?:叫做?|名为)(?![什咩乜谁边哪佢])\s?(?P<pointed>[^?？吗]{{2,40}}?){TAIL}"
    rf"|{THING}(?:就|直接|还是|应该?)叫[返回翻]?\s?(?P<called>.+?){TAIL}"
    rf"|{THING}叫[返回翻]?\s?(?P<plain>.+?)(?:就[行得好成]|就可以)[了啦]?"
    r"|(?:(?:change|correct|set|edit|update|fix|put)\s(?:the\s|its\s|this\s)?(?:name|title)\s?(?:to|as|into)?|rename\s?(?:it|this|that)?\s?(?:to|as)?|(?:just\s|rather\s)?call\s(?:it|this|that)|(?:the\s|its\s)?(?:title|name)\s?(?:is|sh(?:oul|l)?d be|to be|just|as|[:=])|(?:(?:it|(?:this|that)(?:\sone)?)\s)?(?:should|shd|shld|to)\sbe\scalled|it'?s\scalled)[\s:]{1,2}(?P<english>.+)"
    r"|(?:(?:change|put|write)\s(?:it\s)?(?:to|as)|(?:this|that)(?:\sone)?\sis|make\sit)\s(?P<called_english>[“\"].{1,60}[”\"])",
    any_case=True,
)
NAME = r"(?P<name>[^,，。；;？?「“\"『]{1,30}?)"
# Said without a reply: what is renamed stands in front, 「体检那件改名叫“女职工体检”就行」.
RENAMED = Regex(
    rf"(?:请|麻烦|可以)?(?:将|把)?{NAME}(?:(?:的|嘅)?(?:这|呢|嗰|那)?(?:个|件|项|条)?{NOUN})?{OUGHT}(?:改[返回翻]?(?:个|一?下)?{NOUN}[返回翻]?(?:叫做?|[成做为作])?+|改[返回翻]?叫做?|叫[返回翻]?做|(?:重命|更|改)名(?:为|叫|成|做)?)[:：]?\s?(?P<title>.{{1,60}}?){TAIL}"
    rf"|(?:请|麻烦)?(?:将|把)?(?P<called>[^,，。；;？?]{{1,30}}?)(?:的|嘅|这|呢|嗰|那)?(?:个|件|项)?{NOUN}(?:[^,，。；;]{{0,8}}[不太唔错怪][^,，。；;]{{1,6}}[,，]\s?)?(?:就|也|都|应[该当]?){{0,2}}(?:(?:得|要|该)?改(?:一?下|一改|改)?[,，]\s?(?:就|直接|应[该当]?|还是)?(?:叫做?|是|写|改成?)|改[返回翻]?(?:成|做|为|作|叫做?))\s?(?P<anew>.{{1,60}}?){TAIL}"
    r"|(?:pls |please )?(?:change|set|edit|update) (?:the )?(?:name|title) of (?:the )?(?P<of>[^,]{1,40}?) (?:to|as|into) (?P<to>.{1,80})|(?:pls |please )?rename (?:the )?(?P<old>[^,]{1,40}?) (?:to|as) (?P<new>.{1,80})"
    r"|(?:the )?(?P<one>[^,?]{2,40}?)(?: one| task| item)?,? (?:just call it|call it|sh(?:oul|l)?d be (?:called|named)|is now called) (?P<thing>.{1,80})",
    any_case=True,
)
# What it may not be called, or is blamed for, and what it is called instead: 「“讲座”太板正，写成“读书会”」, "not X, use Y instead".
NOT_SO = r"[「『“\"《]([^」』”\"》\n]{1,40})[」』”\"》]"
INSTEAD = Regex(
    rf"(?:[不别]|唔)(?:能|要|可以|好|准|得|该)?(?:再)?(?:[写叫用打]|称)(?:[成做为作])?{NOT_SO}[^,，。;]{{0,8}}[,，;\s](?:只能|一?[要得该]|应[该当]?|改|就|请|都){{0,3}}(?:[写叫用打]|称)(?:[返回翻])?(?:[成做为作])?\s?([^,，。;；\n]{{2,40}}?){TAIL}(?=$|[,，。;；])"
    rf"|{NOT_SO}(?:[这呢]个?名字?)?[^,，。;；]{{1,12}}[,，]\s?(?:就|请|要|得|应[该当]?|还是|不如){{0,2}}(?:改|换|写|用|叫)[返回翻]?(?:[写成叫做为作用]){{0,2}}\s?([「『“\"《][^」』”\"》\n]{{1,40}}[」』”\"》]|[^,，。;；\n]{{3,40}}?){TAIL}(?=$|[,，。;；])"
    rf"|\b(?:cannot|can'?t|no|not|don'?t|shouldn'?t)\s(?:to\s)?(?:(?:put|say|write|use|call\s(?:it|this|that))\s)?{NOT_SO}[^,;.]{{0,12}}[,;.]?\s(?:but\s)?(?:(?:the\s)?(?:title|name)\s)?(?:must|have to|need to|should|pls|please|just|to|better){{0,2}}\s?(?:put|say|write|use|call\s(?:it|this|that)|be)\s([^,;.\n]{{2,60}}?)(?:\sinstead)?(?=$|[,;.])",
    any_case=True,
)
RENAME_SIGNS = Regex(r"改|叫|名|写成|name|title|call|instead|cannot|can'?t", any_case=True)
DOING = ("来", "去", "办", "做", "弄", "搞", "参加", "帮忙", "帮手", "准备", "负责", "跟进", "一起")
# 「名字简单点」, "the title is wrong": what follows says the right one.
REMARK = Regex(
    rf"(?:帮[我忙]|麻烦|请|要|得|想|[这那]个?){{0,2}}(?:[改换]个?名[字称]?|[改换]一?下名[字称]?|名[字称]?[改换]一?下)|我(?:只|净)?(?:[是系])?(?:[说讲改]|想)(?:的|嘅)?(?:[是系])?(?:改|换)?(?:一?下|个|它?的)?{NOUN}?(?:啫|而已|罢了|咋|嘅|的)?|(?:the\s|its\s)?(?:[我你]|这个?|那个?|表|活动|会议)?{NOUN}.{{0,8}}?(?:简单|[短长怪错乱偏]|不[对好]|唔[啱好]|wrong|too long|not right|weird|odd|funny).{{0,6}}",
    any_case=True,
)
ANEW = Regex(
    rf"{THING}{OUGHT}(?:改[返回翻]?[成为做作]|写[成作]|换成)(?!了)\s?(?P<anew>[\u4e00-\u9fff·、]{{3,30}}?){TAIL}"
)
NO_TITLE = Regex(
    r"[一二三四五六七八九十两半](?:[点号人月]|个[人月])|[下上本每这]个?[周月]|周[一二三四五六日末天]|星期|礼拜|[上下中]午|[早晚]上|[今明后][天年早晚]|听日|年[底初]|每[天年次]"
    r"|负责|牵头|[来去管办吗呢的]$|什么|谁|线上|网上|视频|(?:室|厅|楼|层|馆|堂|中心|场|院|园|宫|会所|会址|总部|门口?)$"
    r"|免费|自愿|自费|一样|^[不没未唔无]|^原[来定先]|之前|以前|大家|[我你他]"
)
RIGHT_ONE = Regex(
    rf"(?:应[该当]?|其实|就|要|该|it\s|just\s)?(?:[是系叫写用为]|sh(?:oul|l)?d be|is|make it){{1,2}}\s?(?P<title>.+?){TAIL}",
    any_case=True,
)


class ReplyClause(NamedTuple):
    """A clause without its words of talk, as written and in simplified signs."""

    raw: str
    plain: str


def title_in(clause: ReplyClause, *, is_of_title: bool) -> str | None:
    """The name a clause gives; empty for one too long, None where it gives none. `is_of_title`: the clause before found fault with it."""
    found = TITLE.fullmatch(clause.plain) or (RIGHT_ONE.fullmatch(clause.plain) if is_of_title else None)
    found = found or _named_anew(clause)
    return None if found is None or _calls_somebody(found) else name_in(quoted(clause, found))


def new_title(text: str) -> str | None:
    """The name said, on one line; None when the words give none, one too long for a name, or anything else as well."""
    told = list(clauses(" ".join(text[:LONGEST].split())))
    said = [each for each in told if not REMARK.fullmatch(each.plain)]
    is_of_title = len(said) < len(told)
    return title_in(said[0], is_of_title=is_of_title) or None if len(said) == 1 else None


def begins_no_title(words: str) -> bool:
    """Whether words rather tell a day, a place or who: a festival is of a name where more than its day follows."""
    plain = simplified(words)
    return NO_TITLE.search(plain) is not None or is_festive_day(plain)


def name_in(words: str) -> str:
    """The name alone, on one line, without quotes around it; empty where it is too long for one."""
    name = " ".join(words.strip(QUOTES).split())
    return name if len(name) <= LONGEST_TITLE else ""


def named_rename(text: str) -> tuple[str, str] | None:
    """What an item that is called by its name shall be called, and the words that call it; None for other words."""
    text = text.strip(QUOTES_END)
    plain = simplified(text) if len(text) <= LONGEST else ""
    found = RENAMED.fullmatch(plain) or INSTEAD.search(plain)
    if found is None:
        return None
    item, title = (text[slice(*span)] for span in found.regs[1:] if span != (-1, -1))
    return (
        (title_words, item)
        if (title_words := name_in(title)) and "?" not in title and "？" not in title
        else None
    )


def clauses_of_reply(text: str) -> list[str]:
    """The clauses as written, without the words of talk in front of each: 「不好意思」, "no no"."""
    return [each.raw for each in clauses(text)]


def rejoined(clauses_left: Iterable[str]) -> str:
    """Clauses as one text to be read again; empty ones are left out."""
    return "，".join(each.strip() for each in clauses_left if each and each.strip())


def clauses(text: str) -> Iterator[ReplyClause]:
    text = AND_ALSO.sub(",", text)
    for found in CLAUSE.finditer(text):
        raw = found[0].strip()
        lead = LEAD.match(simplified(raw))
        raw = raw[lead.end() :].strip() if lead else raw
        if raw.strip(QUOTES):
            yield ReplyClause(raw, simplified(raw))


def _calls_somebody(found: re.Match[str]) -> bool:
    """「就叫陈静来」 names nothing."""
    return any((found.groupdict().get(key) or "").endswith(DOING) for key in ("called", "plain", "pointed"))


def _named_anew(clause: ReplyClause) -> re.Match[str] | None:
    """「改做买圣诞礼物就得」: without quotes only what can be no day, place, person or number of people."""
    found = ANEW.fullmatch(clause.plain)
    is_day = found is not None and begins_no_title(found["anew"])
    return None if is_day else found


def quoted(clause: ReplyClause, found: re.Match[str]) -> str:
    """What the pattern found, as written."""
    name = next(key for key, value in found.groupdict().items() if value is not None)
    return clause.raw[slice(*found.span(name))].strip()
