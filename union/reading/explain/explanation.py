"""Why a message was read as it was: its pieces in the writer's own text, the reading in words, every reason; and all of it in lines for people.

For people (`python -m bot understand`, /why); what acts on a message needs union/reading/reader.py only.
"""

from datetime import datetime
from typing import NamedTuple

from union.core.almanac.days_off import Notice
from union.core.kinds import Kind, kind_words
from union.reading.acts.extraction import Seen, evidence, look
from union.reading.acts.intent import IntentVerdict, verdict
from union.reading.acts.lessons import Learned, Lesson, LessonSubject
from union.reading.explain import reasons
from union.reading.explain.reading_text import TextPiece, marked, pieces, product_words
from union.reading.explain.reasons import doubts, in_own_words, mismatch
from union.reading.lexicon import Weighed
from union.reading.message import Intent, Message
from union.reading.quantities.computed_totals import worked_out
from union.reading.reader import read, told_part
from union.words import Words, in_signs, words


class Explanation(NamedTuple):
    """A message with its reasons, all in words.

    `pieces` are in the text's order; `computed` sums nobody wrote; `because` says why it is a plan, a log or neither,
    `weighed` the words that spoke for each category, or for the kind; `lesson` the group's own that was followed;
    `asks` why the bot asks; `notes` what else an officer should know.
    """

    text: str
    message: Message
    meaning: str
    pieces: tuple[TextPiece, ...]
    computed: tuple[str, ...]
    because: str
    weighed: tuple[Weighed, ...]
    lesson: Lesson | None
    asks: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def is_acted_on(self) -> bool:
        """Whether such a message makes an item or a log."""
        return self.message.intent in (Intent.EVENT, Intent.LOG)


def explain(
    text: str,
    now: datetime,
    *,
    region: str = "CN",
    meant: Intent | None = None,
    learned: Learned | None = None,
    notice: Notice | None = None,
    _: Words | None = None,
) -> Explanation:
    """The reading of a message and why; `meant`, `learned` and `notice` as in `read`, the words in the language of `_`."""
    _ = _ or words()
    wall = now.replace(tzinfo=None)
    message = read(text, wall, region=region, meant=meant, learned=learned, notice=notice)
    whole = look(text, wall, region, meant, notice)
    is_told = meant is None and message.intent is Intent.LOG
    told = told_part(whole, wall, region, notice) if is_told else None
    seen = told or whole
    found = verdict(evidence(seen, wall))
    is_asked = message.intent is Intent.EVENT and bool(message.alternatives)
    return Explanation(
        text=text,
        message=message,
        meaning=_meaning(_, message),
        pieces=pieces(_, whole, message, wall, until=len(told.said.raw) if told else None),
        computed=tuple(
            product_words(_, *one)
            for fact in message.facts or (message,)
            for one in worked_out(fact.money, fact.measures)
        ),
        because=_because(_, seen, message, found, wall, is_command=meant is not None),
        weighed=_weighed(seen, message),
        lesson=next((each for each in learned.lessons if each.id == message.lesson), None)
        if learned
        else None,
        asks=doubts(_, seen, wall) if is_asked else (),
        notes=_notes(_, message, wall, is_part=told is not None),
    )


def _meaning(_: Words, message: Message) -> str:
    """「日程（会议）：工会小组长例会」."""
    match message.intent:
        case Intent.EVENT:
            kind = kind_words(_, message.kind) if message.kind else _("其他事项")
            return _("日程（{kind}）：{title}", kind=kind, title=message.title or message.text.strip())
        case Intent.LOG:
            told = _("；").join(f"{_(fact.category)}｜{fact.title}" for fact in message.facts)
            return _("工作记录：{facts}", facts=told or message.text.strip())
        case Intent.QUESTION:
            return _("提问")
        case Intent.COMMAND:
            return _("命令")
        case _unknown:
            return _("不处理：不记、不安排，也不出声")


def _because(
    _: Words, seen: Seen, message: Message, found: IntentVerdict, now: datetime, *, is_command: bool
) -> str:
    if is_command:
        is_log = message.intent is Intent.LOG
        return _("您说明了这是做过的工作") if is_log else _("您说明了这是要安排的事")
    match message.intent:
        case Intent.LOG:
            return reasons.for_log(_, seen)
        case Intent.EVENT:
            return reasons.for_plan(_, seen, message, now)
        case Intent.QUESTION:
            return _("问的是记录和日程里答得出的事")
        case _silent:
            return reasons.for_nothing(_, seen, found, now)


