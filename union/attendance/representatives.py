"""The register of representatives of a 职代会: its list as it is sent or pasted, its changes in words, whom a vote is for."""

from enum import StrEnum, auto

from union.attendance.headcount import Quorum
from union.core.lazy_regex import Regex
from union.core.records import dataclass
from union.reading.names.people import COMPOUND, SURNAMES
from union.reading.text.normal_form import simplified


class RegisterDeed(StrEnum):
    """What words do with the register."""

    PUT = auto()
    ADD = auto()
    DROP = auto()
    SHOW = auto()


@dataclass(frozen=True, slots=True)
class RegisterWords:
    """What is done, with which names."""

    deed: RegisterDeed
    names: tuple[str, ...] = ()


# 企业民主管理规定: two thirds of the representatives are there, and more than half of all of them agree.
QUORUM = Quorum(2, 3)
MOST, MOST_LINES, LONGEST_LINE = 600, 2000, 400
WHO = r"(?:教?职工|会员|职代会|教代会|工会)代表"
LIST = r"(?:花?名册|名单|登记表|一览表)"
CONGRESS = Regex(r"职代会|教代会|(?:教?职工|会员)(?:代表)?大会")
SIGNS = Regex(r"代表")
FILE = Regex(rf"代表[^\n]{{0,12}}{LIST}[^\n]{{0,24}}\.(?:xlsx|docx|txt)$", any_case=True)
OF_CONGRESS = Regex(rf"职代会|教代会|{WHO}|各位代表|代表们")
HEADED = Regex(
    rf"[^\n:：，。]{{0,24}}{WHO}(?P<list>{LIST})?(?:[（(][^）)\n]{{0,20}}[）)])?\s?[:：\n](?P<rest>[\s\S]+)"
)
CHANGED = Regex(
    rf"(?:{WHO}(?:{LIST})?(?:里|中)?(?:(?P<adds>加上?|增加|增补|补上?)|(?P<drops>去掉|减去|删掉|删除|划掉))[:：]?|(?:增补|补选|增选)(?P<added>{WHO})[:：]?)\s?(?P<rest>[^\n]{{2,200}})"
)
SHOWN = Regex(
    rf"(?:看一?看|查一?下|发一下)?{WHO}(?:{LIST}|(?:一共|总共|共)?有?(?:多少|几)(?:个|名|位)?人?)[?？。]?"
)
NAME = Regex(
    rf"(?:{COMPOUND}|[{SURNAMES}])[\u4e00-\u9fff]{{1,2}}|[\u4e00-\u9fff]{{1,6}}·[\u4e00-\u9fff]{{1,8}}|[A-Z][A-Za-z]{{1,15}}(?: [A-Za-z]{{2,15}}){{1,3}}"
)
NO_NAME = Regex(
    r"单位|职务|部门|备注|姓名|性别|年龄|车间|党员|群众|管理|高中|高工|[\u4e00-\u9fff]{0,2}(?:部|科|室|组|班|间|厂|处|队|司|站|所|院|员|长|任|族)"
)
APART, COMMAS = Regex(r"[、,，;；\s]{1,20}"), Regex(r"\s?[,;]\s?")
NUMBER = Regex(r"^[（(]?\d{1,3}[）).、．]?\s{0,3}")
ASIDE, UNIT = Regex(r"[（(][^（）()]{0,20}[）)]"), Regex(r"^[^:：、，]{1,20}[:：]")


def read_register(text: str) -> RegisterWords | None:
    """What words do with the register; None for any others: a heading without 名单 has nothing but names below it."""
    as_written = text.strip()
    said = simplified(as_written)
    if SHOWN.fullmatch(said):
        return RegisterWords(RegisterDeed.SHOW)
    changed = CHANGED.fullmatch(said)
    if changed and (names := listed_names(changed["rest"])) and has_only_names(changed["rest"]):
        return RegisterWords(RegisterDeed.DROP if changed["drops"] else RegisterDeed.ADD, names)
    headed = HEADED.match(said)
    names = listed_names(as_written[headed.start("rest") :]) if headed else ()
    if headed is None or len(names) < 2 or not (headed["list"] or has_only_names(headed["rest"])):
        return None
    return RegisterWords(RegisterDeed.PUT, names)


def listed_names(text: str) -> tuple[str, ...]:
    """The names of a list or of a table's rows, each row's first; two of one name in two rows are two people."""
    found = list[str]()
    for line in (each[:LONGEST_LINE] for each in text.splitlines()[:MOST_LINES]):
        parts = [each.strip() for each in line.split("\t")] if "\t" in line else _parts(line)
        names = [each for each in parts if _is_name(each)]
        is_list = "\t" not in line and len(names) == len(parts)
        found += dict.fromkeys(names) if is_list else names[:1]
    return tuple(found[:MOST])


def has_only_names(text: str) -> bool:
    """Whether nothing but names is said, with numbers and units before them."""
    lines = (line[:LONGEST_LINE] for line in text.splitlines()[:MOST_LINES])
    return all(_is_name(each) for line in lines for each in _parts(line))


def _parts(line: str) -> list[str]:
    said = UNIT.sub("", ASIDE.sub("", NUMBER.sub("", line.strip())))
    parts = (NUMBER.sub("", each) for each in (COMMAS if said.isascii() else APART).split(said.strip("。.")))
    return [each for each in parts if each]


def _is_name(said: str) -> bool:
    plain = simplified(said)
    return NAME.fullmatch(plain) is not None and NO_NAME.fullmatch(plain) is None
