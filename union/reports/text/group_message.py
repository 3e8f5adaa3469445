# small: the way in for all who tell a group of its report
"""The report as a group message: sums open, lists folded into one expandable quote."""

from collections.abc import Iterable

from union.core.message_layout import LayoutBlock, TextMessage, Worth, fitted, points
from union.reports.model import Digest
from union.reports.text import title as title_of
from union.reports.text.blocks import ReportPart
from union.reports.text.parts import parts
from union.words import Words


def as_text(digest: Digest, _: Words, *, limit: int | None = None) -> TextMessage:
    """The report in at most `limit` UTF-16 units, or all of it (the command line)."""
    return laid_out(title_of.heading(digest, _), digest, parts(digest, _), limit, _)


def laid_out(
    head: str, digest: Digest, found: Iterable[ReportPart], limit: int | None, _: Words
) -> TextMessage:
    """These parts of a report under its head and group."""
    top = LayoutBlock(head, (digest.group_title,), Worth.ALWAYS)
    return fitted([top, *(_block(each, _) for each in found if not each.is_empty)], limit, _("余下见附件"))


def _block(part: ReportPart, _: Words) -> LayoutBlock:
    lines = [each.text if each.number is None else f"#{each.number} {each.text}" for each in part.lines]
    lines = points(lines, part.most, lambda rest: _("· 另有{count}条，见附件", count=rest))
    # Sums in a sentence say themselves what they are of.
    name = part.name if lines or part.worth is not Worth.SUMS else ""
    return LayoutBlock(name, (*filter(None, part.told), *lines), part.worth, part.folded)