def _weighed(seen: Seen, message: Message) -> tuple[Weighed, ...]:
    """The words that speak for each category of a log, or for the kind of a plan; heaviest first."""
    if message.intent is Intent.EVENT and message.kind:
        return (Weighed(message.kind.value, reasons.heaviest("kinds", seen, message.kind.value)),)
    chosen = dict.fromkeys(fact.category for fact in message.facts)
    return tuple(Weighed(each, reasons.heaviest("categories", seen, each)) for each in chosen)


def _notes(_: Words, message: Message, now: datetime, *, is_part: bool) -> tuple[str, ...]:
    found = [mismatch(_, message.when, now)]
    if is_part:
        found.append(_("一句话里先说做过的、后说打算的：做过的记下，打算的另算一件"))
    days = [fact.when or message.when for fact in message.facts]
    if any(day and day.start.date() > now.date() for day in days):
        found.append(_("说是做过的，日期却还没到，不会记下"))
    when = message.when
    is_past = when and not when.rrule and not when.deadline and (when.end or when.start) < now
    if message.intent is Intent.EVENT and is_past and when and when.start.date() < now.date():
        found.append(_("时间已经过去，不能安排"))
    return tuple(note for note in found if note)


LONGEST_SENTENCE = 300
MOST_PIECES = 12


def account(_: Words, one: Explanation, *, weights: bool = False) -> list[str]:
    """All of it: the marked sentence, what it means, each piece, why; with the `weights` of words for who tunes them."""
    return [
        *sentence(_, one),
        _("意思：{meaning}", meaning=one.meaning),
        *readings(_, one),
        *reason_lines(_, one, weights=weights),
    ]


def sentence(_: Words, one: Explanation) -> list[str]:
    """The sentence with its pieces in brackets; one that is too long is left out."""
    whole = marked(one.text, one.pieces).strip()
    return [whole] if len(whole) <= LONGEST_SENTENCE else [_("原话较长，只列认出的部分。")]


def readings(_: Words, one: Explanation) -> list[str]:
    """A line for each piece, and for each sum that was worked out."""
    lines = [_piece_line(_, piece) for piece in one.pieces[:MOST_PIECES]]
    rest = len(one.pieces) - MOST_PIECES
    lines += [_("· 另有{count}处", count=rest)] if rest > 0 else []
    return lines + [_("· 算出的金额：{sum}", sum=sum_) for sum_ in one.computed]


def reason_lines(_: Words, one: Explanation, *, is_kept: bool = False, weights: bool = False) -> list[str]:
    """Why, what is asked (of something kept: was asked), and what else is worth knowing."""
    lines = [
        _("为什么：{because}", because=one.because),
        *_voting(_, one, weights=weights),
        *(
            _("问过您：{doubt}", doubt=doubt) if is_kept else _("要先问您：{doubt}", doubt=doubt)
            for doubt in one.asks
        ),
        *(_("注意：{note}", note=note) for note in one.notes),
    ]
    if one.message.intent is Intent.NONE and not one.message.impossible:
        lines.append(_("确实要记，请以「记录：」开头；要安排，请以「日程：」开头并写上时间。"))
    return lines


def _voting(_: Words, one: Explanation, *, weights: bool) -> list[str]:
    """「类别「帮扶慰问」：「慰问金」「走访」」, or what the group itself taught; the kind's words are told with the plan."""
    if one.lesson is not None:
        chosen = one.lesson.chosen
        return [
            _(
                "按本群的更正：像「{words}」这样的归「{chosen}」",
                words=in_signs(one.lesson.words, _),
                chosen=kind_words(_, Kind(chosen)) if one.lesson.subject is LessonSubject.KIND else _(chosen),
            )
        ]
    lines = []
    for title, voting in one.weighed:
        said = "".join(
            _("「{word}」", word=in_own_words(word, _) or word) + (str(weight) if weights else "")
            for word, weight in voting
        )
        if one.message.intent is Intent.LOG:
            said = said or _("没有看到某一类工作的词")
            lines.append(_("类别「{category}」：{words}", category=_(title), words=said))
        elif weights and said:
            lines.append(_("类型的词：{words}", words=said))
    return lines


def _piece_line(_: Words, piece: TextPiece) -> str:
    if piece.reading == piece.words:  # 「12户」 needs no other words
        return _("· {name}「{words}」", name=piece.name, words=piece.words)
    return _("· {name}「{words}」：{reading}", name=piece.name, words=piece.words, reading=piece.reading)
