"""Lists of tasks under a month: 「2月：春节慰问、元宵灯谜、职代会」 are three, 「慰问退休职工、困难职工」 is one."""

from union.core.lazy_regex import Regex
from union.yearplan.structure.clauses import Clause, PlanSentence
from union.yearplan.times.stated_time import Stated

SIGN = Regex(r"、|\s?/\s?|(?<=[\u4e00-\u9fff]{3})[和及](?=[\u4e00-\u9fff]{4})")
DEED = Regex(
    r"(?:[^准机]会|[^比]赛|比赛|活动|培训班?|讲座|慰问|走访|表彰|启动|总结|评比|评选|评优|测评|评议|考核|体检|踏青|演练|座谈|征文|展览?"
    r"|述职|换届|比武|联欢|联谊|疗养|检查|审计|决算|预算|动员|签订|春游|秋游|登山|健步走|送清凉|送温暖|灯谜|参观|宣传|调研|收缴|推荐|植树|插花)$"
)
BEGINS = Regex(
    r"(?:召开|举办|举行|组织|开展|慰问|走访|看望|签订|评选|表彰|制定|修订|发放|参加|启动|上报|报送|完成|收缴|办理|推荐)(?=[^、]{2})(?!好|成)"
)
# These go with their own object alone; 「举办乒乓球、拔河比赛」 share their verb.
OWN = Regex(r"(?:慰问|走访|看望|签订|制定|修订|发放|上报|报送)[^、]{3}")
LONGEST, SHORTEST = 16, 4


def listed(text: str, sentence: PlanSentence) -> list[PlanSentence]:
    """The tasks of a list that a sentence is or begins with, each as a sentence; else the sentence as it is."""
    clause = sentence.clauses[0]
    parts = _parts(text, clause)
    if len(parts) < 2 or any(not one.festival for one in clause.times):
        return [sentence]
    is_list = all(BEGINS.match(text, begin, end) for begin, end in parts) or all(
        _is_deed(text[begin:end]) or OWN.match(text, begin, end) for begin, end in parts
    )
    if not is_list:
        return [sentence]
    clauses = [Clause(begin, end, _within(clause.times, begin, end)) for begin, end in parts]
    last = (clauses[-1], *sentence.clauses[1:])
    return [
        *(PlanSentence(one.start, one.end, (one,)) for one in clauses[:-1]),
        PlanSentence(parts[-1][0], sentence.end, last),
    ]


def _is_deed(said: str) -> bool:
    return SHORTEST <= len(said) <= LONGEST and DEED.search(said) is not None


def _parts(text: str, clause: Clause) -> list[tuple[int, int]]:
    """The stretches between the signs of the list; not within brackets or quotes, nor within the name of a time."""
    if any(sign in text[clause.start : clause.end] for sign in "(“《"):
        return []
    found, at = [], clause.start
    for sign in SIGN.finditer(text, clause.start, clause.end):
        if not any(one.begin < sign.end() and sign.start() < one.end for one in clause.times):
            found.append((at, sign.start()))
            at = sign.end()
    return [*found, (at, clause.end)]


def _within(times: tuple[Stated, ...], begin: int, end: int) -> tuple[Stated, ...]:
    return tuple([one for one in times if begin <= one.begin < end])
