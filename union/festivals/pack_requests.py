"""A festival's work asked for by its name alone: 「安排春节慰问」, 「春节慰问」, 「安排夏送清凉」 want its steps with their days."""

from datetime import date

from union.core.almanac import festivals
from union.core.almanac.workdays import Notice
from union.core.lazy_regex import Regex
from union.festivals import packs
from union.reading.text.normal_form import normal

LONGEST = 24
ASKED = Regex(
    r"(?P<before>(?:请|帮我|小秘|咱们?|我们|开始|要)?,?(?:安排|筹备|准备|布置|着手|搞|组织|策划)(?:一下)?)?(?:今年|明年)?的?"
    r"(?P<name>[\u4e00-\u9fff]{2,9}?)(?:期间|前后|前)?的?(?P<what>送温暖|慰问|走访|工作|活动|方案)?(?:的?(?P<behind>安排|筹备|计划|步骤)(?:一下)?)?(?:吧|了|[。!])?"
)
OF_CARE = ("慰问", "送温暖")


def read_pack_request(text: str) -> str | None:
    """The festival or season whose work is asked for, as packs know it; None for any other words."""
    said = normal(text).text.strip() if len(text) <= LONGEST else ""
    found = ASKED.fullmatch(said) if said else None
    if found is None or not (found["before"] or found["behind"] or found["what"] in OF_CARE):
        return None
    name = found["name"].removesuffix("节") if found["name"].endswith("节节") else found["name"]
    known = festivals.names().get(name, name)
    return known if known in packs.names() else None


def coming(name: str, today: date, region: str, notice: Notice | None) -> packs.Pack | None:
    """Its next plan: of this year unless its day is over."""
    found = (packs.pack(name, year, region, notice) for year in (today.year, today.year + 1))
    return next((one for one in found if one is not None and one.day >= today), None)
