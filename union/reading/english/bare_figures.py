"""Figures that English leaves bare: sums without a currency, things without a classifier, figures put right by a mere 「not」.

「gave him 500 cash」 → 500元, 「found 4 broken railings」 → 4处broken railings beside a deed, 「8 findings not 6」 → 应该是8处.
"""

from collections.abc import Iterator, Sequence

from union.core.lazy_regex import Regex
from union.reading.english.times import Time, is_in_time, outside
from union.reading.english.vocabulary import NO_COUNT, Sign, all_signs, either, meaning

SUM = r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{2,6})(?:\.\d\d)?"
# Behind these words, with nothing counted behind it, a figure is a sum; before those it is one in any case.
BARE_SUM = Regex(
    rf"(?:^|(?<=\s))(?P<led>(?:paid|pay|spent|spend|claim|claimed|used|forked\sout|each,?\sso|so\stotal|total\scost|total|damage|damage\sis|damage\swas|kena|burnt?|blew|bill|bill\s(?:is|was)|(?:came|come|comes|worked|works)\s(?:out\s|up\s)?to|set\sus\sback|settled|altogether|all\sin|cost|costs|cost\s(?:me|us)|costing|deposit|deposit\sof|balance|balance\sof|donated|gave|gave\s(?:him|her|them|each))\s)?(?P<sum>{SUM})"
    r"(?P<paid>\s(?:(?:i\s|we\s)?paid|cash|deposit|donation|token|by\s(?:giro|cheque|chq|cash|paynow|bank\stransfer))(?![A-Za-z]))?(?P<free>(?<=\d\.\d\d)(?!\s?(?:hr|km|kg))|(?=\s?(?:[,.;!\n](?!\d)|$)|\s(?:for|fr|on|deposit|petty|taxi|grab|cab|parking|printing|transport|food|drinks|at|n|&|and|via|thru|through|to(?!\sbe)|in\scash|each|per|from|already|yesterday|ytd|today|as)(?![A-Za-z])))?",
    any_case=True,
)
# 「paid 85 for printing, and 40 for parking」: what stands beside a sum is one.
BESIDE = Regex(
    rf"[^.;!?\n\d]{{0,60}}?(?:,|\s(?:and|&|plus))\s(?:(?:and|&|plus)\s)?(?P<sum>{SUM})(?=\s[a-z])(?!\s?[ap]m|\spax|\s%)",
    any_case=True,
)
# 「banners printed, 4 pcs, 220」, 「hq paid us the q1 subsidy, 1,200」: a sum closes what was paid for.
CLOSING_SUM = Regex(
    rf"\b(?:paid|printed|bought|ordered|booked|hired|rented|subsidy|grant|deposit|dues|banked|received|collected|repaired)\b[^.;!?\n]{{0,60}}?,\s(?P<sum>{SUM})(?=\s?(?:$|[.;!?\n]))",
    any_case=True,
)
LEAST = 100  # a bare figure before 「paid」 or behind 「balance」 that may be no head count
FIGURE = r"(?:(?:RM|S\$|HK\$|\$)\s?)?\d[\d,]{0,9}(?:\.\d{1,2})?"
# 「8 findings not 6」, 「46 pax la not 64」, 「muthu one is RM200 not 150」.
DENYING = Regex(
    rf"(?<![\w$.,:/-])(?<!oops\s)(?<!typo\s)(?<!correction\s)(?P<led>(?:is|was|were|should\sbe|actually|it's|its)\s)?(?P<right>{FIGURE})(?![:\d]|\s?[ap]m)(?P<noun>(?:\s[A-Za-z-]{{2,20}}){{0,3}}?)(?:\s(?:la|lah|leh))?,?\snot\s(?={FIGURE}(?![:\d]|\s?[ap]m))",
    any_case=True,
)
# A message that says it puts something right: 「correction for the bursary, 19 students, so RM5,700」.
PUTTING_RIGHT = Regex(r"(?:sorry,?\s)?(?:correction|amendment|typo|error)\s(?:for|on|to|in)\s", any_case=True)
IN_CLAUSE = Regex(rf"(?:(?<=,\s)|(?<=\sso\s))(?={FIGURE})", any_case=True)
THING = Regex(
    rf"{NO_COUNT}"
    r"(?<![\w$.,:/#-])(?P<figure>\d{1,3}(?:,\d{3}){1,2}|\d{1,5})\s(?:(?!(?:of|and|or|to|for|in|on|per|at|by|with|n|not|x)\s)[a-z-]{3,20}\s){0,2}?(?P<noun>[a-z]{3,20}s)(?![a-z])",
    any_case=True,
)
# 「hampers all packed, 85 of them」, 「survey forms in, 212 collected」, 「forms sent, total 23」: of what was named last.
OF_NAMED = Regex(
    r"(?:(?<=[,;:.-]\s)|(?<=\s))(?P<led>(?:tot(?:al(?:\sof)?)?|altogether|in\sall|in\stotal|but\sonly)\s)?(?P<figure>\d{1,3}(?:,\d{3})|\d{1,5})"
    r"(?P<behind>\s(?:of\sthem|in\sall|in\stotal|altogether|total|collected|received|returned|submitted|packed|given(?:\sout)?|handed\s(?:in|out)|distributed|sold|done|filled|sent|delivered|signed|cleared|issued|came\s(?:in|back))(?:\s(?:only|so\sfar|already|alr|liao))?)?(?=\s?(?:[,.;!\n()](?!\d)|$)|\s(?:they|cos|coz|because)\b)",
    any_case=True,
)
NAMED = Regex(lambda: rf"(?<![A-Za-z\d])(?P<noun>{either('counted')})(?![A-Za-z])", any_case=True)
NAMED_WITHIN = 60
CLAUSE_BEFORE = Regex(
    r"(?:(?<![^\n])|(?<=[,.;:!?\n])\s?)(?P<clause>[^,.;:!?\n\d]{4,60})(?P<stop>[,.;:!-])?\s?(?:(?:only|about|around|all|got|have|with)\s){0,2}$",
    any_case=True,
)
PAID_FOR = Regex(r"\b(?:paid|bought|printed|ordered|booked|hired|rented|repaired)\b", any_case=True)
EACH = Regex(r"\d\s(?:each|apiece)\b", any_case=True)  # 「bought prizes, 12 trophies, $15 each」
# 「284 ate」, 「165 came altogether」, 「18 join」: who did that are people, the verb as Singapore puts it.
HEADS = Regex(
    r"(?<![\w$.,:/#-])(?P<figure>\d{1,3}(?:,\d{3})?|\d{1,4})(?=\s(?:(?:newly|actually|also|finally|more)\s)?(?:came\s(?:altogether|in\sall|in\stotal)|went|ate|makan|join(?:ed)?|coming|going|turn(?:ed)?\sup|turnups?|show(?:ed)?\sup"
    r"|sign(?:ed)?(?:\s(?:up|on))?|took\s(?:part|it|the)|participated|attend|stop(?:ped)?(?:\sby)?|drop(?:ped)?\s(?:by|in|out)|back(?:ed)?\sout|pull(?:ed)?\sout|withdrew|pass(?:ed)?|fail(?:ed)?"
    r"|donated?|register(?:ed)?|enrol(?:led)?|renew(?:ed)?|volunteer(?:ed)?|agreed?|vot(?:ed?|ing)|resign(?:ed)?|quit|present|absent|no[\s-]?shows?|mia|pangseh|ffk|interested|keen|eligible|screened|tested|graduated)(?![A-Za-z]))",
    any_case=True,
)
NUMBERED = Regex(  # 「gate 5 open」, 「by 6 join us」: a name or an hour
    r"\b(?:unit|block|blk|level|lvl|gate|bay|berth|dock|room|rm|plant|fab|round|batch|phase|item|clause|number|no|day|week|part|at|by|till|until|from|after|before|abt|around|page)[.\s]\s?$",
    any_case=True,
)
OF_THINGS = Regex(
    r"(?:pass|fail|agree|renew|present|absent|eligible|screened|tested)", any_case=True
)  # heads or things
# 「9 of the 14 clauses settled」: what was done is the first, and the unit is that of the second.
OUT_OF = Regex(
    r"(?<![\w$.,:/#-])\d{1,4}(?P<behind>\s(?:out\s)?of\s(?:(?:the|our|their|all)\s)?(?:\d{1,4})\s(?:[a-z-]{3,14}\s)?(?P<noun>[a-z]{3,20}s))(?![a-z])",
    any_case=True,
)
# 「recruited 7 today, 4 from line B」, 「15 n 18 pax」: heads, too.
HEADS_BARE = Regex(
    r"(?<![\w$.,:/#-])(?P<many>\d{1,3})(?=\sof\s(?:our|the|my|their)\s(?:[A-Za-z/]{2,12}\s){0,2}(?:members|workers|staff|colleagues|guys|ppl|people|retirees)(?![A-Za-z]))|(?:(?<=recruited\s)|(?<=signed\sup\s))(?P<figure>\d{1,3})(?=\s?(?:[,.;!\n]|$|(?:today|ytd|yesterday|so\sfar|from|at|in)(?![A-Za-z])))"
    r"|(?<![\w$.,:/#-])(?P<first>\d{1,3})(?=\s(?:n|and|&)\s\d{1,3}\s(?:pax|ppl|people|members|workers)(?![A-Za-z]))",
    any_case=True,
)
DEED = Regex(
    r"\b(?:(?!need|feed|seed|speed|indeed|shed|bed|red|wed|hundred|tired|bored|scared|married)[a-z]{3,14}ed|put\sup|hand(?:ed)?\sin"
    r"|complete|ready|done|today|tonight|this\smorning|just\snow|yesterday|ytd|sold|given|gave|found|sent|brought|taken|met|spoken?|swept)\b",
    any_case=True,
)
# 「6 issues tabled, 4 agreed」, 「63 ppl came, 41 of them new」: some of those counted before.
AMONG = Regex(
    r"(?:,|\s(?:and|&|n|but)|(?<=\d\ssettle)|(?<=\d\sclose)|(?<=\d\ssettled)|(?<=\d\sclosed))\s(?:(?:only|another)\s)?(?P<figure>\d{1,4})(?=\s(?:of\s(?:them|these|which|whom)|(?:(?:were|was|not|already|still)\s){0,2}(?:(?!need|joined)[a-z]{3,14}ed|kiv|pending|outstanding|open|ongoing|settle|close))(?![A-Za-z]))",
    any_case=True,
)
# 「gave out 200 flyers at gate, wed another 150 at canteen」: more of what was counted last
MORE_OF_IT = Regex(
    r"(?<![\w$.])(?:(?<=another\s)(?P<figure>\d{1,5})|(?P<more>\d{1,5})\smore)(?=\s?(?:[,.;!\n]|$)|\s(?:at|in|on|from|with|spent)\b)",
    any_case=True,
)
NO_THING = Regex(
    r"(?:min(?:ute)?s|hours?|hrs|days?|weeks?|wks|months?|years?|yrs|times|points?|goals?|steps?|levels?|floors?|cents|degrees|dollars|was|this|has|does|goes|says|plus|always|as|is|us|pass|across)$",
    any_case=True,
)
COUNTED_THING = Regex(lambda: either("counted"), any_case=True)
# 「214 members, 3 resolutions」: beside what is known to be counted.
COUNTED_BEFORE = Regex(
    lambda: rf"\d\s(?:[a-z-]{{2,14}}\s)?(?P<noun>{either('counted')})(?![a-z])", any_case=True
)
COUNTING = Regex(lambda: rf"(?P<many>\d{{1,5}})\s(?:new\s)?(?:{either('counted')})(?![a-z])", any_case=True)


