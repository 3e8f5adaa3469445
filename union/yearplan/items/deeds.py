"""What a clause of a plan is: a deed, the reason for one, what it was, or only a time; what an officer would call it, its kind, who
answers for it.
"""

import re
from collections.abc import Iterable, Sequence

from union.core.kinds import Kind
from union.core.lazy_regex import Regex, run_before_end
from union.reading.acts import classification, titles
from union.reading.names import people
from union.reading.text.normal_form import Normal
from union.yearplan.model import Duty
from union.yearplan.structure import vocabulary as structure_vocabulary
from union.yearplan.times.stated_time import NUMBER

# 「召开一次」, 「首届」, 「两期」: what makes a date of 今年.
COUNTED = Regex(
    rf"{NUMBER}(?:[-~至到]{{1,2}}{NUMBER})?(?:[次场期届轮回]|个[^,。]{{0,12}}班(?!组))|首届|首次|第[^,。;]{{1,4}}届|每[^,。]{{0,4}}次"
)
SURE = Regex(r"(?:召开|举办|举行|换届|改选|评选|表彰)|(?:年内|今年)[^,。]{0,6}(?:完成|建成)(?![^,。]*任务)")
SLOGAN = Regex(r"各项(?:工作)?任务|努力奋斗|重点工作|目标任务|工作任务")
COUNTS = Regex(
    rf"(?:至少|不少于|不低于)?(?<![届第]){NUMBER}(?:[-~至到]{{1,2}}{NUMBER})?[次场期轮回批](?!会议|代表)|第[一二三四五]批|\d{{1,2}}[.·]\d{{1,2}}"
)
# Places are built on a day one can look forward to, however many they are.
BUILT = Regex(
    r"(?:建成|建好|改建|新建|打造)[^,。]{0,14}(?:站|书屋|之家|小家|室|基地|中心|园地|阵地|食堂|场|馆)"
)
RESULT = Regex(
    r"(?:完成|建成|实现|达到|发展|组建)[^,。]{0,14}(?:\d|%|[几一二三四五六七八九十百]{1,4}[个家名人])|(?:率|面|数)(?:达|在|到)"
)
COUNTED_NOUN = Regex(
    rf"至少|不少于|不低于|(?<![届第\d一二三四五六七八九十百]){NUMBER}(?:[-~至到]{{1,2}}{NUMBER})?(?:[次场期轮回](?!会议|代表))"
)
LEADING = ("组织", "开展", "举办", "举行", "召开", "做好", "搞好", "抓好", "办好")
EVENT = Regex(r"召开|举办|举行|组织|开展|参加|评选|评比|完成")
OF_ITS_OWN = Regex(r"(?:推荐|推选|办理)[^,。;]{4}")
FOR_WHOM = Regex(r"为[^,。]{1,8}?(?=办理|发放|举办|组织|购买|赠送)")
# 「…总结，15日前交工会办公室」, 「…合同，3月底前完成并报备案」: a clause that says only when the one before is done.
COMPLETES = Regex(
    r"(?:[至到于在]|前|之前|全部|务必|统一|按时|正式|一并|全面|基本|预计|计划|拟|分[一二两三四\d]{1,2}[批次期])*"
    r"(?:(?:具体|活动|会议)?时间(?:原则上|一般|都|均|统一|拟|暂)*[定安放为是在].*|结束|截止|完成|开赛|举行|举办|召开|进行|开展|(?:落实|发放|配备|安装|整改)?到位|完毕|上报|报送|上交|提交|(?:上?交|报送?|上报|送|提交)(?:至|到|给)?(?:材料|名单|方案|总结|稿件|申报表"
    r"|[^,。;]{0,8}(?:办公室|工会|部门?|办|科|处|室|局|委|会|总|上级|[院校厂]|公司|集团)))(?:并(?:报|交|送|上报)[^,。;]{0,10}(?:备案|审批|存档|公示)?)?"
)
SHORTEST = 2
LEAD = Regex(lambda: f'(?:[^\\w“《("]|{structure_vocabulary.either("leads")})')
POINTING = Regex(
    lambda: "|".join(
        ("[^\\w]", *(structure_vocabulary.either(name) for name in ("pointing", "leads", "tails")))
    )
)

