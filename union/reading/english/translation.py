"""English messages in the words the Chinese reader knows, each sign with the stretch of the message that says it.

What union/data/english.toml does not list stays as written and says nothing.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING

from union.core.lazy_regex import Regex
from union.data import table
from union.reading.english.vocabulary import NO_COUNT, Sign, all_signs, either, meaning

if TYPE_CHECKING:
    from union.reading.english.times import Time

CHINESE = Regex(r"[\u4e00-\u9fff]")
WORD = Regex(r"[A-Za-z](?:[A-Za-z]|&[A-Za-z])")  # 「D&D」 is one, too
WORDS_OF, MOST_CHINESE = Regex(r"(?<![A-Za-z])[A-Za-z]{2,24}(?![A-Za-z])"), 5
# Between figures that are no time these signs lose their meaning: 「ratio 3:2」, 「page 12/20」, 「21-18」.
BETWEEN = Regex(
    r"(?<=\d)[/:-](?=\d)|(?<=\d)\.(?=\d)(?!\d{1,4}\s?(?:%|yuan|rmb|dollars|ringgit|million|thousand|(?:kg|km|hrs?|hours?|litres?|k|m)\b))",
    any_case=True,
)
AMOUNT = Regex(r"(?:[$¥€£]|\b(?:rm|rmb|cny|hkd|sgd|myr|usd|mop))\s?[\d,.]{0,15}$", any_case=True)
THING_OF_AMOUNT = Regex(r"[$¥€£]\s?\d[\d.]{0,7}(?:\s[A-Za-z]{3,12}){1,2}\s?$")  # "$50 voucher each"
AT_PRICE = Regex(r"(?:\bat|@)\s?\d[\d.]{0,7}$", any_case=True)  # "6 tables at 420 a table"
WORDS = Regex(r"(?<=[A-Za-z'’&)+])[ ](?=[A-Za-z(+])")
OF_MANY = Regex(r"(?<=s')\s")  # 「retirees' lunch」
# Words that lead to a time and say nothing beside it.
LED = Regex(
    r"(?<!what's )(?<!whats )(?<!what is )(?<![A-Za-z])(?:(?:on|at|in|of|from|for|during|starting|starts|begins|beginning)\s{1,2}(?:the\s)?|the\s)$",
    any_case=True,
)
NAMED = Regex(r"\s(?!on\s|at\s|is\s|was\s|by\s|in\s|and\s)[A-Za-z]")
OWNED = Regex(r"'s\s")
NUMBERED = Regex(r"workshop\s(?:no\.?\s?)?\d", any_case=True)  # a part of the factory, no training
# 「… 52 pax, tea RM312. after that …」: a full stop that ends a sentence, none of a list's number or of 「no. 5」.
STOP = Regex(
    r"(?:(?<=[A-Za-z]{2})|(?<=[^\s.]\d)|(?<=canteen\s\d)|(?<=room\s\d)|(?<=hall\s\d)|(?<=level\s\d)|(?<=[)%!]))\.(?=\s{1,40}[A-Za-z@#]|$)|(?<=[A-Za-z]{3})\.(?=\s{1,2}\d)",
    any_case=True,
)
NEXT_SENTENCE = Regex(r"\.\s{1,2}[A-Z@]")
SHORTENED = Regex(
    r"\b(?:mr|mrs|ms|mdm|dr|no|nos|vs|dept|approx|incl|tel|ext|blk|st|rd|ave|max|min|vol|lvl|fig|jln|sec|art|lor|est)$",
    any_case=True,
)
# 「Pls take note that …」, 「Action: …」 say nothing of what stands behind them.
HEAD = Regex(
    r"(?:^|(?<=[.;!\n])\s?)(?:(?:ok(?:ay)?|hi|hello|dear|morning|all|guys|everyone|team|pls|please|kindly|do)[,:]?\s){0,4}"
    r"(?:(?:(?:take|to)\snote|noted?|be\s(?:informed|reminded|advised))(?:(?:\s(?:that|all|of)){1,2}|\s?[:,.-])"
    r"|as\s(?:agreed|discussed|decided|mentioned|announced)(?:\s[a-z]{2,12}){0,4}\s?[:,]"
    r"|(?:action|to\s(?:prepare|settle|arrange)|preparations?|tasks?|follow[\s-]?ups?|f/u|to[\s-]?do|next\s(?:steps?|up)|(?:for\s(?:the\s)?[a-z]{2,12}(?:\s[a-z]{2,12}){0,2}:?\s)?(?:\d|two|three|four|some|few)\s(?:(?:more|other)\s)?things|things\sto\sdo|fyi|heads\sup|update|quick\supdate)(?:\s(?:items?|points?|list|all|for\sall))?\s?[:-])\s",
    any_case=True,
)
# Who passed it on, above what it is: 「Forwarded message / From: Training Dept / Safety Seminar / Date: …」.
PASSED_ON = Regex(
    r"(?:^|(?<=\n))\s{0,2}(?:[-=*]{2,}[^\n]{0,60}|(?:from|to|cc|sent|by|forwarded\sby|fwd\sfrom)\s?:[^\n]{0,80}(?=\n)|(?:subject|subj|re|title|event)\s?:\s?)",
    any_case=True,
)
# 「(a) … (b) …」, 「(i) … (ii) …」: a list, a line each; the marks are as long as those of our lists.
LETTERED = Regex(r"(?:^|(?<=:)|(?P<gap>\s))\((?P<mark>[a-h]|i{1,3}|iv|v)\)(?=\s)")
MARKS = ([*"abcdefgh"], ["i", "ii", "iii", "iv", "v"])
NUMBERS = Regex(r"(?:(?<=\w)(?P<glued>\s)|\s)(?P<number>[1-9])\)(?=\s[A-Za-z])")  # 「… 1) … 2) …」
LEAD = 20  # signs before a time in which they stand
FAR = 36
SMALL_NUMBERS = {word: str(number) for number, word in enumerate(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 2)}  # fmt: skip
PRICED_UNITS = {"family": "户", "household": "户", "session": "场", "lesson": "场", "class": "场", "hour": "小时", "day": "天", "table": "桌", "trip": "趟", "bag": "袋", "pack": "份", "set": "份", "portion": "份", "hamper": "份", "box": "盒", "carton": "箱", "bottle": "瓶", "ticket": "张", "voucher": "张", "card": "张", "pair": "双", "bus": "辆", "coach": "辆", "room": "间", "piece": "件", "pc": "件", "pcs": "件", "shirt": "件", "unit": "件", "item": "件", "copy": "份", "night": "晚"}  # fmt: skip
PEOPLE_PRICED = ("person", "head", "member", "worker", "employee", "student", "pax", "participant", "player", "child", "kid", "guest", "couple", "team")  # fmt: skip
ANY_PIECE = ("piece", "pc", "pcs", "unit", "item")  # of what was counted, by its own unit
BOUGHT_FOR = Regex(  # "Bought 60 goodie bags for 45 members, $8 each"
    r"\b(?:bought|buy|ordered|order|printed|purchased|made|got)\s[^.;!\n]{1,80}\sfor\s(?:the\s|our\s|all\s)?$",
    any_case=True,
)
FURTHEST = 240  # signs before a price in which those stand whom it is paid for
SMALL = Regex(r"(?<![A-Za-z])(?:rm(?=\s?\d)|s(?=\$\d)|hk(?=d?\$?\s?\d))")  # 「rm2,960」
AND = Regex(r"(?<=[\w),] )n(?= [\w@])")  # 「3 n 4 Mar」
SPAN = Regex(r"(?<=[\da-z])–(?=\d)|(?<=day)–(?=[A-Z])")  # 「14–16 Dec」
PICTURE = Regex(
    r"(?<=[\w)] )[\u2600-\u27bf\U0001f300-\U0001faff](?=\s[A-Za-z])"
)  # ends a sentence: 「… ya 😊 i will …」
DAY_OF = Regex(r"(?<=\d)hb(?![\w])", any_case=True)  # 「20hb Feb」, as Malay numbers days
CAME_BY = ("人", "人到场", "名会员", "名职工")  # who may have come: 「15 ppl showed up」
BEGIN = itemgetter(1)  # of a sign, the place where it begins
WIDE = {"/": "／", ":": "：", "-": "－", ".": "．"}


def is_english(text: str) -> bool:
    """Whether a message holds Latin words and no Chinese, or hardly any: 「11 pax at the wake, 白金 $330」."""
    if WORD.search(text) is None:
        return False
    if CHINESE.search(text) is None:
        return True
    words = sum(1 for _ in WORDS_OF.finditer(text))
    return words >= MOST_CHINESE and words > 2 * sum(1 for _ in CHINESE.finditer(text))


def _as_lists(text: str) -> str:
    """「(a) … (b) …」 and 「… 1) … 2) …」 with a line for each entry, as long as before."""
    if sum(1 for _ in LETTERED.finditer(text)) > 1:
        text = LETTERED.sub(_numbered, text)
    if [mark["number"] for mark in NUMBERS.finditer(f" {text}")][:2] == ["1", "2"]:
        # 「by Monday 2) …」: where no stop ends the entry before, the number is none of its date
        text = NUMBERS.sub(lambda mark: (";" if mark["glued"] else "\n") + f"{mark['number']}.", text)
    return text


def _numbered(found: re.Match[str]) -> str:
    head = "\n " if found["gap"] else "\n"
    at = next(marks.index(found["mark"]) for marks in MARKS if found["mark"] in marks)
    return f"{head}{at + 1}.".ljust(len(found[0]))


def _heads(text: str) -> set[int]:
    """Where the words stand that say nothing of what is behind them, but for the line break that a list stands behind."""
    places = (
        at for head in HEAD.finditer(text) for at in range(head.start() + bool(head.start()), head.end())
    )
    passed_on = (
        (at for head in PASSED_ON.finditer(text) for at in range(*head.span())) if "\n" in text else ()
    )
    return {at for at in (*places, *passed_on) if text[at] != "\n"}


def in_chinese(text: str) -> list[Sign]:
    """The message sign by sign, known phrases in Chinese: 「by Nov 30」 → 「11月30日前」."""
    from union.reading.english.times import in_order
    from union.reading.english.vocabulary import without_malay

    text = SMALL.sub(lambda sign: sign[0].upper(), text.replace("’", "'"))
    for pattern, means in ((AND, "&"), (PICTURE, "!"), (SPAN, "-"), (DAY_OF, "th")):
        text = pattern.sub(means, text)
    text, placed = without_malay(text)
    text = _as_lists(text)
    heads = _heads(text)
    text = "".join("\n" if at in heads else sign for at, sign in enumerate(text)) if heads else text
    found, fixed = _times_and_signs(text)
    signs: list[Sign] = []
    at, joins = 0, ""
    for time in found:
        here = fixed[bisect_left(fixed, at, key=BEGIN) : bisect_left(fixed, time.start + 1, key=BEGIN)]
        if joins and not any(begin < time.start for _, begin, _ in here):
            signs += [(sign, at, time.start) for sign in joins]
        else:
            floor = max(at, time.start - LEAD)
            lead = LED.search(text[floor : time.start])
            led = floor + lead.start() if lead else time.start
            is_said = any(until > led for _, _, until in here)
            signs += _signs_between_times(text, at, time.start if is_said else led, here)
        for piece in in_order(time):
            signs += [(sign, piece.start, piece.end) for sign in piece.means]
        if time.is_limit:
            signs.append(("前", time.start, time.end))
        at, joins = _place_after_time(text, time, signs), time.joins
    signs += _signs_between_times(text, at, len(text), fixed[bisect_left(fixed, at, key=BEGIN) :])
    kept, last = list[Sign](), (0, 0)
    for sign, begin, end in signs:  # those put in where nothing stands have the place of the one before them
        last = (begin, end) if begin < end else last
        if last[0] not in heads:
            kept.append(placed((sign, *last)))
    return kept


def _times_and_signs(text: str) -> "tuple[Sequence[Time], Sequence[Sign]]":
    """The times of a message without those denied, and the signs that stand for phrases, by where they begin."""
    # import time: only English messages need them
    from union.reading.english.bare_figures import bare_figures
    from union.reading.english.closings import closings
    from union.reading.english.frames import denied_until, frames, new_times
    from union.reading.english.orders import orders, rows
    from union.reading.english.times import times

    found = times(text)
    denied = {time.end: end for time in found if (end := denied_until(text, time, found)) > time.end}
    found = [time for time in found if not any(start < time.start < end for start, end in denied.items())]
    said = [one for rule in (orders, rows, bare_figures) for one in rule(text, found)]
    said += new_times(text, found, denied)
    said += [
        one
        for one in closings(text, found)
        if not any(one[1] < end and start < one[2] for _, start, end in said)
    ]
    return found, sorted([*said, *frames(text, found, said)], key=BEGIN)


def _place_after_time(text: str, time: "Time", signs: list[Sign]) -> int:
    """Where the message goes on behind a time; what stands right behind it belongs to it."""
    at = time.end
    if NEXT_SENTENCE.match(text, at - 1):  # 「by 5 mar. Zul …」: the stop is not only that of a short month
        signs.append(("。", at, at))
    at += text.startswith(")", at) and "(" in text[time.start : at]  # 「20 Dec (Sun)」
    if text.startswith(":", at) and not text.startswith(":\n", at):
        # 「9am: joint committee」; 「9:00:」 would be no time
        signs.append((",", at, at + 1))
        return at + 1
    if time.pieces and NAMED.match(text, at) and all(piece.sort == "festival" for piece in time.pieces):
        begin = time.pieces[-1].start  # 「Christmas party」 is one name
        signs[:] = [(sign, first, at + 1 if first == begin else last) for sign, first, last in signs]
        return at + 1
    if OWNED.match(text, at):  # 「Thursday's briefing」
        signs.append(("的", at, at + 3))
        return at + 3
    return at


def _signs_between_times(text: str, start: int, end: int, fixed: Sequence[Sign]) -> Iterator[Sign]:
    """A stretch without times; what orders were made of in it stands as it is."""
    at = start
    for sign, begin, until in fixed:
        if start <= begin and until <= end:
            yield from _signs_of_work_words(text, at, begin)
            if sign:
                yield sign, begin, until
            at = max(at, until)
    yield from _signs_of_work_words(text, at, end)


def _signs_of_work_words(text: str, start: int, end: int) -> Iterator[Sign]:
    """A stretch without times: the words of the work in Chinese, the rest as written."""
    at = start
    for match in _scanner().finditer(text, start, end) if start < end else ():
        yield from _signs_as_written(text, at, match.start())
        at = match.end()
        if match["counted"]:
            yield from _signs_of_count(text, match)
            continue
        means = None  # as written
        if match["each"]:
            means = _per(text, match) or None
        elif not NUMBERED.match(text, match.start()):
            word = " ".join(match["said"].split())
            means = meaning("greetings" if word.lower() in table("english")["greetings"] else "work", word)
            if match["due"]:  # behind 「to be」 nothing is done yet
                means = "将" + means.removesuffix("了")
        yield from (
            _signs_as_written(text, *match.span()) if means is None else all_signs(means, *match.span())
        )
    yield from _signs_as_written(text, at, end)


def _per(text: str, match: re.Match[str]) -> str:
    """「$500 per family」, 「12 families, $500 each」 → /户; "" behind what is no sum of money."""
    before = text[max(0, match.start() - FAR) : match.start()]
    is_bare = match["yuan"] or (match["one"] and AT_PRICE.search(before))
    if not (match["at"] or is_bare or AMOUNT.search(before) or THING_OF_AMOUNT.search(before)):
        return ""
    money = "元" if is_bare else ""
    if match["one"] and match["one"].lower() not in ANY_PIECE:
        return f"{money}/{PRICED_UNITS.get(match['one'].lower(), '人')}"
    noun = _priced_noun(text, match.start()) or ("" if match["at"] else "件" if match["one"] else "人")
    if match["at"]:  # "70 tickets at $9"
        return f"每{noun[:1]}" if noun else ""
    return f"{money}/{'人' if noun[0] in '人名' else noun[0]}"


def _priced_noun(text: str, end: int) -> str:
    """What was counted last before a price for each: of what was bought for so many people, the things."""
    from union.reading.english.bare_figures import THING, is_thing

    start = max(0, end - FURTHEST)
    near = [each for each in _scanner().finditer(text, start, end) if each["counted"]]
    nouns = [meaning("counted", " ".join(each["counted"].split())) for each in near]
    named = [each for each in THING.finditer(text, start, end) if is_thing(each["noun"])]
    if named and (not near or (nouns[-1][0] in "人名" and BOUGHT_FOR.search(text, start, near[-1].start()))):
        return "处"
    if len(nouns) > 1 and BOUGHT_FOR.search(text, start, near[-1].start()):
        return next((noun for noun in reversed(nouns) if noun[0] not in "人名户"), nouns[-1])
    return nouns[-1] if nouns else ""


def _signs_of_count(text: str, match: re.Match[str]) -> Iterator[Sign]:
    """「12 needy families」 → 12户: what is counted, its adjectives with it, stands right behind the figure."""
    start, end = match.span("figure")
    written = SMALL_NUMBERS.get(match["figure"].lower())
    noun, is_number = meaning("counted", " ".join(match["counted"].split())), match["figure"][0].isdigit()
    if is_number or written:
        yield from (
            all_signs(written, start, end) if written else ((text[i], i, i + 1) for i in range(start, end))
        )
        noun = "人到场" if match["came"] and noun in CAME_BY else noun
    else:  # 「how many pax came」
        yield from all_signs("多少", start, end)
        noun = noun.removesuffix("到场")
    yield from all_signs(noun, end, match.end())


def _signs_as_written(text: str, start: int, end: int) -> Iterator[Sign]:
    """A blank between words becomes the point of foreign names: a blank would end a title."""
    for i in range(start, end):
        sign = text[i]
        is_of_sum = sign == "." and AMOUNT.search(text[max(0, i - 20) : i])
        if sign in WIDE and BETWEEN.match(text, i) and not is_of_sum:
            sign = WIDE[sign]
        elif sign == "." and STOP.match(text, i) and not SHORTENED.search(text[max(0, i - 8) : i]):
            sign = "。"
        elif sign == " " and (start < i < end - 1 or OF_MANY.match(text, i)) and WORDS.match(text, i):
            sign = "·"
        yield sign, i, i + 1


@cache
def _scanner() -> re.Pattern[str]:
    words = "|".join((either("greetings"), either("work")))
    return re.compile(
        r"(?P<each>(?:(?<=[A-Za-z])\s|(?<=[A-Za-z]\s))(?:(?:each|apiece)(?=\s?(?:[,.;!=\n]|$)|\s(?:so|total|today|tonight|yesterday|ytd|this|last|just|already|alr|liao|la|lah)(?![a-z]))|(?P<at>at\s)(?=\$\d[\d.]{0,6}\s?(?:[,;!\n]|$)))|(?<=\d)(?P<yuan>\syuan|\sdollars)?\s(?:each|apiece|(?:per|for\seach|a)\s(?P<one>"
        rf"{'|'.join((*PEOPLE_PRICED, *PRICED_UNITS))}"
        r"))(?![a-z]))"
        rf"|{NO_COUNT}(?<![\w$¥€£.,])(?:(?P<figure>\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,9}}|how\smany|(?:{'|'.join(SMALL_NUMBERS)})(?!(?:\s[a-z-]{{2,20}}){{1,3}}\sper\s))"
        rf"\s(?:(?!(?:of|and|or|to|for|in|on|per|at|by|with|good[yi]e?|gift|families|households|came|went|joined|attended|turned|showed|incl|including|inclusive|plus|their|(?:new|sick)(?=\smembers?))\s)[a-z-]{{2,20}}\s){{0,2}}(?P<counted>{either('counted')})(?![a-z])(?:\s(?P<came>{either('came')})(?![a-z]))?[^\S\n]?"
        rf"|(?P<due>(?:to|must|should|shall)\sbe\s)?(?P<said>{words})(?![A-Za-z])[^\S\n]?)",  # the next line is another
        re.IGNORECASE | re.ASCII,
    )
