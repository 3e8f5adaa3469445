"""Why a message was taken for a plan or for work done, why of this category, why nothing was done about it, or why the bot asks
(each further reading of a time, conventions 3a).

The decision itself is taken in union/reading/acts/intent.py and union/reading/acts/classification.py; here it gets its words.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from union.core.almanac.date_format import day_words, weekday_words
from union.core.almanac.lunar import to_lunar
from union.core.lazy_regex import Regex
from union.core.period import OF_A_DAY, is_clock_time
from union.reading import lexicon
from union.reading.acts import classification
from union.reading.acts.extraction import Seen
from union.reading.acts.intent import Because, IntentVerdict
from union.reading.acts.intent_features import OURS
from union.reading.english.vocabulary import english_phrase_for
from union.reading.explain.reading_text import span
from union.reading.life.detection import besides
from union.reading.message import Message, When
from union.reading.text.normal_form import normal
from union.reading.text.tense import Tense, tense
from union.reading.time.dates.periods import WEEKDAYS
from union.reading.time.time_expressions import OR
from union.words import Words, in_signs

MOST_WORDS = 4  # quoted for one reason
HEAVY = -5  # points of a ground that is named as one against
SMALL = ("little", "chat")  # little words and single signs say nothing by themselves


def for_log(_: Words, seen: Seen) -> str:
    """What in the words tells of work done."""
    heard = classification.words_by_ground(seen.words)
    deeds = dict.fromkeys((*heard.get("deeds", ()), *heard.get("acts", ())))
    parts = [_("有做事的词{words}", words=_quoted(deeds, _))] if deeds else []
    if tense(seen.said.text) is Tense.DONE:
        parts.append(_("说的是已经做过"))
    if seen.figures:
        parts.append(_("有数量或金额"))
    ours = [word for name in OURS for word in heard.get(name, ())]
    if ours and not deeds:
        parts.append(_("说的是工会的事{words}", words=_quoted(ours, _)))
    return _("，").join(parts) or _("像是在汇报做过的工作")


def for_plan(_: Words, seen: Seen, message: Message, now: datetime) -> str:
    """What in the words plans something."""
    if message.when is None:
        return _("像是要安排一件事")
    if message.when.rrule is not None:
        time = _("说了隔多久一次")
    elif message.when.deadline:
        time = _("说了什么时候以前")
    else:
        ahead = (message.when.end or message.when.start) >= now
        time = _("说了今后的时间") if ahead or message.when.start.date() == now.date() else _("说了时间")
    voting = heaviest("kinds", seen, message.kind.value) if message.kind else ()
    words = _quoted((word for word, _weight in voting), _)
    return _("{time}，又有{words}", time=time, words=words) if words else time


def heaviest(name: str, seen: Seen, title: str) -> tuple[tuple[str, int], ...]:
    """The words that speak for a category or kind with their weights, heaviest first.

    One that is part of another is left out: 「例会」 without 「会」.
    """
    voting = sorted(
        classification.speaking(name, seen.words, title), key=lambda one: (-one[1], -len(one[0]), one[0])
    )
    words = [word for word, _weight in voting]
    kept = [one for one in voting if not any(one[0] != other and one[0] in other for other in words)]
    return tuple(kept[:MOST_WORDS])


def for_nothing(_: Words, seen: Seen, verdict: IntentVerdict, now: datetime) -> str:
    """Why nothing is done about a message."""
    if seen.impossible and not seen.reads:
        return _("「{words}」这个时间不成立", words=seen.impossible[0])
    if besides(seen.said, [(one.begin, one.end) for one in seen.reads]) is not None:
        return _("说的是谁家有事，不是工作；要不要去看望，由「五必访」来问")
    said = seen.said.quote(*verdict.span) if verdict.span else ""
    found = _reason_sentence(_, verdict.because)
    if found:
        return _("{reason}（「{said}」）", reason=found, said=said) if said else found
    grounds = classification.weigh(
        classification.Goal.LOG, classification.words_by_ground(seen.words), {}
    ).grounds
    heavy = [one for one in grounds if one.points <= HEAVY and one.name not in SMALL]
    against = dict.fromkeys(word for one in sorted(heavy, key=lambda one: one.points) for word in one.words)
    if against:
        return _("像是闲聊、私事或别的单位的事（{words}），不敢替您记", words=_quoted(against, _))
    return _unsure(_, seen, verdict.because, now)


def _reason_sentence(_: Words, because: Because) -> str:
    return {
        Because.ASKED: _("像是在提问，不是安排也不是汇报"),
        Because.SUPPOSED: _("像是假设、转述或玩笑，不是真要办"),
        Because.RULE: _("像是在讲规定，不是在说做了什么"),
        Because.PRIVATE: _("像是个人或家里的事，不是工会工作"),
        Because.OWN_LIFE: _("说的像是自己的事，不是工会工作"),
        Because.DENIED: _("说的是不办、取消或没办"),
        Because.HEARSAY: _("像是听来的、看来的消息"),
        Because.FELT: _("像是感想，不是工作"),
        Because.OPINION: _("像是感想或评价，没有要记的数"),
        Because.FOR_ALL: _("像是宣布今后怎么做，不是一次安排"),
        Because.SHORT: _("只说了没做成的部分"),
        Because.CONTACT: _("像是在讲规定，不是在说做了什么"),
        Because.COMMAND: _("这是一条命令"),
    }.get(because, "")


def _unsure(_: Words, seen: Seen, because: Because, now: datetime) -> str:
    """No word forbids it, but too little speaks for it."""
    if not any(classification.scores(name, seen.words) for name in ("categories", "kinds")):
        return _("没有看到工会工作的词，不敢替您记")
    if because is Because.UNDATED:
        if seen.figures:
            return _("有数，但没说清做了哪项工会工作")
        if lexicon.pattern("deeds").search(seen.said.text):
            return _("没说日期和数量，看不准是做过的还是打算做的")
        return _("没说日期，也没说做过什么、做了多少")
    if seen.best is not None and seen.best.when.start < now and seen.best.when.rrule is None:
        return _("时间已经过去，又没说清做了什么")
    return _("有时间，但看不准是不是工会要办的事")


def _quoted(words: Iterable[str], _: Words) -> str:
    """「慰问」「发放」."""
    named = [in_own_words(word, _) for word in list(words)[:MOST_WORDS]]
    return "".join(_("「{word}」", word=word) for word in dict.fromkeys(named) if word)


def in_own_words(word: str, _: Words) -> str:
    """A word of ours in the reader's language; in English the phrase it is read from, "" where there is none."""
    told = in_signs(word, _)
    return told if _.language != "en" or told.isascii() else english_phrase_for(word)