SHORTEST_DUTY, LONGEST_DUTY = 8, 80
STOP = Regex(r"[。；;！!？?]")
NO_DUTIES = Regex(r"指导思想|总体|目标|思路|形势|背景")


def led_to(text: str, start: int, end: int) -> int:
    """Where a deed begins behind what leads to it: 「认真组织好」."""
    while start < end - SHORTEST and (found := LEAD.match(text, start, end)) and found.end() < end:
        start = found.end()
    return start


def begins_deed(text: str, start: int, end: int) -> bool:
    """Whether a clause begins with what is to be done, or what leads to it does: 「积极开展」."""
    first = led_to(text, start, end)
    begins = structure_vocabulary.word_pattern("deeds")
    is_led = any(word in text[start:first] for word in LEADING)
    return is_led or any(begins.match(text[place : place + 6]) for place in (start, first))


def begins_new_deed(text: str, start: int, end: int, before: str) -> bool:
    """Whether a clause tells a deed of its own, no part of the deed `before` it: 「送温暖，走访困难职工」 is one."""
    said = FOR_WHOM.sub("", text[start:end].lstrip("并还同时再及"), count=1)
    parts, new = map(structure_vocabulary.word_pattern, ("parts_of_a_deed", "new_deeds"))
    if parts.match(said) or not new.match(said):
        return False
    if OF_ITS_OWN.match(said):
        return True
    sort = classification.kind(said)
    return sort is not None and (sort is not classification.kind(before) or EVENT.match(said) is not None)


def gives_reason(text: str, start: int, end: int) -> bool:
    """Whether a clause only says why or how: 「丰富职工生活」."""
    return structure_vocabulary.word_pattern("purposes").match(text, start, end) is not None


def has_slogan(text: str, start: int, end: int) -> bool:
    """Whether a sentence says what the year is, or what was done before it."""
    return re.search(structure_vocabulary.either("slogans"), text[start:end]) is not None


def is_schedulable_deed(text: str) -> bool:
    """Whether a clause with 今年 says a deed one can put into a calendar."""
    is_sure = COUNTED.search(text) or SURE.search(text)
    is_talk = RESULT.search(text) or SLOGAN.search(text)
    return BUILT.search(text) is not None or (is_sure is not None and is_talk is None)


def is_pointing(text: str) -> bool:
    """Whether the words left beside a time only point to what was said before."""
    left = COUNTS.sub("", text)
    while left and (found := POINTING.match(left)):
        left = left[found.end() :]
    return not left


def completes(left: str) -> bool:
    """Whether the words beside a time say only that the deed before them is done by then."""
    return COMPLETES.fullmatch(left.strip(" ,、")) is not None


def counts(left: str) -> bool:
    """Whether the words beside a rate say only that it is held so often: 「举行一次」."""
    return completes(COUNTS.sub("", left))


def has_kind(text: str) -> bool:
    """Whether the words name what sort of item they are."""
    return classification.kind(text) is not None


def duty(text: str, section: str) -> Duty | None:
    """The first sentence of a line with no item, as a duty; None for one too short to be any, or of the guiding thoughts."""
    plain = text.strip()
    found = STOP.search(plain)
    first = plain[: found.start()] if found and found.start() >= SHORTEST_DUTY else plain
    if len(first) < SHORTEST_DUTY or NO_DUTIES.search(section):
        return None
    return Duty(first[:LONGEST_DUTY], section)


