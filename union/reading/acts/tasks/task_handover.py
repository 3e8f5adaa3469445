"""Who of those known takes on what another had: 「名单让周敏帮忙收一下」, 「慰问品找建国买」, "hampers pass to Ravi", 「检查表还给他」."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from re import Match
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.core.records import replace
from union.reading.acts.changes.changes import GUESS, UNSURE, clauses_of, read_changes
from union.reading.acts.changes.hinted_changes import A_TIME
from union.reading.acts.changes.item_changes import BY_WHOM, ITS_LIMIT, ChangeDeed, ItemChange, Scope
from union.reading.acts.changes.numbered_orders import may_be_order
from union.reading.acts.tasks.assignments import HEAD, REST, marked, roster_names_by_form
from union.reading.english.translation import is_english
from union.reading.text.normal_form import EitherScript, Normal, normal

DEEDS = "(?:收(?!到)|买|弄|做|办|写|管|跟(?:进|埋|开)?|搞|盯|补|采购|订(?!到)|印|整理?|统计|汇总|负责|牵头|主持|处理|完成|落实|操办|张罗|准备|布置|发布|编(?!号)|填|执|联[系络]|设计|通知|借(?!口)|约|核对?|跑一?趟|操心|讲|拍|影|交(?!接)|递|画|抄|搬|打|排|查|教|修|领(?!取)|审|改(?!到)|录|拟|起草|催|贴|报|送|寄|代[笔写办劳交收买跑])"
TAKES = r"(?:接(?:手|过[来去]|返|管|替|着|一?下|班)?|[顶替代][我他她]|顶(?:上|替|着|一?下|住|班)?|兜(?:着|一?下|底)|包底|盯着|看住|收尾|揽(?:下|过来|起来)|(?:挑|扛|担|孭|揹|背)(?:起来?|着|下来?)|认领|领(?:走|去|过[来去])|补位|(?:领取|[领拿要])(?:回|过)?[来去]|take(?:[·\s]?(?:over|up|on))?|cover|follow(?:[·\s]?up)?|handle|settle|往[下后])"
FOR_OTHERS = "(?:帮忙|帮手|[帮替][我他她]?们?|代为?|代[我他她])"
AGREES = "(?:(?:都|也|已经?)?(?:答应|应承|同意|愿意|肯|主动|[说话])(?:了|过)?)?"
WHILE = "(?:那?先|一起|一齐|一块儿?|一同|共同|合力|暂时?|临时|来|去|就|可以|会|继续|接着|自己){0,3}"
END = "(?:一?下|着|掉|好|完|齐|先|住|埋|返|回来?|起来|它|他){0,2}[吧啦呗哈哦啊]?$"
NAME, PLACE_OF = f"{HEAD}{REST}*+", "(?:头上|身上|名下|手[上里]|[这那][边里])?"
ONE = rf"(?:{NAME}|我(?!们|家|方)|[他她](?!们))"
TITLE = "(?:同志|老师|师傅)?你?"
PLEAS = "麻烦|拜托|劳烦|劳驾|有劳|烦请"
PASSES = Regex(  # Who is asked to do it, or is given it; who stands in, asked or not
    rf"(?<![别不没未])(?:让|叫|喊|请|找|托|{PLEAS}|辛苦|等|该)(?P<asked>{NAME}){TITLE}{WHILE}{FOR_OTHERS}?{WHILE}(?:{TAKES}{DEEDS}?|{DEEDS}理?){END}"
    rf"|(?<![别不没未])(?:改?由|换成?|归|还?是|让)(?P<by>{ONE}){TITLE}{WHILE}{FOR_OTHERS}?{WHILE}(?:{TAKES}{DEEDS}?|{DEEDS}理?|(?<=我)来|(?<=我来)){END}"
    rf"|(?:(?<![了已])(?:[交转移派换还拨划分丢甩推](?:拨|还|回|返|接|托)?给|[转移拨派](?=[{HEAD}])|交[由托拨派]|移交|交代给|托付给|委托)|(?P<plea>{PLEAS})|(?:包|落|算|压)[在到]|(?P<now>换成?|改[成由]|(?<=..)(?<![不没别])归))(?P<given>{ONE}){TITLE}{PLACE_OF}{WHILE}{FOR_OTHERS}?{WHILE}(?:{TAKES}{DEEDS}?|{DEEDS}理?)?(?(now)了?|(?(plea)了?)){END}"
    rf"|(?<![给跟和与同向问为帮替代])(?P<joins>{ONE})(?:也|来)?(?:一[起齐同]|一块儿?|共同|合力)(?:来|去)?{DEEDS}{END}"
    rf"|(?<![给跟和与同向问为帮替代])(?P<takes>{ONE}){TITLE}{AGREES}{WHILE}(?:{FOR_OTHERS}?{TAKES}(?:自己)?(?:{DEEDS}{END}|[了吧啦呗哈先]{{0,2}}$)|(?:{FOR_OTHERS}(?:去|先)?{DEEDS}理?|负责){END})"
)
# 「会议纪要建国写」, 「节目单我印」: whoever has it says so, the one of several named with their things
LISTED = Regex(
    rf"(?<=..)(?<![给跟和与同向问为帮替代由让请叫找转])给?(?P<takes>{ONE}){TITLE}(?:[去来先就照]|负责|自己){{0,2}}(?:{DEEDS}理?|(?<=自己)来){END}"
)
PAST = Regex(r"已经?|上[次回]|昨|前[天几]|当时|以前|之前|去年")
BARE = Regex(
    rf"(?<=..)(?:给|[· ]to[· ])(?P<given>{NAME})[吧呗]?$"
)  # of what two exchange, beside what else is given
# 「安全网请张伟验收」: whatever it is that he does, where one has it who says so or is named
LOOSE = Regex(
    rf"(?<![别不没未])(?:让|叫|喊|请|找|托|{PLEAS}|改?由|归)(?P<asked>{NAME}){TITLE}{WHILE}{FOR_OTHERS}?(?!来|去|看|等|说)[\u4e00-\u9fff]{{1,3}}?{END}"
)
# 「他订会场，我印贺卡」 of two who exchange what they have
EACH_HIS = Regex(rf"^(?P<takes>{ONE})(?:就|来|去|负责){{0,2}}(?:{DEEDS})(?P<thing>(?!{HEAD}).{{2,20}})$")
# The same in English, of the words as written: what they name stands before, between or behind.
HIM, AUX = (
    rf"(?:{HEAD}{REST}*+|(?<![A-Za-z])(?:I|me|he|she|him|her)(?![A-Za-z]))",
    r"(?:['’](?:ll|s|m|re)|\s{1,2}(?:will|shall|can|is|am|to|now|gonna|going\sto|kindly|pls|please|just|also|then|agreed?\sto|offered\sto|volunteered\sto)(?![A-Za-z]))",
)
IT = r"(?:\s(?:it|this|that|them|over|up|on|back|care\sof|charge\sof)(?![A-Za-z])){0,3}"
PASSES_ENGLISH = Regex(
    rf"(?P<takes>{HIM}){AUX}{{0,3}}\s(?:(?:tak(?:e|es|ing)(?!\s(?:leave|mc|note|part|photo|a\s|off))|pick(?:s|ing)?\sup|cover(?:s|ing)?|step(?:s|ping)?\sin|inherit(?:s|ing)?)(?![A-Za-z])|(?:stand|fill)(?:s|ing)?\sin(?![A-Za-z])){IT}(?:\sfor\s{HIM})?"
    rf"|(?P<helps>{HEAD}{REST}*+){AUX}{{0,2}}\shelp(?:s|ing)?(?:\sout)?(?:\s{HIM})?(?:\s(?:to\s|with\s)?(?:do|handle|settle|finish|run|get|collect|with))?(?![A-Za-z])"
    rf"|(?<!already\s)(?<!has\s)(?<!been\s)(?<![A-Za-z])(?:pass|hand|giv|push|arrow|transferr|assign|reassign|return|mov|shift|go|leav)(?:e|es|s|ing)?(?![A-Za-z]){IT}(?P<thing>\s[^,;]{{1,60}}?)?{IT}\s(?:back\s)?to\s(?P<given>{HIM})"
    rf"|(?<![A-Za-z])(?:give|return)\s(?P<back>{HEAD}{REST}*+)\s(?=(?:the|back)\s)(?:back\s)?"
    rf"|(?<![A-Za-z])(?:let|ask|get|have|arrow)\s(?P<asked>{HIM})(?:\s(?:to\s)?(?:do|handle|settle|take|run|finish|cover|manage|follow|help)(?![A-Za-z]){IT}|$)",
    any_case=True,
)
LISTED_ENGLISH = Regex(
    rf"(?P<takes>{HIM}){AUX}{{0,3}}\s(?:do|handl|settl|run|runn|manag|finish|chas|tak|keep|follow|clos|complet|submit|send|check|updat|contact|call|edit|design|deliver|clear|collect|buy|book|order|print|draft|writ|prepar|compil|mak|bring|arrang)(?:e|es|s|ing)?(?![A-Za-z])(?:\s(?:it|this|that|up|on|myself|himself|herself)(?![A-Za-z]))?",
    any_case=True,
)
CUT_ENGLISH = Regex(
    r"[,;:!?\n–—]|\.(?=\s|$)|\s(?:so|but|and(?=\s(?:I|he|she|the)\s)|btw|cos|because|since)(?=\s)",
    any_case=True,
)
CALLED_TO = Regex(rf"(?<=[{HEAD}{REST}]),(?=\s(?:kindly|pls|please|can|could|you|u)\s)", any_case=True)
LED_ENGLISH = Regex(
    r"^\s?(?:and|so|but|then|btw|ok(?:ay)?|also)\s|^\s?(?:that|this)(?:\sone)?\s?$|\s(?:off|from|for|instead\sof|in\splace\sof|on\sbehalf\sof)\s?$",
    any_case=True,
)
EXCHANGED = EitherScript("对调|互换|调换|调转|交换|换一?[下换]|\bswap|\bexchange|\bswitch", any_case=True)
ASKED_LEAVE = EitherScript(  # 「hall pass to Faizal, prizes pass to Kavitha can?」: behind what somebody gives away
    r"(?:[\s,，]{0,2}(?:can|ok(?:ay)?|k|pls|please|thanks?|thx|for me|可以[吗嘛么]|好[吗嘛么]|行[吗嘛么]|得唔得|好唔好)){1,3}\s?[?？]{0,2}$",
    any_case=True,
)
SIGNS = Regex(
    rf"[让叫喊请找由换等接顶帮代替给归该是兜盯转移拨派揽扛担挑托]|对调|调转|负责|收尾|麻烦|劳烦|劳驾|有劳|辛苦|认领|[\u4e00-\u9fff]{{4}}{DEEDS}(?:一?下|好)?[吧啦]?(?=[,，。;；\s]|$)|[我他她](?:自己)?来|(?<![A-Za-z])(?:can|ok)\s?\??$|(?<![A-Za-z])(?:tak(?:e|es|ing)|cover(?:s|ing)?|pick(?:s|ing)?|help(?:s|ing)?|pass(?:ing)?|hand(?:ing)?|giv(?:e|ing)|push|arrow|transfer|assign|return(?:s|ing)?|leave|go(?:es|ing)?|let|do|does|doing|settl(?:e|es|ing)|handl(?:e|es|ing)|swap|keep|finish|follow|for\sme|agreed\sto|instead|in\splace|on\sbehalf|back\sto)(?![A-Za-z])",
    any_case=True,
)
LED = Regex("^(?:期间|这[段几两][天日]|其间|届时)的?|(?:都|往后|今后|以后|就|还是)$|^(?:.{2,3}你)?把")
THINGS, OF_LIMIT = Regex("[和跟与、]|\band\b"), Regex(rf"{ITS_LIMIT.pattern}|时间|日期")
GIVEN_ALREADY = Regex(r"(?:已经?|刚刚?)(?:交给|转给|[畀俾]咗|给)")  # handed in, not on
PRONOUNS, WRITER = ("他", "她", "你", "you", "u", "he", "she", "him", "her"), ("我", "i", "me")
# 「一半交给国华」, "Jason takes the Jurong half": whoever had it has the rest.
PARTLY = EitherScript(
    r"一[起齐块同](?![来去])|共同|[上下前后一另]半|半[份数边]|[这那嗰]批|(?<![剩余]下的)[这那嗰]?部[分份]|其中|另外?一?[半批份]|\b(?:half|part|portion|some|together|jointly|share|with\sme)\b",
    any_case=True,
)


EDGES = " ,.;:!?–—\n"


class HandoverClause(NamedTuple):
    """A clause with its place as written, its words in the normal form, and as they are read, names unreadable."""

    span: tuple[int, int]
    words: str
    read: str
    marked: str


def may_pass_on(text: str) -> bool:
    """Whether words that neither ask nor suppose may say so; who is known is looked at only then."""
    said = normal(ASKED_LEAVE.sub("", text)).text
    is_told = SIGNS.search(said) or SIGNS.search(text)
    return is_told is not None and all(GUESS.fullmatch(one[0]) for one in UNSURE.finditer(said))


def may_be_ordered(text: str) -> bool:
    """Whether words have a sign of an order or of a hand-over at all: most have none."""
    return may_be_order(text) or may_pass_on(text)


def passed_on(text: str, people: tuple[str, ...]) -> Iterator[ItemChange]:
    """A change of each clause in which somebody known takes something on; what it is stands before him, or in front."""
    said, is_foreign = normal(ASKED_LEAVE.sub("", text)), is_english(text)
    known = roster_names_by_form(people)
    parts = list(clauses_read(said, people, is_foreign=is_foreign)) if may_pass_on(text) else []
    forms = [PASSES_ENGLISH, LISTED_ENGLISH] if is_foreign else [PASSES, LISTED, LOOSE]
    if EXCHANGED.search(said.text) or any(form.search(each.marked) for each in parts for form in forms):
        forms += [BARE] if is_foreign or not EXCHANGED.search(said.text) else [BARE, EACH_HIS]
    before = tuple[str, ...]()
    for at, part in enumerate(parts):
        found = next((each for form in forms if (each := form.search(part.marked))), None)
        name = _taker(found, parts[: at + 1], known) if found is not None else ""
        whole = _item_words(found, part) if found is not None else ""
        is_due = bool(whole) and not A_TIME.sub("", whole).strip(" ·前")  # "he will send by 23 March"
        if found is None or not name or is_due or _is_deed_over(found, part):
            before = (part.words, *before)
            continue
        after = (*_dues(said, part), *(each.words for each in parts[at + 1 :]))
        quoted = said.raw[slice(*part.span)].strip()
        for own in THINGS.split(whole):
            change = ItemChange(
                ChangeDeed.OWNER, own, before, name, after, Scope.ONE, quoted, name, part.span
            )
            yield replace(change, stretch=part.span, weight=WEIGHTS.get(found.re.pattern, 0.0))


WEIGHTS = {LISTED.pattern: 1.0, LISTED_ENGLISH.pattern: 1.0, LOOSE.pattern: 2.0}


def _is_deed_over(found: Match[str], part: HandoverClause) -> bool:
    """Whether a clause asks, supposes or tells what somebody did."""
    is_past = found.re.pattern == LOOSE.pattern and PAST.search(part.words) is not None
    return is_past or any(each.search(part.words) for each in (UNSURE, GIVEN_ALREADY))


def clauses_read(said: Normal, people: tuple[str, ...], *, is_foreign: bool) -> Iterator[HandoverClause]:
    """The clauses of the normal form; of English those of the words as written, which no order of Chinese words has put elsewhere."""
    if not is_foreign:
        for start, words in clauses_of(said):
            span = (said.places[start], said.ends[start + len(words) - 1])
            yield HandoverClause(span, words, words, marked(words, people))
        return
    raw = CALLED_TO.sub(" ", marked(said.raw.replace(" ", "·"), people).replace("·", " "))
    cuts = [each.end() if len(each[0]) == 1 else each.start() for each in CUT_ENGLISH.finditer(raw)]
    for start, end in pairwise((0, *cuts, len(raw))):
        start += len(raw[start:end]) - len(raw[start:end].lstrip())
        read, clause = said.raw[start:end], raw[start:end].rstrip(EDGES)
        if clause:
            yield HandoverClause((start, end), normal(read.strip(EDGES)).text, read, clause)


def _taker(found: Match[str], parts: Sequence[HandoverClause], known: dict[str, str]) -> str:
    """Who takes it on, as a form has it."""
    group = "takes" if found.re.pattern == EACH_HIS.pattern else found.lastgroup or 0
    return receiver_meant(found.span(group), parts, known)


def receiver_meant(span: tuple[int, int], parts: Sequence[HandoverClause], known: dict[str, str]) -> str:
    """Who a word of the last of the clauses is; 他 is the one named last before, and nobody where none is."""
    name = parts[-1].read[slice(*span)]
    if name.lower() in WRITER:
        return "我"
    if name.lower() not in PRONOUNS:
        return known.get(name, known.get(name.replace(" ", "·"), name))
    ahead = parts[-1]._replace(marked=parts[-1].marked[: span[0]])
    for part in reversed((*parts[:-1], ahead)):
        if (each := ANYBODY.search(part.marked)) is not None:
            form = part.read[slice(*each.span())].replace(" ", "·")
            return known.get(form, form)
    return ""


ANYBODY = Regex(NAME)


def _item_words(found: Match[str], part: HandoverClause) -> str:
    """The words that may name the item: in front of whoever takes it on, in English behind and between, too."""
    thing = found.groupdict().get("thing") or ""
    if part.read == part.words:
        return LED.sub("", part.words[: found.start()]) or thing
    left = f"{part.marked[: found.start()]} {thing} {part.marked[found.end() :]}"
    left = ANYBODY.sub(" ", left)
    for _ in range(2):
        left = LED_ENGLISH.sub(" ", left.strip())
    return normal(left.strip(" ,.;:")).text


def _dues(said: Normal, part: HandoverClause) -> Iterator[str]:
    """「…，宽到28号」, 「…，主席同意延到14号」: by when it is wanted, where a verb says so."""
    for each in read_changes(said.raw[part.span[1] :].strip(" ,，")):
        is_its = not each.own or OF_LIMIT.fullmatch(each.own) or BY_WHOM.fullmatch(each.own)
        if each.deed is ChangeDeed.MOVE and is_its:
            yield f"{each.new.rstrip('前')}前交"


def is_in_part(change: ItemChange) -> bool:
    """Whether only a part of it passes on, so that whoever had it has the rest."""
    return PARTLY.search(change.own) is not None or PARTLY.search(change.text) is not None


def shares(title: str, clauses: Sequence[str]) -> bool:
    """Whether two signs of a title in a row are said."""
    plain = normal(title).text
    return any(plain[at : at + 2] in each for each in clauses for at in range(len(plain) - 1))
