"""The buttons that turn the pages of a list."""

from handlers.core.messages.keyboards import Button, button
from union.words import Words


def page_buttons(
    _: Words, page: int, last: int, deed: str, group_id: int, *ids: object, behind: tuple[object, ...] = ()
) -> list[Button]:
    """Back and on from a page, as far as there are such; the page's number stands between `ids` and those `behind` it."""
    places = [(_("‹ 上一页"), page - 1)] if page > 0 else []
    places += [(_("下一页 ›"), page + 1)] if page < last else []
    return [button(label, deed, group_id, *ids, place, *behind) for label, place in places]