PAPER = Regex(
    r"(?:总结|小结|计划|方案|报告|报表|月报|季报|台账|汇报材料|简报|预算|决算|要点|规划|制度|办法|名册|档案)(?:工作|制定|制订|编制|撰写|上报|报送|修订|拟定|材料|的)*$"
)
WRITING = Regex(
    r"(?:初?拟定?|制[定订]|拟订|修订|编[制写印]|撰写|起草|写(?!字|作|生)|总结(?!表彰|会|大会)|上报|报送|填报|公布|公示|通报|汇总|统计|申报)"
)
# What is put up for all to see is told, whatever it is of: 「困难补助发放情况公示」.
PUBLISHED = Regex(r"(?:公示|公布)$")
# A meeting in name only.
NO_MEETING = Regex(r"(?:歌会|入会登记|入会手续|音乐会|演唱会|游园会|灯谜会|庙会|诗会|朗诵会|生日会)$")
HANDED_IN = Regex(r"撰写|上报|报送|填报|编制")
DUES = Regex(r"(?:收缴|缴纳|上缴|上解|收取|交纳|代扣)")
OWNED = Regex(r"[(\[【]?(?P<who>[\u4e00-\u9fffA-Za-z、和及与]{2,20}?)(?:负责|牵头|承办|主办)[)\]】]")
CALLED_EVENT = Regex(
    r"(?:赛|竞赛|大赛|比武|讲座|培训|培训班|演练|座谈会|联欢会|表彰会|运动会|征文|书画展|书法展|演讲会|报告会|[^、]{2}活动)$"
)
CONNECTED = Regex(r"[、和及与或到至\s-]*")
CONTEST = Regex(
    r"(?:球|绳|拔河|棋|牌|掼蛋|飞镖|套圈|跑|走|操|舞|歌咏|唱|书法|绘画|摄影|演讲|朗诵|征文|钓鱼|游泳|射击|登山|毽|字|课件|说课)$"
)
# 「电工、焊工培训班」 are two courses, 「工会主席、委员培训班」 one.
CONTESTS, COURSES = ("比赛", "竞赛", "大赛", "赛"), ("培训班", "培训", "讲座")
TRADE = Regex(
    r"(?<![职员民])工$|(?:技术|技能|知识|操作|拳|操|舞|琴|书法|插花|摄影|烹饪|急救|礼仪|电脑|英语|瑜伽|太极|茶艺)$"
)
JOINTLY = Regex(r"(?:共同|联合|具体|分别)$")
REMARK = Regex(r"\([^()]*\)|\[[^\[\]]*\]")
TAIL = Regex(lambda: f"(?:{structure_vocabulary.either('tails')}|[、,:(。;])$")
NAME_LABEL = Regex(lambda: rf"^(?:{structure_vocabulary.either('name_labels')})\s?:\s?")
OWNER_LABEL = Regex(
    lambda: rf"(?:{structure_vocabulary.either('owner_labels')})\s?:\s?(?P<who>[^。;)\n,]{{2,30}})"
)
ANSWERING = ("负责", "牵头", "承办", "主办")
EDGES = " \t,，。;；:：、.·-—"
LONGEST_TITLE, SHORTEST_TITLE = 30, 2
LONGEST_QUOTED = 44
NAME = Regex(r"“[^”]{1,40}”|《[^》]{1,40}》|「[^」]{1,40}」|\"[^\"]{1,40}\"")
BARE = Regex(r"(?:系列)?(?:庆祝)?(?:系列)?活动$")
FESTIVE = Regex(r"庆祝?|迎")


def title(said: Normal, start: int, end: int, left_out: Iterable[tuple[int, int]]) -> str:
    """The deed of a clause without times, counts, owners, remarks in brackets and what leads to it."""
    text = said.text[start:end]
    inside = [(max(a, start) - start, min(b, end) - start) for a, b in left_out if a < end and b > start]
    spans = _run_together(text, inside)
    names = [found.span() for found in NAME.finditer(text)]
    for pattern in (COUNTED_NOUN, REMARK, NAME_LABEL):
        spans += [found.span() for found in pattern.finditer(text) if not _is_inside(found.span(), names)]
    sorts = ((OWNED, any(map(text.__contains__, ANSWERING))), (OWNER_LABEL, ":" in text))
    spans += people.owners(text).spans
    spans += [found.span() for one, may_be in sorts if may_be for found in one.finditer(text)]
    gone = titles.covered_places(spans)
    kept = [place for place in range(len(text)) if place not in gone]
    left = "".join(text[place] for place in kept)
    first = led_to(left, 0, len(left))
    last = run_before_end(TAIL, left, first)
    if last - first < SHORTEST_TITLE:
        last = len(left)
    return _shortened(_original_text(said, [start + place for place in kept[first:last]]))


def _is_inside(span: tuple[int, int], names: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[0] and span[1] < end for start, end in names)


