"""Somebody is sought for a piece of work, 「会标谁做？」, "who can book the bus?", and takes it on right behind: 「我来，10号给你」.

Neither says anything alone; whoever keeps the first in mind (handlers/routing/talk/volunteers.py) hears both as one.
"""

from collections.abc import Sequence
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.acts.tasks.assignments import DO, VERBS, leading_name
from union.reading.english.translation import is_english
from union.reading.message import NOTES_APART
from union.reading.text.normal_form import EitherScript, normal, simplified

LONGEST = 60
SIGNS = EitherScript(r"谁|誰|[边邊][个個位]|哪[个個位]|\b(?:who|anyone|anybody)\b", any_case=True)
WHO = r"(?:有没有人|哪[个位]|谁)"
WILLING = r"(?:能|可以|愿意|方便|有空|得闲|想|要|会|帮[忙手]?|来|去|负责|由|牵头){0,3}"
DEED = rf"(?:{DO}|[买写做拍借印接搬弄收送贴搭领])"
OF_DEED = Regex(DEED)
END = r"(?:一下)?(?:比较好|合适|好|的|啊|呢|呀|吧)?[?？\s]{0,2}$"
# 「谁去订面粉」, 「饺子谁负责买馅」; behind the verb alone the thing stands before: 「会标谁做」.
SOUGHT = Regex(
    rf"^(?:那|还有|对了|另外)?,?(?P<thing>[^,。;?？]{{0,12}}?),?(?:由|让|找)?{WHO}{WILLING}(?P<deed>{DEED}?)(?P<object>[^,。;?？]{{0,16}}?){END}"
)
SOUGHT_ENGLISH = Regex(
    rf"^(?:ok |so |and |then |btw )?(?:who|any(?:one|body))(?:'s)?\s(?:(?:is|can|will|wants?|going|gonna|to|free|shall|could|help|want)\s){{0,4}}(?P<deed>{VERBS}|emcee|fetch|host|drive|usher)(?:t?ing|s)?\s(?P<object>[^?.,!\n]{{2,40}})\??$",
    any_case=True,
)
# Who did it, has it or is coming is asked of what is over or of people.
NOT_SOUGHT = Regex(
    r"[了过]|谁的|谁[^,。]{0,6}的(?![啊呢呀?]|$)|谁[有没都知说讲还]|没|不|哪里|为什么|怎么|^[这那](?:[个件]?事儿?|些?活儿?|个)?谁"
)
LIGHT = r"(?:就行|就得|好了|得闲|没问题|吧|啦|喇|呗|嘛|啊|咯)"
BEHIND = rf"(?:来|去|负责|{DEED})?(?:来|去)?{LIGHT}{{0,2}}(?:$|(?=,))"
OFFERED = Regex(
    rf"^(?:那|要不|行|好的?|ok)?,?(?:还是)?(?:由|让)?(?P<who>我(?![们])(?:[和跟同](?P<other>[^,。]{{2,4}}?)(?:一起)?)?)(?:都|也)?(?:可以|能|得(?!了))?{BEHIND}",
    any_case=True,
)
OFFERED_ENGLISH = Regex(
    r"^(?:ok(?:ay)?,?\s|sure,?\s)?(?:me|i can|i'?ll|i will|let me|i)(?:\s(?:do|take|handle|settle|go|help|get|book|buy|ask))?(?:\s(?:it|this|that|lah?|can|ba|lor)){0,2}(?:$|(?=[,.;]|\sby\s))",
    any_case=True,
)
GIVEN_TO = Regex(
    rf"^(?=[^,。]){BEHIND}|^\s(?:can|lah?|lor|ba|pls|please|do|ok)(?:\s(?:lah?|it|ba))?(?:$|(?=,))",
    any_case=True,
)
OFFER_SIGNS = EitherScript(
    r"我|[来來嚟去做买買][吧啦呗]?|[吧啦喇呗](?:$|[,，])|\b(?:me|i|i'll|lah?|lor)\b", any_case=True
)
OF_WHEN = EitherScript(
    r"\d{1,2}[号號日月]|[今明后後聽听][天日]|[周週][一二三四五六日天末]|(?:星期|[礼禮]拜)[一二三四五六日天]|月[初中底末]|\d点|(?:[之以]前|前)$|\b(?:by|before|today|tom|tmr|tomorrow|mon|tue|wed|thu|fri|sat|sun)",
    any_case=True,
)
OF_TERMS = Regex(r"\d|[一两二三四五六七八九十]")
CLAUSE, COMMA = EitherScript(r"[,，]\s{0,2}"), "，"
ASKING = "由让叫请找"
EDGES = " ,，.。?？!！"


class Offer(NamedTuple):
    """Who takes on what was sought; "" for the writer, maybe with another. `rest`: until when, how many."""

    name: str
    rest: str
    other: str = ""


def work_sought(text: str) -> str:
    """What somebody is sought for; "" where nobody is."""
    if len(text) > LONGEST:
        return ""
    spelt = text.strip().replace("’", "'")
    if is_english(spelt):
        found = SOUGHT_ENGLISH.match(spelt)
        return f"{found['deed']} {found['object'].strip()}" if found else ""
    said = normal(text.strip(EDGES))
    found = SOUGHT.match(said.text) if NOT_SOUGHT.search(said.text) is None else None
    if found is None:
        return ""
    thing, deed, object_ = (said.quote(*found.span(name)) for name in ("thing", "deed", "object"))
    if deed and not thing:
        return said.quote(found.start("deed"), found.end("object")) if object_ else ""
    if deed:
        return f"{deed}{thing}{object_}"
    return thing if not object_ and OF_DEED.match(found["thing"]) else ""


def offer(text: str, people: Sequence[str]) -> Offer | None:
    """Who says that they do it, or is told to; None where nobody is."""
    words = text.strip(EDGES).replace("’", "'").lstrip(ASKING)
    if len(words) > LONGEST:
        return None
    said = normal(words)
    if is_english(words):
        found, others = OFFERED_ENGLISH.match(words), ""
        rest = words[found.end() :] if found else ""
    else:
        found = OFFERED.match(said.text)
        others = said.quote(*found.span("other")) if found else ""
        rest = said.quote(found.end(), len(said.text)) if found else ""
    if found is not None:
        return Offer("", rest.strip(EDGES), others)
    name = words[: len(leading_name(simplified(words), tuple(people)) or "")]
    behind = simplified(words[len(name) :]).replace("，", ",")
    found = GIVEN_TO.match(behind) if name else None
    return Offer(name, words[len(name) + found.end() :].strip(EDGES)) if found else None


def assigned_words(name: str, work: str, rest: str) -> tuple[str, str]:
    """Both as one sentence, as somebody says it who gives the work out, and how many; why somebody can is left out."""
    parts = CLAUSE.split(rest)
    times = [each for each in parts if OF_WHEN.search(each)]
    terms = [each for each in parts if each not in times and OF_TERMS.search(each)]
    is_latin = is_english(work)
    lead = f"{name} pls {work}" if is_latin else f"{name}负责{work}"
    return (" " if is_latin else COMMA).join([lead, *times]), NOTES_APART[not is_latin].join(terms)
