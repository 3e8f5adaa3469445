"""Why a file that somebody sent is not read: the reasons. The sentences are union/core/files/refusal_texts.py's."""

from enum import StrEnum

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