def _run_together(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The times with 「于」 before them and 「和」 between them."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        start = len(text[:start].rstrip("于在自从"))
        if found and CONNECTED.fullmatch(text, found[-1][1], start):
            start = found.pop()[0]
        found.append((start, end))
    return found


def _original_text(said: Normal, kept: Sequence[int]) -> str:
    """The signs left, as they stand in the document; without quotes and brackets that lost their fellow."""
    spans = dict.fromkeys((said.places[place], said.ends[place]) for place in kept)
    text = "".join(said.raw[start:end] for start, end in spans).strip(EDGES)
    for opening, closing in (("“", "”"), ("（", "）"), ("《", "》"), ("(", ")")):
        text = text.replace(opening + closing, "")
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    return (text.replace('"', "") if text.count('"') % 2 else text).strip(EDGES)


def _shortened(text: str) -> str:
    """At most so long, cut where a list goes on."""
    if len(text) <= LONGEST_TITLE:
        return text
    names = [found.span() for found in NAME.finditer(text)]
    # A name in quotes is whole or not there at all.
    across = (one for one in names if one[0] < LONGEST_TITLE < one[1])
    start, end = next(across, (LONGEST_TITLE, LONGEST_TITLE))
    if LONGEST_TITLE < end <= LONGEST_QUOTED:
        return text[:end]
    places = [place for place in range(4, start) if text[place] in "、,)和及"]
    places = [one for one in places if not _is_inside((one, one + 1), names)]
    cut = max([*places, *(last for _, last in names if last <= LONGEST_TITLE)], default=start)
    return text[:cut].strip("、,")


def festive_title(name: str, own: str, leads: str) -> str:
    """「三八节」 and what is done on it: 「三八节庆祝活动」, 「元旦困难慰问」."""
    deed = own.strip("、 的").lstrip('”"')
    if deed in ("", "节", "活动", "系列活动", "等", "节日", "节日活动"):
        is_greeted = FESTIVE.search(leads) or not deed
        return f"{name}庆祝活动" if is_greeted else f"{name}{deed}"
    return _shortened(f"{name}{deed}")


def kind(name: str, whole: str, *, is_festive: bool, is_deadline: bool) -> Kind:
    """The kind by the title, else by the whole clause."""
    if DUES.search(name):
        return Kind.DEADLINE
    if NO_MEETING.search(name):
        return Kind.ACTIVITY
    is_written = WRITING.match(name) and "会议" not in name
    if is_written or any(each.search(name) for each in (PAPER, PUBLISHED, HANDED_IN)):
        return Kind.REPORT
    found = classification.kind(name) or classification.kind(whole)
    if is_festive and BARE.fullmatch(name[2:].lstrip("节")):
        return Kind.FESTIVAL
    if found is None or found is Kind.OTHER:
        return Kind.DEADLINE if is_deadline else Kind.ACTIVITY
    return found


def owners(text: str) -> tuple[str, ...]:
    found = OWNED.search(text)
    if found:
        return tuple(JOINTLY.sub("", one) for one in re.split("[、和及与]", found["who"]) if one)
    label = OWNER_LABEL.search(text)
    if label:
        return named_owners(label["who"])
    said = (JOINTLY.sub("", one) for one in people.owners(text).values)
    return tuple(one for one in said if len(one) > 1)


def named_owners(text: str) -> tuple[str, ...]:
    """The names in a cell or behind a label."""
    parts = re.split(
        r"[、,，;；/\s]+|(?<=[\u4e00-\u9fff]{2})[和及](?=[\u4e00-\u9fff]{2})", text.strip(" 。.;；:：")
    )
    return tuple(dict.fromkeys(one for one in parts if one))


def titles_with_shared_noun(parts: Sequence[str]) -> list[str] | None:
    """Listed contests each with the noun they share, 「乒乓球、拔河比赛」; None where they are no list of contests."""
    noun = next((tail for tail in (*CONTESTS, *COURSES) if parts[-1].endswith(tail)), "")
    if all(CALLED_EVENT.search(part) for part in parts):
        return list(parts)
    if noun in COURSES and all(TRADE.search(part.removesuffix(noun)) for part in parts):
        return [part if part.endswith(noun) else part + noun for part in parts]
    if not noun or not all(part.endswith(("赛", noun)) or CONTEST.search(part) for part in parts):
        return None
    return [part if part.endswith(("赛", noun)) else part + noun for part in parts]
