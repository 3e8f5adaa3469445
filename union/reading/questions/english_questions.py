"""Questions in English before they are read: without what leads up to them, in the order of words that the reader knows."""

import re

from union.core.lazy_regex import Regex

# "eh mou signing which day now i need book flowers": how it is led in, and why it is asked.
ENGLISH_HEAD = Regex(
    r"^(?:(?:eh|aiyo|alamak|hi|hello|hey|okay?|sorry|paiseh|bro|sis|guys|so|btw|wah|oi|(?:help me |can )?(?:add|total|count|sum)(?: it| them)? up(?: for me)?(?: can)?|help me (?:count|check|total|add)|any(?:body|one|1) knows?|any idea|remind me|i forg[eo]t|(?:(?:pls|please|kindly|can|could|would) )?(?:(?:you|any(?:body|one)|some(?:body|one)) )?(?:pls |please |kindly )?tell me|may i (?:know|ask|check)|(?:just )?(?:asking|wondering|checking)|quick (?:qn|question)|for (?:the|my|our) (?:\w{3,9} )?report"
    r"|(?:(?:my|the) )?(?:ppl|people|members?|guys|boss|hq|mgmt|somebody|someone) (?:(?:keep|all|is|are) )?(?:ask(?:ing|ed)?(?: me)?|wants? to know))(?:[,.!]\s?|\s)){1,4}(?=.{6})",
    any_case=True,
)
ENGLISH_ASKED = Regex(
    r"\b(?:wh?at (?:time|day|date)|which (?:day|date)|when|where|who(?:se)?|how (?:many|much))\b",
    any_case=True,
)
ENGLISH_WHY = Regex(
    r"(?:\s(?:ah|now|again|leh|lah|hor|huh|sia|alr))+(?=\s\S)"
    r"|[,\s](?=(?:(?:somebody|someone|ppl|people|hq|boss|my \w{2,10}) (?:\w{2,6} )?ask|i (?:need|want|forg[eo]t|got|must|have|doing|planning|thinking|cannot)\b|need (?:it|this|to)\b|for (?:the|my|our) (?:\w{3,9} )?report\b|(?:pls|please|thanks|tks)\b))",
    any_case=True,
)
# "Last Exco how many turned up", "April spending so far?"
MANY_CAME = Regex(
    r"^(?P<what>[A-Za-z' -]{3,40}?),? how many (?:(?:people|pax|ppl) )?(?:c[ao]me|turn(?:ed)? up|attended|showed up|went)(?=\W{0,2}$)",
    any_case=True,
)
SPENDING = Regex(
    r"^(?P<month>(?:this |last )(?:month|quarter|year)|(?:in )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}),? (?:total )?(?:spending|expenses|expenditure|spent)\b(?: (?:up to|till|until) now| so far| to date)?",
    any_case=True,
)
WHICH_DAY = Regex(r"\b(?:wh?at|which) (?:day|date)\b", any_case=True)  # a Family Day is none
# "what has Ravi been doing this month", "Ravi this month did what"
BEEN_DOING = Regex(
    r"\bwhat(?:'s|s| has| have) (?P<who>[A-Za-z]{2,12}(?: [A-Z][a-z]{1,12}){0,2}) been (?:doing|up to|working on|busy with|handling)\b(?:\W{0,3}$)?"
    r"|^(?P<whom>[A-Za-z]{2,12}(?: [A-Z][a-z]{1,12}){0,2}) (?P<when>(?:this|last|past) (?:few )?(?:weeks?|months?|year|quarter)) (?:did|do|been doing|do(?:ne)?) what\b(?: all| already)?",
    any_case=True,
)
EVERYBODY = Regex(
    r"\bwhat did (?:every(?:one|body)|all(?: of us)?|people|the team|the committee) do\b", any_case=True
)
# "most recent purchase?"
LATEST = Regex(
    r"^(?:(?:what|which|when)(?:'s|s| is| was) (?:the |our )?(?:most recent|latest|last)|(?:the |our )?(?:most recent|latest))"
    r" (?P<what>(?!\w{2,6}day\b|(?:week|month|year|night|quarter)\b)[A-Za-z]{3,14}(?: (?!is |was )[A-Za-z]{3,14}){0,2})(?: we (?:did|had|made|bought))?(?=\W{0,3}$)",
    any_case=True,
)