def bare_figures(text: str, found: Sequence[Time]) -> Iterator[Sign]:
    """The signs that stand behind such figures, or before those put right."""
    yield from _put_right(text, found)
    named = list(_named_thing_signs(text, found))
    yield from named
    taken = {end for _, _, end in named}
    yield from (sign for sign in _sums(text, found) if sign[2] not in taken)
    yield from _heads(text, found)
    some = list(_fraction_signs(text, found))
    yield from some
    for match in () if PAID_FOR.search(text) else outside(found, MORE_OF_IT, text):
        for counted in list(COUNTED_BEFORE.finditer(text, 0, match.start()))[-1:]:
            means = meaning("counted", " ".join(counted["noun"].lower().split()))
            yield from all_signs(means, match.end(match.lastgroup or 0), match.end())
    if DEED.search(text) or COUNTING.search(text) or (PAID_FOR.search(text) and EACH.search(text)):
        yield from (one for one in _things(text, found) if not any(a <= one[1] <= b for _, a, b in some))


def _fraction_signs(text: str, found: Sequence[Time]) -> Iterator[Sign]:
    """The unit behind the first figure of 「9 of the 14 clauses」, in place of the second one."""
    for match in outside(found, OUT_OF, text):
        is_known = COUNTED_THING.fullmatch(match["noun"]) is not None
        unit = meaning("counted", match["noun"].lower()) if is_known else "处"
        yield from all_signs(unit, match.start("behind"), match.end())


