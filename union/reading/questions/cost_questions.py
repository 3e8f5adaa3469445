"""What something of ours has cost so far, asked with what is to be counted in: 「聖誕聯歡一共使咗幾多，計埋禮物」, "total cost for family day incl goodie bags"."""

from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.text.normal_form import EitherScript, normal, simplified

LONGEST, SHORTEST = 80, 2
SPENT = Regex(
    r"(?:[花用使洗付贴]|支出|开销)(?:掉|去|出去|进去|到)?了?(?:多少|几)(?![人个户名位次场天盒箱袋张份本条桶件台辆度])|(?:多少|几个?)钱"
    r"|(?:费用|开支|支出|成本|花费|开销|花销)(?:一共|总共|共|合计|大概|加起来|是|有|到){0,3}(?:多少|几)|(?:费用|开支|支出|成本|花费|开销|花销)(?:合计|总额|总数)?[?\s]{0,3}$"
)
SPENT_ENGLISH = Regex(
    r"\bhow much\b[^.?!]{0,40}\b(?:spen[dt]|costs?|paid|used)\b|\b(?:cost|spending|expenses?|expenditure) (?:of|for|on)\b|\bwhat (?:did|has)\b[^.?!]{0,30}\bcost\b",
    any_case=True,
)
# Of each, of the most, of what came or is to come, of how many things besides, other answers tell.
OTHERWISE = EitherScript(
    r"平均|人均|[每各哪谁]|分别|最|[对相]比|比[上去]|预算|[剩余还]有?多少|收[了到入咗齐]|[筹捐]|标准|(?:要|会|打算|准备|预计|大概)[花用]|一个人"
    r"|(?:多少|几)[人户名位次场天盒箱袋张份本条件台辆]|\b(?:how many|average|per|each|budget|left|most|least|collect\w{0,3}|raised|who|will|by category|compared?)\b",
    any_case=True,
)
INCLUDED = EitherScript(
    r"(?P<lead>[,，、\s]{0,3}(?:[连計计算加包]埋|[连連]同|[连連][带帶]|包括|包含|加上|算上|(?<=[\u4e00-\u9fff]{2})[连連含](?=[\u4e00-\u9fff]{2})))(?P<things>[^,，?？]{2,24}?)(?:在内|在內)?(?=$|[,，?？]|[一总總]共|合共|到)"
    r"|[,，、]\s?(?P<before>[^,，?？]{2,24}?)(?:[都也全]{0,2}(?:算上|算[进進]去|算在[内內]|包括在[内內]|[计計]埋|[计計][进進]去|加上|一起算|一[并併]算))"
    r"|[,\s]{1,2}(?:incl(?:uding|\.)?|plus|counting|with)\s(?P<named>[^,?.]{3,60}?)(?=$|[?.])",
    any_case=True,
)
JOINED = EitherScript(r"[、，,和同跟与與及]|以及|\s(?:and|n|&)\s", any_case=True)
EDGES = EitherScript(r"^(?:the|all|那些|啲|些)\s?|(?:那些|这些|等|的|嘅)$", any_case=True)


# 「連訂金同尾數」, "incl deposit n balance" of the "dec dinner": parts of its price, and no days that are asked about.
PART_PAID = EitherScript(
    r"(?:the |its )?(?:[定订訂押按]金|首付|尾[款数數]|余款|餘款|deposits?|bal(?:ance)?|down ?payment|full payment)",
    any_case=True,
)
MONTH = EitherScript(
    r"(?<!\d)1?\d月(?:份)?的?|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|ober)?(?='?s?\s)",
    any_case=True,
)


class CostAsked(NamedTuple):
    """`words`: what names the thing; `things`: what else is to be counted in."""

    words: str
    things: tuple[str, ...]
    is_whole: bool = False  # its deposit and balance are counted in, whenever they were paid


def cost_asked(text: str) -> CostAsked | None:
    """Whether it is asked what something has cost; None for any other question."""
    if len(text) > LONGEST or OTHERWISE.search(text):
        return None
    if SPENT.search(normal(text).text) is None and SPENT_ENGLISH.search(text) is None:
        return None
    found = INCLUDED.search(text)
    said = next(filter(None, found.group("things", "before", "named")), "") if found else ""
    things = (EDGES.sub("", each.strip()) for each in JOINED.split(simplified(said)))
    words = f"{text[: found.start()]} {text[found.end() :]}" if found else text
    named = [each for each in things if len(each) >= SHORTEST]
    apart = tuple(each for each in named if PART_PAID.fullmatch(each) is None)
    is_whole = len(apart) < len(named)
    return CostAsked(MONTH.sub(" ", words) if is_whole else words, apart, is_whole)
