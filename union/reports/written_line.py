"""A line of a report made from the facts of a log: what was done, for whom, with which figures, in the written style, third person.

The clauses that tell the fact are restated one by one by union/data/written_style.toml; talk goes, no clause with a figure does.
What can't be put so is told by its title, or by its category alone, with the figures behind it.
"""

import re
from collections.abc import Iterator

from union.core.lazy_regex import Regex, either
from union.core.units import money_text
from union.data import table
from union.reading.acts.classification import words_by_ground
from union.reading.acts.facts import TALK
from union.reading.lexicon import TextRules
from union.reading.message import Money
from union.reading.money.flows import INCOME, flow_of
from union.reading.names.people import SURNAMES
from union.reading.privacy.redaction import HIDDEN, mask_names
from union.reading.text.normal_form import EitherScript, normal
from union.words import words
from union.worklog.entries import Fact

# What is spoken; whoever was visited, whoever was helped to his rights, and both in English: no report names them.
SHARED = {"SURNAME": f"[{SURNAMES}]"}
RULES = {of: TextRules("written_style", of, SHARED) for of in ("spoken", "visited", "helped", "english")}
ENDS = Regex(lambda: f"(?:都|也|已经|已|全部?)?(?P<end>{_either('ends')})$")
WORDS = Regex(lambda: _either("words"))
DONE = Regex(r"(?<![为除不罢到])了(?![解结如])")  # 「为了」「了解」 are other words
# What no line says: who speaks, to whom, and how.
SPEAKER = Regex(
    r"我(?![国省市区县校院])|[咱俺您你哋]|各位|[啊哈啦吧呀哦哟嘛咯喽噢呗哒～~…]$|(?<!为)了$|[\U0001f300-\U0001faff]"
)
GAP = Regex(r"(?<=[\u4e00-\u9fff\d＊*])[ \t]{1,8}(?=[\u4e00-\u9fff\d$¥￥])")
MASKS = Regex(r"\*{2,}")
FULL_WIDTH = Regex(r"(?<!\d)[,:]|[,:](?!\d)|[();!?]")
WIDE = {",": "，", ":": "：", "(": "（", ")": "）", ";": "；", "!": "！", "?": "？"}
BARE_SUM = Regex(r"(?:共|计|合计|总计|共计)?[\d,.]{1,16}万?(?:[\u4e00-\u9fff]{0,3}元)")
PERSONS, NO_FIGURE = "人名位个個", r"(?!\d)"
COUNT = Regex(r"\d[\d,.]{0,12}|[零一两二三四五六七八九十百千万半几]{1,8}")
OF_CARE = Regex(
    "看望|探望|慰问|走访|住院|产假|白包|救助|结婚|摆酒|人情|奠仪|帛金|过身|丧|病|癌|手术"
)  # under whatever sort of work it was filed
RETIRED = EitherScript("退休")
A_WORKER = Regex(r"(?P<visit>(?:看望|探望|探访|走访|慰问)(?:住院的?)?)(?P<who>职工|会员)")
CARE, OF_MONEY = "帮扶慰问", "财务经审"  # what came in is often told without a word for it
BARE_NUMBER = Regex(r"[\d,.]{1,12}")
EMOJI = Regex(
    r"[\u2600-\u27bf\U0001f300-\U0001faff]+|\[(?!通知|公告|转)[\u4e00-\u9fff]{1,4}\]"
)  # 「[强]」 is a sign, too
ILLNESS = Regex("痛|疼|走路不便|卧床|行动不便|住院|骨折|手术|透析|化疗|癌|患|重病|去世|离婚")
EDGES = " ,。;:、!-"
ANY_FIGURE = Regex(r"\d|[一两二三四五六七八九十]{1,4}[户人名次场条件期个袋桶箱份]")
# Of what is still to come, and when it was: no part of what a line tells.
NOT_OF_IT = Regex(
    r"[本这下]周|下个?月|[明后]天|预[计估算期]|计划|拟|限[期于本下\d]|将[于在会]|准备|打算|截止|联系|电话|\d[月日号]|[\d一二两三四五六七八九十]点|\d[:：]\d|\b(?:next|by|will)\b"
)
SIGNED_SUM = Regex(r"(?:[A-Z]{1,3})?[$¥￥]\s?\d[\d,.]{0,16}(?<=\d)")


def by_rules(part: str, words: str) -> str:
    for rule in RULES[part].rules:
        words = rule.pattern.sub(rule.says["means"], words)
    return words