def _heads(text: str, found: Sequence[Time]) -> Iterator[Sign]:
    """Who did something, told by what they did, unless it may be said of the things counted last."""
    yield from (("人", match.end(), match.end()) for match in outside(found, HEADS_BARE, text))
    for match in outside(found, HEADS, text):
        things = [one for one in THING.finditer(text, 0, match.start()) if is_thing(one["noun"])]
        is_of_things = things and OF_THINGS.match(text, match.end() + 1)
        if not is_of_things and not NUMBERED.search(text, max(0, match.start() - 12), match.start()):
            yield "人", match.end(), match.end()


def is_thing(noun: str) -> bool:
    """Whether a plural names things that have no word of our own."""
    return not (NO_THING.search(noun) or COUNTED_THING.fullmatch(noun))


def _things(text: str, found: Sequence[Time]) -> Iterator[Sign]:
    """Things without a word of our own for them, and those told apart behind what is counted."""
    ends = list[int]()
    for match in outside(found, THING, text):
        if is_thing(match["noun"]):
            ends.append(match.end())
            yield "处", match.end("figure"), match.end()
    for match in outside(found, AMONG, text):
        counted = list(COUNTED_BEFORE.finditer(text, 0, match.start()))
        before = [end for end in ends if end <= match.start()]
        if not (counted or before):
            continue
        is_last = counted and not any(counted[-1].end() <= end for end in before)
        of_people = is_last and meaning("counted", " ".join(counted[-1]["noun"].lower().split()))[0] in "人名"
        yield from all_signs("其中", match.start("figure"), match.start("figure"))
        yield "人" if of_people else "项", match.end("figure"), match.end("figure")


