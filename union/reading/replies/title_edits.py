"""A few words of a title that are put right, the rest of it stays: 「名字里多了“我想”两个字，去掉」, "take out 'Family Day' from the title"."""

from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.replies.title_replies import LONGEST, NOUN, QUOTES
from union.reading.text.normal_form import simplified

OPEN, SHUT = r"[「『“‘\"'《]", r"[」』”’\"'》]"
OLD, NEW = (rf"{OPEN}(?P<{each}>[^」』”’\"'》\n]{{1,30}}){SHUT}" for each in ("old", "new"))
GAP = r"[^「『“‘\"'《。]"
COUNTED = r"(?:[这那]?[一两二三四五六七八九十几\d]{1,2}个字|字样)"
SIGNS = rf"(?:{COUNTED}|字眼?|词)?"
GONE = r"(?:去掉|去除|删[掉除去了咗]?|拿掉|拿走|攞走|划掉|省掉|不要|唔要|唔使|不用)"
TO = r"(?:应[该当]?|要|得|都?写错了?[,，])?(?:[改换写][成为做作]?|[是系])\s?"
IN_TITLE = rf"{NOUN}{GAP}{{0,14}}?"
DROP = r"(?:remove|take out|take away|drop|delete|cut)\s(?:the\s)?(?:words?\s)?"
EDITS = tuple(
    Regex(each, any_case=True)
    for each in (
        rf"{NOUN}(?:的|嘅)?(?P<end>前面?|后面?|开头|最前|最后|末尾)?(?:要|得|应该)?(?:再)?[加补添][上个入]?{NEW}",
        rf"{IN_TITLE}{OLD}{SIGNS}{TO}{NEW}",
        rf"{OLD}{SIGNS}(?:应[该当]?|要|得)?[改换][成为做作]?\s?{NEW}",
        rf"(?:replace|change|correct)\s{OLD}\s{GAP}{{0,30}}?(?:title|name){GAP}{{0,30}}?\s(?:to|with|by|as)\s{NEW}",
        rf"{IN_TITLE}(?:replace|change|correct)\s{OLD}\s(?:to|with|by|into)\s{NEW}",
        rf"{IN_TITLE}{OLD}{SIGNS}[^。「“]{{0,6}}?{GONE}",
        # Bare words are named by how many signs they are: 「多了我想两个字」.
        rf"{NOUN}(?:[上里度][面头]?)?多[了咗出]?(?P<bare>[^「『“‘\"'《,，。\s]{{1,8}}?){COUNTED}[^。「“]{{0,6}}?{GONE}",
        rf"{GONE}{GAP}{{0,14}}?{NOUN}{GAP}{{0,4}}?{OLD}",
        rf"{GONE}{OLD}{COUNTED}",
        rf"{OLD}{COUNTED}[^。「“]{{0,4}}?{GONE}",
        rf"{DROP}{OLD}\sfrom\s[^.]{{0,30}}?(?:title|name)",
        rf"{IN_TITLE}{DROP}{OLD}",
    )
)
FRONT = ("前", "开", "最前")
LEAST = 2  # signs that stay


class TitleEdit(NamedTuple):
    """Words of a title, and what stands in their place, "" for nothing; no old ones: it is put in front of all, or behind."""

    old: str
    new: str = ""
    is_behind: bool = False


def read_title_edit(text: str) -> TitleEdit | None:
    """What is put right in a title; None for other words."""
    plain = simplified(text) if len(text) <= LONGEST else ""
    found = next((each for pattern in EDITS if (each := pattern.search(plain))), None)
    if found is None:
        return None
    said = {key: text[slice(*found.span(key))] for key, value in found.groupdict().items() if value}
    old, new = said.get("old") or said.get("bare", ""), said.get("new", "")
    return TitleEdit(old.strip(QUOTES), new.strip(QUOTES), not said.get("end", "").startswith(FRONT))


def edited_title(title: str, edit: TitleEdit) -> str:
    """The title as it is to be; empty where it has no such words or nothing would be left of it."""
    if not edit.old:
        return f"{title}{edit.new}" if edit.is_behind else f"{edit.new}{title}"
    at = simplified(title).lower().find(simplified(edit.old).lower())
    if at < 0:
        return ""
    left = " ".join(f"{title[:at]}{edit.new}{title[at + len(edit.old) :]}".split())
    return left if len(left) >= LEAST else ""
