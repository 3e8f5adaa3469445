# small: the way in for all who tell a group of its report
"""The report as a group message: sums open, lists folded into one expandable quote."""

from union.core.message_layout import LayoutBlock, TextMessage, Worth, fitted, points
from union.reports.model import Digest
from union.reports.text import title as title_of
from union.reports.text.parts import ReportPart, parts
from union.words import Words

SHOWN = 12  # lines of a list that is open


def as_text(digest: Digest, _: Words, *, limit: int | None = None) -> TextMessage:
    """The report in at most `limit` UTF-16 units, or all of it (the command line)."""
    head = LayoutBlock(title_of.heading(digest, _), (digest.group_title,), Worth.ALWAYS)
    return fitted([head, *(_block(each, _) for each in parts(digest, _))], limit, _("余下见附件"))


def _block(part: ReportPart, _: Words) -> LayoutBlock:
    lines = [each.text if each.number is None else f"#{each.number} {each.text}" for each in part.lines]
    if part.is_list:
        most = None if part.folded else SHOWN
        lines = points(lines, most, lambda rest: _("· 另有{count}处，见附件", count=rest))
    name = "" if part.worth is Worth.SUMS else part.name  # which says itself what it is of
    return LayoutBlock(name, tuple(lines), part.worth, part.folded)
