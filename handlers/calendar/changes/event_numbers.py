"""An item named by its number among the words of a reply: 「推迟 #13 两天」 says 「推迟两天」 of #13."""

from datetime import datetime

from union.reading.replies.item_replies import read_reply
from union.reading.text.identifiers import named

POINTERS = ("把", "将")


def number_and_words(text: str, at: datetime) -> tuple[int, str] | None:
    """The number, and what a reply to that item would say; None where no number is named."""
    found = named(text)
    if found is None:
        return None
    before, after = text[: found.start()].strip(), text[found.end() :].strip(" \n：:，,。")
    for pointer in POINTERS:
        before = before.removesuffix(pointer)
    joined = before + after
    # 「不办了 #13 场地被占用」 needs its space, 「推迟 #13 两天」 must lose it.
    is_whole = not before or not after or read_reply(joined, at, None) is not None
    return int(found[1]), joined if is_whole else f"{before} {after}"
