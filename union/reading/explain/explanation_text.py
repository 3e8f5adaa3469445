"""An explanation in lines for people, read top to bottom without colour: sentence, meaning, pieces, reasons."""

from union.core.kinds import Kind, kind_words
from union.reading.acts.lessons import Lesson, Subject
from union.reading.explain.explanation import Explanation
from union.reading.explain.quoted_pieces import Piece, marked
from union.reading.explain.reasons import in_own_words
from union.reading.message import Intent
from union.words import Words, in_signs

LONGEST_SENTENCE = 300
MOST_PIECES = 12


def account(_: Words, one: Explanation, *, weights: bool = False) -> list[str]:
    """All of it: the marked sentence, what it means, each piece, why; with the `weights` of words for who tunes them."""
    return [
        *sentence(_, one),
        _("意思：{meaning}", meaning=one.meaning),
        *readings(_, one),
        *reasons(_, one, weights=weights),
    ]


def sentence(_: Words, one: Explanation) -> list[str]:
    """The sentence with its pieces in brackets; one that is too long is left out."""
    whole = marked(one.text.strip(), _moved(one))
    return [whole] if len(whole) <= LONGEST_SENTENCE else [_("原话较长，只列认出的部分。")]


def readings(_: Words, one: Explanation) -> list[str]:
    """A line for each piece, and for each sum that was worked out."""
    lines = [_line(_, piece) for piece in one.pieces[:MOST_PIECES]]
    rest = len(one.pieces) - MOST_PIECES
    lines += [_("· 另有{count}处", count=rest)] if rest > 0 else []
    return lines + [_("· 算出的金额：{sum}", sum=sum_) for sum_ in one.computed]


def reasons(_: Words, one: Explanation, *, is_kept: bool = False, weights: bool = False) -> list[str]:
    """Why, what is asked (of something kept: was asked), and what else is worth knowing."""
    return [
        _("为什么：{because}", because=one.because),
        *_weighed(_, one, weights=weights),
        *(
            _("问过您：{doubt}", doubt=doubt) if is_kept else _("要先问您：{doubt}", doubt=doubt)
            for doubt in one.asks
        ),
        *(_("注意：{note}", note=note) for note in one.notes),
        *how_to_insist(_, one),
    ]


def _weighed(_: Words, one: Explanation, *, weights: bool) -> list[str]:
    """「类别「帮扶慰问」：「慰问金」「走访」」, or what the group itself taught; the kind's words are told with the plan."""
    if one.lesson is not None:
        return [
            _(
                "按本群的更正：像「{words}」这样的归「{chosen}」",
                words=in_signs(one.lesson.words, _),
                chosen=_chosen(_, one.lesson),
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


def _chosen(_: Words, lesson: Lesson) -> str:
    return kind_words(_, Kind(lesson.chosen)) if lesson.subject is Subject.KIND else _(lesson.chosen)


def how_to_insist(_: Words, one: Explanation) -> list[str]:
    """What to write where the bot was wrong to do nothing."""
    if one.message.intent is not Intent.NONE or one.message.impossible:
        return []
    return [_("确实要记，请以「记录：」开头；要安排，请以「日程：」开头并写上时间。")]


def _line(_: Words, piece: Piece) -> str:
    if piece.reading == piece.words:  # 「12户」 needs no other words
        return _("· {name}「{words}」", name=piece.name, words=piece.words)
    return _("· {name}「{words}」：{reading}", name=piece.name, words=piece.words, reading=piece.reading)


def _moved(one: Explanation) -> tuple[Piece, ...]:
    """The pieces by their places in the text without the blanks at its ends."""
    lead = len(one.text) - len(one.text.lstrip())
    return tuple(piece._replace(start=piece.start - lead, end=piece.end - lead) for piece in one.pieces)
