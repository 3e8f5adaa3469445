"""Why a message was taken for a plan or for work done, why of this category, or why nothing was done about it.

The decision itself is taken in union/reading/acts/intent.py and union/reading/acts/classification.py; here it gets its words.
"""

from collections.abc import Iterable
from datetime import datetime

from union.core.lazy_regex import Regex
from union.reading import lexicon
from union.reading.acts import classification, evidence_scores
from union.reading.acts.extraction import Seen
from union.reading.acts.intent import Because, Verdict
from union.reading.acts.intent_features import OURS
from union.reading.english.vocabulary import said_for
from union.reading.life.detection import besides
from union.reading.message import Message
from union.reading.text.tense import Tense, tense
from union.words import Words
from union.words.script import in_signs

MOST_WORDS = 4  # quoted for one reason
HEAVY = -5  # points of a ground that is named as one against
SMALL = ("little", "chat")  # little words and single signs say nothing by themselves
DEEDS = Regex(lambda: "|".join(lexicon.phrases("deeds")))


def for_log(_: Words, seen: Seen) -> str:
    """What in the words tells of work done."""
    heard = evidence_scores.heard(seen.words)
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


def for_nothing(_: Words, seen: Seen, verdict: Verdict, now: datetime) -> str:
    """Why nothing is done about a message."""
    if seen.impossible and not seen.reads:
        return _("「{words}」这个时间不成立", words=seen.impossible[0])
    if besides(seen.said, [(one.begin, one.end) for one in seen.reads]) is not None:
        return _("说的是谁家有事，不是工作；要不要去看望，由「五必访」来问")
    said = seen.said.quote(*verdict.span) if verdict.span else ""
    found = _spoken(_, verdict.because)
    if found:
        return _("{reason}（「{said}」）", reason=found, said=said) if said else found
    against = against_words(seen.words)
    if against:
        return _("像是闲聊、私事或别的单位的事（{words}），不敢替您记", words=_quoted(against, _))
    return _unsure(_, seen, verdict.because, now)


def against_words(text: str) -> tuple[str, ...]:
    """The words of a text that speak against its being union work, the heaviest ground's first."""
    found = evidence_scores.weigh(evidence_scores.Goal.LOG, evidence_scores.heard(text), {}).grounds
    heavy = sorted(
        (one for one in found if one.points <= HEAVY and one.name not in SMALL), key=lambda one: one.points
    )
    return tuple(dict.fromkeys(word for one in heavy for word in one.words))


def _spoken(_: Words, because: Because) -> str:
    """Reasons that lie in a word that was said; empty for the others."""
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
    has_work = bool(classification.scores("categories", seen.words))
    is_ours = has_work or bool(classification.scores("kinds", seen.words))
    if not is_ours:
        return _("没有看到工会工作的词，不敢替您记")
    if because is Because.UNDATED:
        if seen.figures:
            return _("有数，但没说清做了哪项工会工作")
        deed = DEEDS.search(seen.said.text)
        return (
            _("没说日期，也没说做过什么、做了多少")
            if not deed
            else _("没说日期和数量，看不准是做过的还是打算做的")
        )
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
    return told if _.language != "en" or told.isascii() else said_for(word)