# "which purchase was the most expensive", "smallest turnout": of one piece of work, as the reader asks for it.
MOST, LEAST = "(?:most|largest|biggest|highest|best)", "(?:least|smallest|lowest|fewest|worst)"
HAD = r"(?:had|has|have|got|drew|attracted|with)[·\s](?:the[·\s])?"  # "most people can make it" asks nothing
PEOPLE, TURNOUT = (
    "(?:people|pax|participants|attendees|人|会员|职工)",
    "(?:turnout|attend(?:ance|ed|ees)|crowd|(?:参加)?人数|参加了?)",
)
PAID = "(?:花了多少钱|花了|花费|费用|支出|购买|purchase|bill|expense|spending|cost|buy|payment|spend|spent)"
SUPERLATIVES = {
    "、哪次人最多": rf"{HAD}{MOST}[·\s]?{PEOPLE}|{MOST}[·\s]?{TURNOUT}|(?:biggest|largest)[·\s]?活动",
    "、哪次人最少": rf"{HAD}{LEAST}[·\s]?{PEOPLE}|{LEAST}[·\s]?{TURNOUT}",
    "、哪次花钱最多": rf"most·expensive|priciest|dearest|costliest|{MOST}[·\s]?{PAID}|{PAID}[·\s]?(?:the·)?most",
    "、哪次花钱最少": rf"least·expensive|cheapest|{LEAST}[·\s]?{PAID}|{PAID}[·\s]?(?:the·)?least",
}
THE_MOST = tuple((Regex(pattern, any_case=True), means) for means, pattern in SUPERLATIVES.items())


# "umbrellas left how many", "how many not given out yet": what English says anywhere, the reader looks for before the figure.
LEFT = Regex(
    r"\b(?:still )?(?:left(?!·?hand)|remaining|remains?|leftover|balance|unclaimed|to go|not (?:yet )?(?:given|handed|distributed|sent|used|fixed|repaired|settled|cleared|claimed|solved)(?: out)?)(?: yet)?\b",
    any_case=True,
)
AVERAGE = Regex(r"\b(?:on )?(?:the )?average(?: of)?\b", any_case=True)
BETWEEN = Regex(
    r"\bbetween (?P<one>\d{1,2}(?:st|nd|rd|th)?(?: [a-z]{3,9})?|[a-z]{3,9} \d{1,2}) (?:and|to|till|until|-) (?=\d|[a-z]{3,9}\b)",
    any_case=True,
)
HOW_MANY, FIGURE = (
    Regex(r"\bhow (?:many|much)\b", any_case=True),
    Regex(r"(?:花了)?(?=多少)|(?=(?:参加)?人数)"),
)
BARE_AVERAGE = Regex(r"平均多少(?=per|each|\W|$)", any_case=True)


def with_sign_in_front(text: str) -> tuple[str, str]:
    """An English question without what asks for the rest or the average, and the word for it that goes before the figure."""
    text = BETWEEN.sub(r"from \g<one> to ", text)
    signs = ((AVERAGE, "平均"), (LEFT, "还剩")) if HOW_MANY.search(text) or AVERAGE.search(text) else ()
    found = next(((words, sign) for words, sign in signs if words.search(text)), None)
    return (found[0].sub(" ", text), found[1]) if found else (text, "")


def before_figure(said: str, sign: str) -> str:
    """The same in the words of the reader, with that word."""
    return BARE_AVERAGE.sub("平均多少人", FIGURE.sub(sign, said, count=1)) if sign else said


ASKS = Regex(r"[?？哪几谁]|什么|多少|\b(?:which|what|who|when|how)\b", any_case=True)


def with_superlatives(said: str) -> str:
    """A question read from English, its superlatives in the words of the reader."""
    for pattern, means in THE_MOST if ASKS.search(said) else ():
        said = pattern.sub(means, said)
    return said


def _as_deed_asked(found: re.Match[str]) -> str:
    span = found["when"] or ("recently" if found.end() == len(found.string) else "")
    return f"what did {found['who'] or found['whom']} do {span}".rstrip()


def asked_in_english(text: str) -> str:
    """A question in English without what leads up to it and why it is asked; a word of talk behind it may end it."""
    text = WHICH_DAY.sub("when", MANY_CAME.sub(r"how many came to \g<what>", ENGLISH_HEAD.sub("", text)))
    text = SPENDING.sub(r"how much spent in \g<month>", text)
    text = EVERYBODY.sub("what did we do", text)
    text = LATEST.sub(r"when was the last \g<what>", BEEN_DOING.sub(_as_deed_asked, text))
    asked = list(ENGLISH_ASKED.finditer(text))
    why = ENGLISH_WHY.search(text, asked[-1].end()) if asked else None
    return text[: why.start()].rstrip(", ") if why else text
