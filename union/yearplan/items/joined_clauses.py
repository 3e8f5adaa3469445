"""Clauses that say one thing together, and times that say nothing beside another, before a sentence is gone through."""

from itertools import pairwise

from union.core.lazy_regex import Regex
from union.yearplan.items import deeds
from union.yearplan.items.clause_dates import PAPER, WIDE
from union.yearplan.structure.clauses import Clause, PlanSentence
from union.yearplan.times.stated_time import Stated, span

BEGINS = Regex(r"^[^,。;]{0,4}(?:开赛|开始|启动|开幕|开班|开课|开营|搞起来|起)$")
ENDS = Regex(
    r"[至到于在]?(?:[前底]|之前)?(?:全部|正式)?(?:结束|截止|闭幕|收官|完成|结业|为止|见分晓|揭晓|止)"
)
# 「完成全年工作总结，报送上级」: what is handed in, and to whom.
WRITTEN = Regex(r"(?:总结|小结|计划|报告|报表|材料|名单|方案|统计|台账|年报)$")
HANDED_ON = Regex(
    r"[并及按时]*(?:报送|上报|呈报|上交|报|交)[至到给]?(?:上级|[^,。;]{0,8}(?:上级|工会|总|局|委|办|办公室|部门|党组|科|处|室|公司|集团))(?:备案|存档|审批|审核)?"
)


def in_one(text: str, sentence: PlanSentence) -> PlanSentence:
    """「10月8日开赛，11月底结束」: two clauses that are one time; a paper and whom it goes to are one deed."""
    parts: list[Clause] = []
    for clause in sentence.clauses:
        last = parts[-1] if parts else None
        if last and len(last.times) == len(clause.times) == 1 and _runs(text, last, clause):
            (first,), (end,) = last.times, clause.times
            when = span(f"{first.when.text}-{end.when.text}", first.first, end.after, first.when.grain)
            one = first._replace(end=end.end, when=when)
            parts[-1] = Clause(last.start, clause.end, (one,))
        elif last and _is_handed_on(text, last, clause):
            parts[-1] = Clause(last.start, clause.end, last.times)
        else:
            parts.append(clause)
    return sentence if len(parts) == len(sentence.clauses) else sentence._replace(clauses=tuple(parts))


def is_in_name(text: str, one: Stated) -> bool:
    """A festival, or the half year of 「上半年工作小结，6月25日前上报」."""
    return one.festival is not None or (
        one.when.grain in WIDE and one.when.rrule is None and PAPER.match(text, one.end) is not None
    )


def _is_handed_on(text: str, last: Clause, clause: Clause) -> bool:
    return (
        not clause.times
        and WRITTEN.search(text[last.start : last.end]) is not None
        and HANDED_ON.fullmatch(text, clause.start, clause.end) is not None
    )


def _runs(text: str, begins: Clause, ends: Clause) -> bool:
    first, last = begins.times[0], ends.times[0]
    is_span = BEGINS.search(text[first.end : begins.end]) and ENDS.fullmatch(left_beside(text, ends))
    return bool(is_span) and first.first < last.after and not (first.when.rrule or last.when.rrule)


def is_date(one: Stated) -> bool:
    return not (one.is_season or one.is_loose or one.when.rrule)


def without_seasons(sentence: PlanSentence) -> PlanSentence:
    """「4月，组织春季踏青」: beside a date a season is but a word."""
    clauses = (
        clause._replace(times=tuple([one for one in clause.times if not one.is_season]))
        for clause in sentence.clauses
    )
    return sentence._replace(clauses=tuple(clauses))


def without_yearly(text: str, sentence: PlanSentence) -> PlanSentence:
    """「每年一次的体检，安排在四月份」: in the plan of one year the month says all."""
    clauses = list(sentence.clauses)
    for place, (one, following) in enumerate(pairwise(sentence.clauses)):
        is_yearly = any(time.when.rrule == "FREQ=YEARLY" and not time.festival for time in one.times)
        left = left_beside(text, following)
        if (
            is_yearly
            and any(is_date(time) for time in following.times)
            and (deeds.is_pointing(left) or deeds.completes(left))
        ):
            clauses[place] = one._replace(
                times=tuple([time for time in one.times if time.when.rrule != "FREQ=YEARLY"])
            )
    return sentence._replace(clauses=tuple(clauses))


def without_times(sentence: PlanSentence) -> PlanSentence:
    return sentence._replace(clauses=tuple([clause._replace(times=()) for clause in sentence.clauses]))


def left_beside(text: str, clause: Clause) -> str:
    """The words of a clause without its times; a campaign's name is one of them."""
    at, left = clause.start, ""
    for one in (one for one in clause.times if not one.is_campaign):
        left += text[at : one.begin]
        at = one.end
    return left + text[at : clause.end]
