"""Why a file that somebody sent is not read: the reasons, and for each a sentence that says what to do."""

from enum import StrEnum

from union.words import Words

MOST_BYTES = 1_000_000
MOST_PLAN_BYTES = 5_000_000  # a plan may carry a seal and a few pictures; they are not read


class Refused(StrEnum):
    """Why a file is not read."""

    TOO_LARGE = "too_large"
    PLAN_TOO_LARGE = "plan_too_large"
    TOO_MUCH = "too_much"
    TOO_DEEP = "too_deep"
    OLD_WORD = "old_word"
    OLD_EXCEL = "old_excel"
    WPS = "wps"
    PDF = "pdf"
    PICTURE = "picture"
    OTHER_KIND = "other_kind"
    NOT_A_PLAN = "not_a_plan"
    MACROS = "macros"
    LOCKED = "locked"
    ELSEWHERE = "elsewhere"
    BROKEN = "broken"
    EMPTY = "empty"
    NOT_FETCHED = "not_fetched"


class Unreadable(Exception):
    """The file is not read, and why."""

    def __init__(self, reason: Refused) -> None:
        super().__init__(reason.value)
        self.reason = reason


def refusal(_: Words, reason: Refused) -> str:
    sentences = {
        Refused.TOO_LARGE: _("文件太大（最大{size}KB），请把要读的部分贴成文字。", size=MOST_BYTES // 1000),
        Refused.PLAN_TOO_LARGE: _(
            "文件太大（最大{size}MB），请去掉图片另存再发，或把文字贴上来。",
            size=MOST_PLAN_BYTES // 1_000_000,
        ),
        Refused.TOO_MUCH: _("文件里的内容太多，请只留要读的部分，或拆成几份再发。"),
        Refused.TOO_DEEP: _("文件的结构套得太深，读不了。请把文字复制到新建的文件里再发。"),
        Refused.OLD_WORD: _("旧的 .doc 格式读不了，请另存为 .docx 或 .txt 再发。"),
        Refused.OLD_EXCEL: _("旧的 .xls 和 .xlsb 格式读不了，请另存为 .xlsx 再发。"),
        Refused.WPS: _("WPS 专用格式读不了，请另存为 .docx 或 .xlsx 再发。"),
        Refused.PDF: _("PDF 读不了，请发原来的 .docx，或把文字贴上来。"),
        Refused.PICTURE: _("图片里的字读不了，请发 .docx、.txt，或把文字贴上来。"),
        Refused.OTHER_KIND: _("只能读 .docx、.xlsx 和 .txt，请另存后再发，或把文字贴上来。"),
        Refused.NOT_A_PLAN: _("只能读 .docx、.xlsx 和 .txt，请另存后再发，或把文字贴上来。"),
        Refused.MACROS: _("文件里带有宏，不读。请另存为不带宏的 .docx 或 .xlsx 再发。"),
        Refused.LOCKED: _("文件设了密码，打不开。请去掉密码另存后再发，或把文字贴上来。"),
        Refused.ELSEWHERE: _("文件里嵌着另一份文件，那一部分读不到。请把内容粘贴进来，另存后再发。"),
        Refused.BROKEN: _("文件损坏或加了密码，打不开。请重新保存后再发，或把文字贴上来。"),
        Refused.NOT_FETCHED: _("文件没有取下来，请再发一次。"),
        Refused.EMPTY: _("文件里没有文字。"),
    }
    return sentences[reason]