WEEK, HALF_A_DAY = timedelta(days=7), timedelta(hours=12)
SAID_WEEKDAY = Regex(r"(?:周|星期|礼拜)(?P<day>[一二三四五六日天1-7])")
DATED = Regex(r"\d{1,2}[月日号./-]|[一二三四五六七八九十]月")


def doubts(_: Words, seen: Seen, now: datetime) -> tuple[str, ...]:
    """A sentence for each further reading of the time acted on, each reason once."""
    best = seen.best
    if best is None:
        return ()
    is_two = OR.search(seen.said.text, best.begin, best.end) is not None
    return tuple(dict.fromkeys(_why(_, best.when, other, now, is_two=is_two) for other in best.others))


def mismatch(_: Words, when: When | None, now: datetime) -> str | None:
    """「12月5日（周五）」 that is a Saturday: said, whichever of the two was taken."""
    if when is None or when.rrule is not None or when.grain not in OF_A_DAY:
        return None
    words, is_long = normal(when.text).text, when.end is not None and when.end - when.start > WEEK / 7
    said = SAID_WEEKDAY.search(words)
    if said is None or is_long or not DATED.search(words) or WEEKDAYS[said["day"]] == when.start.weekday():
        return None
    return _(
        "写的日期和星期对不上：{day}，不是{said}",
        day=day_words(_, when.start.date(), now=now.date()),
        said=said[0],
    )


def _why(_: Words, when: When, other: When, now: datetime, *, is_two: bool) -> str:
    today = now.date()
    said, first, second = when.text, span(_, when, today), span(_, other, today)
    if is_two:
        return _("说了两个时间：{first}，或{second}，没说定哪一个", first=first, second=second)
    if when.start.date() == today and other.start - when.start == WEEK:
        weekday = weekday_words(_, today)
        return _("今天就是{weekday}，又没说几点：今天还是下{weekday}？", weekday=weekday)
    if is_clock_time(other.grain) and other.start < now and other.start.date() == today:
        clock = f"{other.start:%H:%M}"
        return _("今天{clock}已经过了：是{next}，还是今天的，写晚了？", clock=clock, next=first)
    a, b = when.start, other.start
    if (a.month, a.day) == (b.day, b.month) and a.month != a.day:
        return _(
            "「{said}」可以是{first}，也可以是{second}：日和月分不清", said=said, first=first, second=second
        )
    if abs(a - b) == HALF_A_DAY:
        return _("「{said}」是{first}，还是{second}？", said=said, first=first, second=second)
    if _is_lunar_of(when, other) or _is_lunar_of(other, when):
        return _lunar(_, when, other, now)
    return _("「{said}」可以是{first}，也可以是{second}", said=said, first=first, second=second)


def _is_lunar_of(lunar: When, solar: When) -> bool:
    """Whether the one is the lunar day of the numbers that the other has in the solar calendar."""
    found = to_lunar(lunar.start.date())
    return found is not None and (found.month, found.day) == (solar.start.month, solar.start.day)


def _lunar(_: Words, when: When, other: When, now: datetime) -> str:
    lunar, solar = (when, other) if _is_lunar_of(when, other) else (other, when)
    return _(
        "「{said}」没说农历还是公历：农历是{lunar}，公历是{solar}",
        said=when.text,
        lunar=day_words(_, lunar.start.date(), now=now.date()),
        solar=day_words(_, solar.start.date(), now=now.date()),
    )
