"""What somebody says against the state an item has: 「茶话会没取消」, 「唔系取消，做完咗」, "why cancelled? put back"; and that one thing stands twice."""

from enum import StrEnum
from typing import NamedTuple

from union.reading.text.normal_form import EitherScript, simplified

LONGEST = 160
CALLED_OFF = r"(?:取消|撤[掉销]?|删[掉]?)"
# 「没取消」, 「唔系取消」, 「没让撤」, "not cancelled", "never say cancel"
DENIED = EitherScript(
    rf"(?:没有?|冇|不是|不系|唔系|并非|几时|边度|哪里?|几曾)(?:人|谁)?(?:说|讲|话|叫|让|要|有|讲过|说过)?(?:过|要|被|给)?{CALLED_OFF}|(?:不|唔|先?[别莫勿])(?:用|使|该|应该?|要|好)?(?:被|再|给)?{CALLED_OFF}"
    r"|\b(?:not|never|did\s?n.?t|din|dun|don.?t|nobody|no one|is\s?n.?t)\b(?: \w{1,8}){0,3}? cancel|\bdon.?t cancel\b|\bcancell?(?:ed)? (?:the )?wrong\b",
    any_case=True,
)
# 「谁说取消了」, 「怎么给撤了」, "why AGM cancelled"
WONDERED = EitherScript(
    rf"(?:谁|边个|边位)[^,，。]{{0,8}}?(?:{CALLED_OFF}|[说话讲][^,，。]{{0,6}}?[不唔]要)|(?:怎么|点解|点会|为什么|为何|干嘛)[^,，。]{{0,8}}?{CALLED_OFF}|{CALLED_OFF}(?:错|咗乜)"
    r"|\b(?:why|who|how come)\b.{0,40}?\bcancel|\b(?:the )?bot\b.{0,20}\bcancel",
    any_case=True,
)
RESTORE = EitherScript(
    r"恢复(?!.{0,4}(?:提醒|通知|设置|报名|原[来样]))|还原|放[返回]|[摆攞加改搬捡][返回](?:佢|它|来|出|上|去)|重开|照[去开办搞行](?![明片])"
    r"|\bput (?:it |that |this |them )?back\b|\brestore\b(?! (?:the )?remind)|\bbring (?:it |that |this )?back\b|\bre-?open\b",
    any_case=True,
)
PLAINLY = EitherScript(
    r"恢复(?!.{0,4}(?:提醒|通知|设置|报名|原[来样]))|还原|重开|\b(?:(?:put|bring) (?:it |that |this )?back|re-?open|restore(?! (?:the )?remind))\b",
    any_case=True,
)
# 「已经做完咗」, 「系探完」, "mark it done"
DONE = EitherScript(
    r"(?:已经?|早就?|[是系]|都|经已)[^,，。没未冇不唔]{0,4}?(?:完|好|妥|掂|齐|[了咗过](?=$|[\s,，。!！啦喇㗎]))|完成(?:了|咗)|[做办搞探访写开交][完好掂][了咗啦喇㗎]"
    r"|\b(?:mark(?:ed)? (?:it |that |as )?|was |is |already |alr |has been |it'?s )(?:as )?(?:done|finished|completed|over)\b|\bdone (?:already|alr|liao|lah|one)\b",
    any_case=True,
)
# 「没写完呢」, "not done"
NOT_DONE = EitherScript(
    r"[没未冇](?:有)?[\u4e00-\u9fff]{0,2}(?:完|好|齐|掂)|(?:还|仲)(?:没|未|冇)|\bnot (?:yet )?(?:done|finished|over)\b",
    any_case=True,
)
# 「记了两条」, 「重复」, "same thing", "dun keep both"
TWICE = EitherScript(
    r"[记写登排](?:了|咗|成)?(?:两|2|二)[条次遍个项单笔]|重复|重[了咗](?!的)|多记|同一[件个场单]"
    r"|\bduplicates?\b|\bsame (?:thing|one|event|meeting|item)\b|\bis the same\b|\bsame as\b|\b(?:dun|don'?t|no need to) keep both\b|\b(?:put|recorded|planned|listed) twice\b",
    any_case=True,
)
KEPT = EitherScript(
    r"(?:保?留|净系要|只要|只留)(?:返|低|下|住|着)?(?P<zh>[^,，。;；!！\n]{1,20})|\bkeep(?: only)? (?!both\b)(?P<en>[^,.;\n]{2,30})",
    any_case=True,
)


class Complaint(StrEnum):
    """What is to become of it."""

    STANDS = "stands"  # it is not off
    DONE = "done"  # it was done, and is not off
    WONDERED = "wondered"  # who called it off: nobody says that it stands


class Twice(NamedTuple):
    """That something stands twice; `kept` are the words of the one to stay, "" where none says which."""

    kept: str


def read_complaint(text: str) -> Complaint | None:
    """What words say against something being off; None of words that say no such thing."""
    if len(text) > LONGEST:
        return None
    is_denied, is_restored = DENIED.search(text) is not None, RESTORE.search(text) is not None
    is_wondered = WONDERED.search(text) is not None
    if (is_denied or (is_restored and is_wondered) or is_wondered) and DONE.search(text):
        return None if NOT_DONE.search(text) else Complaint.DONE
    if is_denied or is_restored:
        return Complaint.STANDS
    return Complaint.WONDERED if is_wondered else None


def is_to_be_opened(text: str) -> bool:
    """Whether what is done shall be open again."""
    return any(each.search(text) for each in (PLAINLY, NOT_DONE))


def denies_or_restores(text: str) -> bool:
    """Whether words say of what is open that it is not off, or that it shall be restored: 「放回仓库」 says neither."""
    return any(each.search(text) for each in (DENIED, PLAINLY, WONDERED))


def read_twice(text: str) -> Twice | None:
    """Whether words say that one thing stands twice, and which of the two is to stay."""
    if len(text) > LONGEST or TWICE.search(text) is None:
        return None
    found = KEPT.search(text)
    return Twice(simplified(found["zh"] or found["en"] or "") if found else "")