def _named_thing_signs(text: str, found: Sequence[Time]) -> Iterator[Sign]:
    """Figures that stand for a thing named in the clause before, with what that is counted by; a bare one behind what was paid is a sum."""
    for match in outside(found, OF_NAMED, text):
        before = CLAUSE_BEFORE.search(text, max(0, match.start() - NAMED_WITHIN), match.start())
        noun = NAMED.search(before["clause"]) if before else None
        is_bare = match["led"] is None and match["behind"] is None
        if match["behind"] and noun is None and "of them" in match["behind"].lower():
            yield "人", match.end("figure"), match.end("figure")
        if before is None or noun is None:
            continue
        if is_bare and (before["stop"] is None or PAID_FOR.search(before["clause"])):
            continue
        means = meaning("counted", " ".join(noun["noun"].split()))
        if means[0] not in "人元次":
            yield from all_signs(means, match.end("figure"), match.end("figure"))


def _put_right(text: str, found: Sequence[Time]) -> Iterator[Sign]:
    denied = list(outside(found, DENYING, text))
    for match in denied:
        start = match.start("right")
        yield from all_signs("应该是", match.start("led") if match["led"] else start, start)
    if not denied and PUTTING_RIGHT.match(text):
        for match in IN_CLAUSE.finditer(text):
            yield from all_signs("应该是", match.end(), match.end())


def _sums(text: str, found: Sequence[Time]) -> Iterator[Sign]:
    for match in outside(found, BARE_SUM, text):
        value, led = float(match["sum"].replace(",", "")), (match["led"] or "").lower()
        is_great = value >= LEAST
        if "total" in led and value == sum(
            int(one["many"]) for one in COUNTING.finditer(text, 0, match.start())
        ):
            continue  # 「6 members at Tuas, 9 members at Jurong, total 15」 counts heads
        is_led = led != "" and match["free"] is not None and (is_great or not led.startswith("balance"))
        if not (is_great if match["paid"] is not None else is_led):
            continue
        yield "元", match.end("sum"), match.end("sum")
        if "." in match["sum"]:
            yield ".", match.end("sum") - 3, match.end("sum") - 2
        beside = BESIDE.match(text, match.end())
        if beside and not COUNTING.match(text, beside.end() - 1) and not is_in_time(found, *beside.span()):
            yield "元", beside.end("sum"), beside.end("sum")
    for match in CLOSING_SUM.finditer(text):
        if not is_in_time(found, *match.span("sum")) and text[match.end() - 3 : match.end() - 2] != ".":
            yield "元", match.end("sum"), match.end("sum")
