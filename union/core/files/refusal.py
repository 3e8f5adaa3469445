"""Why a file that somebody sent is not read: the reasons, and for each a sentence that says what to do."""

from collections.abc import Callable
from enum import StrEnum
from typing import Self

from union.words import Words, sentence

MOST_BYTES = 1_000_000
MOST_PLAN_BYTES = 5_000_000  # a plan may carry a seal and a few pictures; they are not read


class Refused(StrEnum):
    """Why a file is not read; `told` says what to do, of a file that is too large `size` how large it may be."""

    told: Callable[..., str]
    size: int

    def __new__(cls, code: str, told: Callable[..., str], size: int = 0) -> Self:
        reason = str.__new__(cls, code)
        reason._value_, reason.told, reason.size = code, told, size
        return reason

    TOO_LARGE = (
        "too_large",
        sentence("文件太大（最大{size}KB），请把要读的部分贴成文字。"),
        MOST_BYTES // 1000,
    )
    PLAN_TOO_LARGE = (
        "plan_too_large",
        sentence("文件太大（最大{size}MB），请去掉图片另存再发，或把文字贴上来。"),
        MOST_PLAN_BYTES // 1_000_000,
    )
    TOO_MUCH = "too_much", sentence("文件里的内容太多，请只留要读的部分，或拆成几份再发。")
    TOO_DEEP = "too_deep", sentence("文件的结构套得太深，读不了。请把文字复制到新建的文件里再发。")
    OLD_WORD = "old_word", sentence("旧的 .doc 格式读不了，请另存为 .docx 或 .txt 再发。")
    OLD_EXCEL = "old_excel", sentence("旧的 .xls 和 .xlsb 格式读不了，请另存为 .xlsx 再发。")
    WPS = "wps", sentence("WPS 专用格式读不了，请另存为 .docx 或 .xlsx 再发。")
    PDF = "pdf", sentence("PDF 读不了，请发原来的 .docx，或把文字贴上来。")
    PICTURE = "picture", sentence("图片里的字读不了，请发 .docx、.txt，或把文字贴上来。")
    OTHER_KIND = "other_kind", sentence("只能读 .docx、.xlsx 和 .txt，请另存后再发，或把文字贴上来。")
    NOT_A_PLAN = "not_a_plan", sentence("只能读 .docx、.xlsx 和 .txt，请另存后再发，或把文字贴上来。")
    MACROS = "macros", sentence("文件里带有宏，不读。请另存为不带宏的 .docx 或 .xlsx 再发。")
    LOCKED = "locked", sentence("文件设了密码，打不开。请去掉密码另存后再发，或把文字贴上来。")
    ELSEWHERE = "elsewhere", sentence("文件里嵌着另一份文件，那一部分读不到。请把内容粘贴进来，另存后再发。")
    BROKEN = "broken", sentence("文件损坏或加了密码，打不开。请重新保存后再发，或把文字贴上来。")
    EMPTY = "empty", sentence("文件里没有文字。")
    NOT_FETCHED = "not_fetched", sentence("文件没有取下来，请再发一次。")


class Unreadable(Exception):
    """The file is not read, and why."""

    def __init__(self, reason: Refused) -> None:
        super().__init__(reason.value)
        self.reason = reason


def refusal(_: Words, reason: Refused) -> str:
    return reason.told(_, size=reason.size)
