"""An item named by its number among the words of a reply: 「推迟 #13 两天」 says 「推迟两天」 of #13."""

from datetime import datetime

from union.core.lazy_regex import Regex
from union.reading.replies.item_replies import read_reply
from union.reading.text.item_numbers import MARKED

POINTERS = ("把", "将")
OF_RECORD = Regex(
    r"(?<!\d)(\d{1,6})[号號](?:那[条條]|[记記][录錄]|日程|事[项項]|任[务務])的?"
)  # 「31号记录」 is no day


def number_and_words(text: str, at: datetime) -> tuple[int, str] | None:
    """The number, and what a reply to that item would say; None where no number is named."""
    found = MARKED.search(text) or OF_RECORD.search(text)
    if found is None:
        return None
    before, after = text[: found.start()].strip(), text[found.end() :].strip(" \n：:，,。")
    for pointer in POINTERS:
        before = before.removesuffix(pointer)
    joined = before + after
    # 「不办了 #13 场地被占用」 needs its space, 「推迟 #13 两天」 must lose it.
    is_whole = not before or not after or read_reply(joined, at, None) is not None
    return int(found[1]), joined if is_whole else f"{before} {after}"
