"""What a figure counts, for reports to add like with like: 「走访困难职工12户」 and 「12户困难职工」 count 困难职工."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from union.core.lazy_regex import Regex, run_before_end
from union.reading import lexicon
from union.reading.message import Measure
from union.reading.money.prices import UNIT
from union.reading.money.sums import FoundSum as Sum
from union.reading.names.people import SURNAMES
from union.reading.numbers.numerals import CHINESE, number
from union.reading.quantities.figure_relations import PART
from union.reading.quantities.measures import DURATIONS
from union.reading.quantities.measures import FoundMeasure as Count
from union.reading.text.identifiers import masked

# □ is where a time stood.
TO_NEXT = ("和", "与", "及", "跟")
CLAUSE, LOOK_BACK = Regex(r"[^,。;:!?、\s()~□]*$"), 24  # signs
SHORTEST, LONGEST = 2, 10
# 「新增4人退休2人」: what became of people stands before its figure, never behind one.
OF_BODY = Regex(rf"[\u4e00-\u9fff]{{1,4}}?(?:年级|{UNIT})")
OF_NEXT_BODY = Regex(rf"[,、;]({OF_BODY.pattern})")
BECAME = Regex(
    r"(?:^|\d)(?P<what>新?(?:增加?|入会|入职|进)|减少|退休|退会|退出|离职|辞职|调[入出走]|转[入出正]|加入|去世|请假|缺[席勤]|迟到|病假|事假|外出|补考)了?$"
)
OF_NEXT = Regex(
    r"(?:新增|新入会|新进|增加|减少|退休|退会|退出|离职|辞职|调[入出走]|转[入出]|请假|缺[席勤]|迟到|病假|事假)了?(?=\d)"
)
OF_ALL = Regex(
    r"^全(?:校|厂|院|局|矿|行|司|站|所|店|公司|集团)(?=[\u4e00-\u9fff]{2})"
)  # 「全校在册会员126人」
BESIDES = Regex(r"^(?:另外|还有|另|此外|再加)(?=[\u4e00-\u9fff]{2})")
ALL_OF_IT = "都全已也"  # 「油40桶都发完了」
STAPLES = "米面油奶糖茶纸酒肉蛋鱼花书"  # named by one sign
SPENT = "花"  # 「花1150」 buys no flowers
BEHIND_COUNT = Regex(rf"\d[{STAPLES}]$")  # 「米一袋油一桶」
# 「米120袋油120桶面60袋」: the things of a row stand before their figures where the first one does.
ROW = Regex(r"(?:\D{1,10}\d{1,24}){1,8}(?P<what>[\u4e00-\u9fff]{1,6}(?<!到))")
# Words with an aspect, a pronoun, a denial or what came of it name nothing: 「都走完了7户」, 「没剩一个」, 「去彩绘和选瓷两个」.
NO_NAME = Regex(
    r"^(?:[我你您他她伢咱俺每]|跟|剩|余下|其余|已经|到(?![会场])|去(?!年)|来(?!宾)|[又没才让把替]|不(?!合格)|都|全(?![国体院市省区福])|要(?!求)|是|有(?!奖)|一(?:起|共|[户家份个人件名位])|总共|连|第[一二三]|这|那|几个|里[头面]?有|刚|本来|还有?|当场修|今次|昨|看返|又办|for\W|first)"
    r"|[了着](?!敏)|过(?![生冬年节敏])|[没都才就]|(?:(?<!参)加|[完去来的是剩跟返晒认掉边又齐喇啦哒毕]|(?<![会达实应])到|起来|领取|坐[满足]|(?<![预决核清])算|留下|一?共|缺|用掉|收官|结束|散会?|下课|审议|通过)$"
)
ARRIVED = Regex(r"^到(?=[^会场了着][\u4e00-\u9fff])")  # 「到新书56本」
# 「会员总数达876人」 is how many there are, not how many were reached: the name must not be lost to the verb.
STOCK = Regex(r"(?P<what>(?:会员|职工|员工)总人?数)[现已共有达到为是增至]{0,4}$")
# 「隐患20处，整改17处」: what came of a thing is no more of it.
OUTCOME = Regex(r"(?P<verb>未?(?:整改|采纳|解决|化解|答复))了?$")
# 「慰问张三、王五三人」: a name that ends in a numeral counts nothing.
NUMBERED_NAME = Regex(rf"(?:.*、)?[{SURNAMES}][一二三四五六七八九]")
# 「1980元谢谢小龙」, 「200本书好事情啊」, 「36人参加买粽叶」: what is said behind a figure names nothing.
TALK = Regex(
    r"谢|多谢|感谢|辛苦|麻烦|剩|余下|其余|参[加与](?![者人])(?=.)|好[事多的]|真[是的好]|太|大家|.{1,9}[啊呀嘛哦哈]$"
)
DONE_TO = r"(?:又|也|都|再|还|一?共|总共){0,2}(?:[发送派分换印贴买用]|给(?=了))(?:了|出去了?|掉了?)"
# 「手册发了100本」: the thing stands before what was done to it.
TOPIC = Regex(rf"(?![又都也还再就才共给由已刚跟同])(?P<what>[\u4e00-\u9fff]{{1,5}}?)(?<![给为在]){DONE_TO}\d")
TOPIC_BEFORE = Regex(
    rf"(?:^|\d)(?:另外)?(?P<what>(?![已刚都又跟同])[\u4e00-\u9fff]{{2,5}}?)(?<![给为在向]){DONE_TO}$"
)
OF_PEOPLE = Regex(
    r"^[我俺咱你他她又也都再还共]|(?:工会|公司|食堂|集团|车间|小组|单位|师傅|同事|同志|老师|教师|学生|孩子|家属|劳模|代表|选手|骑手|司机|医生|护士|保安|保洁|[人工友员们家店厂院班组队委会])$|□|给|为"
)
VERBS = Regex(lambda: f"(?m:^).*{_word_list_pattern('counting_verbs')}")
TAIL = Regex(lambda: f"{_word_list_pattern('counting_tails')}$")
HEAD = Regex(
    lambda: (
        rf"[{STAPLES}](?=好[事多]|[真太谢]|多谢|感谢|辛苦)|(?:(?!进行|实施)[\u4e00-\u9fff]{{2,8}}?|[{STAPLES}])(?=[,。;:!、\s\d(□]|{'|'.join(lexicon.phrases('after_counted'))}|$)"
    )
)


def counts_with_nouns(counts: Sequence[Count], words: str) -> list[Count]:
    """The quantities with what they count; 「两袋面一箱奶」 counts two things."""
    words = masked(words, ((one.start, one.end) for one in counts), "0")
    found, thing = list[Count](), ""
    for one in counts:
        what = None if one.measure.unit in DURATIONS else counted_noun(words, one.start, one.end)
        last = found[-1] if found and found[-1].measure.unit == one.measure.unit else None
        next_body = OF_NEXT_BODY.fullmatch(words, last.end, one.start) if last else None
        if next_body is None:
            clause = CLAUSE.search(words[max(0, one.start - LOOK_BACK) : one.start])
            body = OF_BODY.match(clause[0]) if clause else None
            thing = (what or "").removeprefix(body[0]) if body else ""
        elif thing:  # 「高一组交了提案4件，高二组3件」: what the next body gave is the same
            what = next_body[1] + thing
        found.append(one._replace(measure=replace(one.measure, what=what)) if what else one)
    return found


# 「买咗部风筒$399，支红酒$180，和盒饼$88」: a classifier without its number, and the word that joins, are no part of the thing.
LOOSE = Regex(
    r"^(?:和|及|跟|与|另送|外加)?[一两\d]?(?:个(?!人|体|别)|部(?!门|队|分|落)|支(?!票|部|架|付|出)|盒(?!饭|子)|箱(?!子|包)|樽|枝|罐|瓶(?!子)|束|件(?!数)|套(?!餐|装|房)|张(?!贴)|袋(?!子)|篮(?!球)|条(?!幅|件|例)|副(?!食)|台(?!布|灯|历|账|风))(?=[\u4e00-\u9fff]{1,8}$)"
)


def sums_with_purposes(prices: Sequence[Sum], words: str) -> list[Sum]:
    """The sums with what they were for; a price says that by itself."""
    words = masked(words, ((one.start, one.end) for one in prices), "0")
    return [
        one._replace(money=replace(one.money, what=LOOSE.sub("", what or "")))
        if one.money.per is None and (what := _purpose(words, one.start, one.end)) not in (None, SPENT)
        else one
        for one in prices
    ]


# 「480买竞赛的奖品毛巾」; "drinks $35.40", "trainer $650"
SHORT_THING = Regex(r"(?:^|\d)(?P<of>[水冰波油酒糖茶米饭菜]|的士|利是|红包)$")  # 「的士$112」, 「水$58」
BUYING = ("买", "购")  # 「筹到$9,860 买水」
BOUGHT_FOR, OF_IT = Regex(r"[买购](?:了|好)?(?P<of>[\u4e00-\u9fff]{2,14})"), "的"
SPELT = Regex(r"(?:^|[,。;&·\s])(?P<of>[A-Za-z]{3,14}(?:[·\s][A-Za-z]{3,14})?)[·\s]?$")
GIVERS = Regex(r"from|捐|募|收")
NO_THING = Regex(
    r"(?:^|[·\s])(?:paid|pay|only|total|costs?|each|was|were|and|the|for|spent|about|abt|used|came|gave|give|got|from|itself|now|per|refund\w*|supplier|around|worth|total(?:led|ling)?|amount|amt|extra|another|just|all|her|him|them|our|with|each|price|bill|claim\w*|raised|collected)(?:$|[·\s])",
    any_case=True,
)


def _purpose(words: str, start: int, end: int) -> str | None:
    clause = CLAUSE.search(words[max(0, start - LOOK_BACK) : start])
    if (clause is None or not clause[0]) and (bought := BOUGHT_FOR.match(words, end)):
        return bought["of"].rsplit(OF_IT)[-1]
    what = counted_noun(words, start, end)
    is_bought = what is not None and what.startswith(BUYING) and words.startswith(what, end)
    if what is not None and not is_bought:
        return what
    before = words[max(0, start - LOOK_BACK) : start]
    if clause and (short := SHORT_THING.search(clause[0])):
        return short["of"]
    spelt = None if GIVERS.search(before) else SPELT.search(before)
    return spelt["of"].replace("·", " ") if spelt and not NO_THING.search(spelt["of"]) else None


def counted_noun(text: str, start: int, end: int) -> str | None:
    """The noun before the figure, freed of the verb it belongs to, else the one after it; times are blanked in `text`."""
    clause = CLAUSE.search(text[max(0, start - LOOK_BACK) : start])
    said = clause[0] if clause else ""
    if OF_SEX.search(said):  # 「16号相亲会男32女29」
        return None
    if named := STOCK.search(said) or BECAME.search(said):
        return named["what"]
    bare = said[: run_before_end(TAIL, said)]
    noun = BESIDES.sub("", OF_ALL.sub("", ARRIVED.sub("", without_verb(said))))
    noun = "" if noun.endswith(TO_NEXT) else noun  # 「慰问金和一个果篮」: the thing stands behind
    outcome = OUTCOME.search(bare[: len(bare) - len(noun)]) if bare.endswith(noun) else None
    if (joined := JOINED.match(f"{noun}/{text[end : end + LONGEST]}")) is not None:
        return joined["what"]
    if _names_thing(noun):
        return _with_outcome(outcome, noun)
    if len(noun) == 1 and noun in STAPLES:
        return noun
    row = ROW.fullmatch(noun)
    if row is not None and (row["what"] in STAPLES or _names_thing(row["what"])):
        return row["what"]
    behind_it = text[end + text.startswith("的", end) : end + 16]  # 「8600的加班费」
    head = None if OF_NEXT.match(behind_it) else HEAD.match(behind_it)
    after = head[0] if head and not OUTCOME.fullmatch(head[0]) else None  # 「查出20处整改17处」
    # 「7户都走完了」, 「有一户还留我们吃饭」, 「27人口罩发了300只」
    if after and ((after[0] != "还" and NO_NAME.search(after)) or TALK.match(after)):
        after = None
    ahead, behind = TOPIC.match(text, end), TOPIC_BEFORE.search(said)
    after = None if ahead and not OF_PEOPLE.search(ahead["what"]) else after
    if after is None and behind and not OF_PEOPLE.search(behind["what"]):
        return behind["what"]
    if (after is None or after[0] in ALL_OF_IT) and BEHIND_COUNT.search(noun):
        return noun[-1]
    return _with_outcome(None if noun else outcome, after)


@lru_cache(maxsize=64)
def without_verb(clause: str) -> str:
    """What is left of a clause before a figure behind its verb."""
    words = VERBS.sub("", clause)
    return words[: run_before_end(TAIL, words)]


def _names_thing(noun: str) -> bool:
    is_long_enough = SHORTEST <= len(noun) <= LONGEST and noun not in lexicon.phrases("count_nothing")
    is_name = not any(map(str.isdigit, noun)) and NUMBERED_NAME.fullmatch(noun) is None
    return is_long_enough and is_name and NO_NAME.search(noun) is None


def _with_outcome(outcome: re.Match[str] | None, what: str | None) -> str | None:
    """「整改隐患」, or only 「整改」 where nothing else is said or it is too long."""
    if outcome is None or (what and not outcome["verb"].endswith(("整改", "采纳"))):
        return what
    whole = outcome["verb"] + (what or "")
    return whole if len(whole) <= LONGEST else outcome["verb"]


def counts_of_plan(measures: Sequence[Measure]) -> tuple[Measure, ...]:
    """The quantities of a plan; 「搞一次比赛」 and 「补一场」 only say 「a」 there."""
    events = lexicon.units_of("events")
    return tuple(one for one in measures if not (one.text[:1] == "一" and one.text[1:] in events))


def _word_list_pattern(name: str) -> str:
    """A list of words as a pattern, tried only where one may begin."""
    words = lexicon.phrases(name)
    return f"(?=[{''.join(sorted({word[0] for word in words}))}])(?:{'|'.join(words)})"


OF_SEX = Regex(r"[\u4e00-\u9fff]{2}男$")
IN_A_ROW = Regex(r"(?P<row>[^\d,。;:!?\s()□~]{3,40})各(?:自)?$")
AND = Regex(r"、|以及|及(?![时格])|和(?![谐平睦解])|与(?![会])")
PERSON = Regex(rf"[{SURNAMES}][\u4e00-\u9fff]{{1,2}}")
MOST = 8
# 「男女各20人」, 「6个分会各派10人」: so many times as many.
TWO = r"男女|(?:甲乙|劳资|职企)?双方(?:代表|选手)?|两[队边]"
BODIES = "车间|分会|分工会|小组|班组|组|队|队伍|单位|企业|公司|部门|支部|科室|班|校区|站|乡镇|街道|社区|村|项目部|基层工会"
# 「焙烧和萃取两个车间」
JOINED = Regex(
    rf"[\u4e00-\u9fff、]{{1,6}}[和与跟及][\u4e00-\u9fff]{{1,6}}/(?P<what>{BODIES}|库房|仓库|食堂|宿舍|项目|现场|工地|门店|片区)"
)
OF_EACH = Regex(
    rf"(?:(?:{TWO})|(?P<many>\d{{1,3}}|[{CHINESE}]{{1,3}})[个支家](?:{BODIES})|两(?:{BODIES}))各(?:自)?(?:选?派|抽调?|选拔|推荐|组织|出|来|有|去|到)?[出了]?(?:代表|选手|队员|职工)?$"
)
PEOPLE = ("人", "名", "位")
DEED = Regex(lambda: rf"^(?:{'|'.join(lexicon.phrases('deeds'))})了?")


def for_each_thing(text: str, counts: Sequence[Count]) -> list[Count]:
    """The quantities, those behind 各 once for each thing; a total of them told beside it contains them."""
    if "各" not in text:
        return list(counts)
    totals = (_total_of_equal_groups(text, one, counts) for one in counts)
    return [each for one in totals for each in _counts_per_thing(text, one, counts)]


def _total_of_equal_groups(text: str, one: Count, counts: Sequence[Count]) -> Count:
    """「男女各20人」 are 40 people; a total of them told beside it contains them."""
    measure = one.measure
    found = OF_EACH.search(text[max(0, one.start - 24) : one.start]) if measure.unit in PEOPLE else None
    many = number(found["many"] or "2") if found else None
    if found is None or not many or measure.value_max:
        return one
    total = measure.value * many
    told = (each.measure for each in counts if each is not one and each.measure.unit in PEOPLE)
    what = PART if any(each.value == total for each in told) else None
    return one._replace(measure=replace(measure, text=found[0] + measure.text, value=total, what=what))


def _counts_per_thing(text: str, one: Count, counts: Sequence[Count]) -> Iterator[Count]:
    measure, row = one.measure, IN_A_ROW.search(text[max(0, one.start - 48) : one.start])
    things = AND.split(DEED.sub("", without_verb(row["row"]))) if row else []
    is_named = 2 <= len(things) <= MOST and all(0 < len(name) <= LONGEST for name in things)
    if not is_named or measure.unit == "%" or (measure.what or "").startswith(PART):
        yield one
        return
    total = measure.value * len(things)
    is_contained = any((other.measure.value, other.measure.unit) == (total, measure.unit) for other in counts)
    for thing in things:
        what = None if PERSON.fullmatch(thing) else thing  # a person's name is no heading of a sum
        yield one._replace(measure=replace(measure, what=PART + (what or "") if is_contained else what))


def words_before(text: str, figure: str, most: int = 8) -> str | None:
    """The words right before a figure nobody named, at most so many signs: 「入会2人」; None where none are."""
    place = text.find(figure)
    found = WORDS_BEFORE.search(text, max(place - most, 0), place) if place > 0 else None
    return found[0] if found else None


WORDS_BEFORE = Regex(r"[\u4e00-\u9fff]{2,8}$")
