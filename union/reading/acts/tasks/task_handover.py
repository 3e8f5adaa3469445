"""Who of those known takes on what another had: 「名单让周敏帮忙收一下」, 「慰问品找建国买」, 「台账周敏先接着」."""

from collections.abc import Iterator, Sequence

from union.core.lazy_regex import Regex
from union.core.records import replace
from union.reading.acts.changes.changes import GUESS, UNSURE, clauses_of, read_changes
from union.reading.acts.changes.item_changes import ITS_LIMIT, ChangeDeed, ItemChange, Scope
from union.reading.acts.tasks.assignments import HEAD, REST, marked, roster_names_by_form
from union.reading.text.normal_form import EitherScript, normal

DEEDS = "(?:收(?!到)|买|弄|做|办|写|管|跟进?|搞|盯|补|采购|订(?!到)|印|整理?|统计|汇总|负责|牵头|主持|处理|完成|落实|操办|张罗|准备|布置|发布|编(?!号)|填|执|联[系络]|设计|通知|借(?!口)|约|核对?|跑一?趟|操心|讲|拍|影|交(?!接))"
TAKES = "(?:接(?:手|过[来去]|管|替|着|一?下|班)?|[顶替代][我他她]|顶(?:上|替|着|一?下|住)?|兜(?:着|一?下|底)|盯着|收尾|挑起来?|往[下后])"
FOR_OTHERS = "(?:帮忙|帮手|[帮替][我他她]?们?|代为?|代[我他她])"
AGREES = "(?:(?:都|也|已经?)?(?:答应|应承|同意|愿意|肯|主动|[说话])(?:了|过)?)?"
WHILE = "(?:那?先|暂时?|临时|来|去|就|可以|会|继续){0,2}"
END = "(?:一?下|着|掉|好|完|齐|先|住){0,2}[吧啦呗哈哦啊]?$"
NAME = f"{HEAD}{REST}*+"
TITLE = "(?:同志|老师|师傅)?你?"
PASSES = Regex(  # Who is asked to do it, or is given it; who stands in, asked or not
    rf"(?<![别不没未])(?:让|叫|喊|请|找|麻烦|拜托|劳烦|辛苦|改?由|换成?|等|归|该|还?是)(?P<asked>{NAME}){TITLE}{WHILE}{FOR_OTHERS}?{WHILE}(?:{TAKES}{DEEDS}?|{DEEDS}理?){END}"
    rf"|(?:(?<![了已])(?:交接?|[转移派换还]|移交|交代)给|拜托|(?P<now>换成?|改[成由]|(?<=..)归))(?P<given>{NAME}|我){TITLE}{WHILE}{FOR_OTHERS}?{WHILE}(?:{TAKES}{DEEDS}?|{DEEDS}理?)?(?(now)了?){END}"
    rf"|(?<![给跟和与同向问为帮替代])(?P<takes>{NAME}){TITLE}{AGREES}{WHILE}(?:{FOR_OTHERS}?{TAKES}(?:{DEEDS}{END}|[了吧啦呗哈]{{0,2}}$)|(?:{FOR_OTHERS}(?:去|先)?{DEEDS}理?|负责){END})"
)
# 「会议纪要建国写」, 「节目单我印」: whoever has it says so, the one of several named with their things
LISTED = Regex(
    rf"(?<=..)(?<![给跟和与同向问为帮替代由让请叫找的转])给?(?P<takes>{NAME}|我){TITLE}(?:[去来先就]|负责)?{DEEDS}理?{END}"
)
BARE = Regex(
    rf"(?<=..)(?:给|[· ]to[· ])(?P<given>{NAME})[吧呗]?$"
)  # of what two exchange, beside what else is given
EXCHANGED = Regex("对调|互换|调换|交换|换一?[下换]")
ASKED_LEAVE = EitherScript(  # 「hall pass to Faizal, prizes pass to Kavitha can?」: behind what somebody gives away
    r"(?:[\s,，]{0,2}(?:can|ok(?:ay)?|k|pls|please|thanks?|thx|for me|可以[吗嘛么]|好[吗嘛么]|行[吗嘛么]|得唔得|好唔好)){1,3}\s?[?？]{0,2}$",
    any_case=True,
)
SIGNS = Regex(
    rf"[让叫喊请找由换等接顶帮代替给归该是兜盯]|负责|收尾|挑起|麻烦|拜托|劳烦|辛苦|[\u4e00-\u9fff]{{4}}{DEEDS}(?:一?下|好)?[吧啦]?(?=[,，。;；\s]|$)|\b(?:can|ok)\s?\??$|\btak(?:e|es|ing)\sover\b|\bfor\sme\b|\btake\smy\b",
    any_case=True,
)
LED = Regex("^(?:期间|这[段几两][天日]|其间|届时)的?|(?:都|往后|今后|以后)$|^(?:.{2,3}你)?把")
THINGS, OF_LIMIT = Regex("[和跟与、]"), Regex(rf"{ITS_LIMIT.pattern}|时间|日期")
GIVEN_ALREADY = Regex(r"(?:已经?|刚刚?)(?:交给|转给|[畀俾]咗|给)")  # handed in, not on


def may_pass_on(text: str) -> bool:
    """Whether words that neither ask nor suppose may say so; who is known is looked at only then."""
    said = normal(ASKED_LEAVE.sub("", text)).text
    return SIGNS.search(said) is not None and all(GUESS.fullmatch(one[0]) for one in UNSURE.finditer(said))


def passed_on(text: str, people: tuple[str, ...]) -> Iterator[ItemChange]:
    """A change of each clause in which somebody known takes something on; what it is stands before him, or in front."""
    said, known = normal(ASKED_LEAVE.sub("", text)), roster_names_by_form(people)
    before, forms = tuple[str, ...](), [PASSES, LISTED]
    clauses = [(*each, marked(each[1], people)) for each in clauses_of(said)] if may_pass_on(text) else []
    if EXCHANGED.search(said.text) or any(form.search(each[2]) for each in clauses for form in forms):
        forms.append(BARE)
    for start, words, clause in clauses:
        found = next((each for form in forms if (each := form.search(clause))), None)
        if found is None or any(each.search(words) for each in (UNSURE, GIVEN_ALREADY)):
            before = (words, *before)
            continue
        name = words[slice(*found.span(found.lastgroup or 0))]
        name, end = known.get(name, name), start + len(words)
        place, quoted = (said.places[start], said.ends[end - 1]), said.quote(start, end)
        dues = (
            f"{each.new.rstrip('前')}前交"
            for each in read_changes(said.text[end:].strip(" ,"))
            if each.deed is ChangeDeed.MOVE and (not each.own or OF_LIMIT.fullmatch(each.own))
        )
        after = (*dues, *(each for at, each, _ in clauses if at >= end))  # 「…，宽到28号」
        for own in THINGS.split(LED.sub("", words[: found.start()])):
            change = ItemChange(ChangeDeed.OWNER, own, before, name, after, Scope.ONE, quoted, name, place)
            yield replace(change, stretch=place, weight=float(found.re.pattern == LISTED.pattern))


def shares(title: str, clauses: Sequence[str]) -> bool:
    """Whether two signs of a title in a row are said."""
    plain = normal(title).text
    return any(plain[at : at + 2] in each for each in clauses for at in range(len(plain) - 1))
