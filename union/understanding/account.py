"""An explanation in lines for people, read top to bottom without colour: sentence, meaning, pieces, reasons."""

from union.understanding.explained import Explanation
from union.understanding.message import Intent
from union.understanding.pieces import Piece, marked
from union.words import Words

LONGEST_SENTENCE = 300
MOST_PIECES = 12


def account(_: Words, one: Explanation) -> list[str]:
    """All of it: the marked sentence, what it means, each piece, why."""
    return [*sentence(_, one), _("意思：{meaning}", meaning=one.meaning), *readings(_, one), *reasons(_, one)]


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


def reasons(_: Words, one: Explanation) -> list[str]:
    """Why, what is asked, and what else is worth knowing."""
    return [
        _("为什么：{because}", because=one.because),
        *one.weighed,
        *(_("要先问您：{doubt}", doubt=doubt) for doubt in one.asks),
        *(_("注意：{note}", note=note) for note in one.notes),
        *how_to_insist(_, one),
    ]


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