def restated(clause: str) -> str:
    """A clause in the reader's normal form, in the written style."""
    clause, table_ = by_rules("spoken", clause), table("written_style")
    clause = ENDS.sub(lambda found: table_["ends"][found["end"]], clause.strip(EDGES))
    return DONE.sub("", WORDS.sub(lambda found: table_["words"][found[0]], clause)).strip(EDGES)


def made_line(fact: Fact, clauses: list[str], text: str) -> str:
    """One line of these clauses, the first of which holds the title; "" where nothing can be said in the third person.

    `text` is the whole message, which tells of a bare sum whether it was spent.
    """
    told = list[str]()
    for place, clause in enumerate(clauses):
        plain = normal(clause).text
        said = _with_sums(restated(plain), fact, text)
        is_aside = ILLNESS.search(plain) or any(name in words_by_ground(clause) for name in TALK)
        is_talk = place and is_aside and not ANY_FIGURE.search(said)
        is_bare = BARE_NUMBER.fullmatch(said) is not None  # of a table's cell the figure behind has the unit
        if said and said not in told and not (is_talk or is_bare) and not SPEAKER.search(said):
            told.append(said)
    # In the signs of a paper, who is helped masked
    wide = FULL_WIDTH.sub(lambda found: WIDE[found[0]], ",".join(told))
    hidden = mask_names(MASKS.sub(HIDDEN, wide))
    is_care = fact.category == CARE or OF_CARE.search(hidden)
    line = by_rules("helped", by_rules("visited", hidden) if is_care else hidden)
    if is_care and RETIRED.search(text) and not RETIRED.search(line.partition("，")[0]):
        return A_WORKER.sub(r"\g<visit>退休\g<who>", line, count=1)  # 「探完榮叔，退休咗5年」
    return line


def clauses_of(words: str, pauses: list[int]) -> Iterator[str]:
    """The clauses between these places and between blanks."""
    for start, end in zip([0, *(at + 1 for at in pauses)], [*pauses, len(words)], strict=True):
        yield from filter(None, GAP.split(EMOJI.sub(" ", words[start:end]).strip()))


# What leads to the plans behind what was done: "Meeting over, 9 of us came. Agreed".
LEADS_ON = re.compile(
    r"[.,;:]\s(?:also\s)?(?:agreed|decided|noted|next|actions?|to do|follow up|so|then|and|but|also)$",
    re.IGNORECASE,
)


def tidied(words: str) -> str:
    """What was told in English: with no signs of joy, nobody who was helped by name, and a capital in front."""
    plain = " ".join(EMOJI.sub(" ", words).replace("!", ".").split()).strip(" -,.")
    plain = LEADS_ON.sub("", by_rules("english", plain))
    return plain[:1].upper() + plain[1:]


def has_figure(line: str, figure: str) -> bool:
    """Whether a line holds a figure: 「17个人」 is said by 「17人」, 「2户」 not by 「12户」."""
    found = COUNT.match(normal(figure).text)
    if found is None:  # 「大約300張」 in a line of simplified signs
        return figure in line or normal(figure).text in line
    unit = found.string[found.end() :][:1]
    units = PERSONS if unit and unit in PERSONS else re.escape(unit)
    behind = f"[{units}]" if units else NO_FIGURE
    return re.search(rf"(?<![\d.,]){re.escape(found[0])}{behind}", line) is not None


def sum_words(money: Money) -> str:
    """A sum as a report writes it; one that is no exact sum as it was told."""
    own, sum_ = normal(money.text or "").text, money_text(money.minor, money.currency, words())
    if not own or not ("×" in own or money.approx or money.minor_max or money.per):
        return sum_
    told = restated(own)
    if "×" in told:
        return told  # 「4×500+3×200」
    told = told if money.minor_max else SIGNED_SUM.sub(sum_, told)  # 「每份$50」
    return told if "元" in told else f"{told.rstrip('块钱')}元"


def _either(part: str) -> str:
    return either(sorted(table("written_style")[part], key=len, reverse=True))


def _with_sums(clause: str, fact: Fact, text: str) -> str:
    """With every sum as a report writes it; a bare one says whether it was spent."""
    for each in fact.money:
        said = restated(normal(each.text or "").text)
        if not said or said not in clause or "×" in said:
            continue
        sum_, is_added = sum_words(each), each.per is None and fact.category != OF_MONEY
        clause = sum_.join(re.split(rf"(?<![\d.]){re.escape(said)}(?:元|块)?(?![\d.])", clause))
        if is_added and BARE_SUM.fullmatch(clause.removesuffix(sum_) + sum_):
            came = flow_of(each, fact.title, text) in INCOME
            clause = f"{'收入' if came else '支出'}{sum_}"
    return clause
