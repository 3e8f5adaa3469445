"""Who sees to what one message plans, told behind it: 「8日职代会，28日走访。刘洋负责职代会，王芳管走访」."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.message import Act, ActKind
from union.reading.text.normal_form import simplified

DUTY = Regex(
    r"(?:^|(?<=[,，。;；、\n]))\s?(?P<who>[\u4e00-\u9fff]{2,4}?|[A-Z][a-z]{1,12})来?(?:负责|牵头|管|跟进?|统筹|操办)"
    r"(?P<what>[\u4e00-\u9fff]{2,8})(?=[,，。;；、\n]|$)",
    signs="责头管跟筹办負頭籌辦",
)
EDGES = " ,，.。;；、\n"
PLANNED = (ActKind.PLANNED, ActKind.TASKED)


class _Duty(NamedTuple):
    start: int
    end: int
    who: str
    what: str


def with_duties(text: str, acts: Sequence[Act]) -> list[Act]:
    """The acts with those named as owners; a clause that only says so is none of its own.

    A duty for what the message does not plan stays what it was read as.
    """
    found, heard = list(acts), list[_Duty]()
    for duty in _duties(text):
        named = [one for one in found if _is_about(one, duty)]
        if named:
            heard.append(duty)
            found = [_owned(one, duty.who) if one in named else one for one in found]
    return [one for one in found if not _is_all(text, one, heard)] if heard else found


def _duties(text: str) -> Iterator[_Duty]:
    plain = simplified(text)
    if len(plain) == len(text):
        for match in DUTY.finditer(plain):
            yield _Duty(match.start(), match.end(), text[slice(*match.span("who"))], match["what"])


def _is_all(text: str, one: Act, heard: Sequence[_Duty]) -> bool:
    """Whether an act is nothing but such clauses."""
    within = [duty for duty in heard if one.start <= duty.start and duty.end <= one.end + 1]
    rest = text[one.start : one.end]
    for duty in within:
        rest = rest.replace(text[duty.start : duty.end].strip(), "")
    return bool(within) and not rest.strip(EDGES)


def _is_about(one: Act, duty: _Duty) -> bool:
    is_before = one.start < duty.start and one.kind in PLANNED and bool(one.whens)
    return is_before and duty.what in simplified(one.title or "")


def _owned(one: Act, who: str) -> Act:
    owners = one.owners or (who,)
    return replace(one, owners=owners, message=one.message and replace(one.message, owners=owners))
