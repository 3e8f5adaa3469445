"""The care of a report read back from every form it has: value, JSON, text, .docx, .xlsx; each reader gives the same."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from docx.document import Document
from openpyxl import load_workbook

from union.core.money import SIGNS
from union.reports.care_summary import Care
from union.reports.document import Paper
from union.reports.excel import workbook
from union.reports.model import Digest
from union.reports.report_json import as_json
from union.reports.text.care_texts import lines, mean_days
from union.words import words

Figures = Mapping[tuple[str, str], Decimal]
SIGNED = {sign: code for code, sign in SIGNS.items()}
OPINIONS = r"((?:满意|基本满意|不满意)\d+(?:、(?:满意|基本满意|不满意)\d+)*)"
HANDLED = r"(?:，答复(\d+)件(?:，(?:(当天答复)|(?:平均|用时)([\d.]+)个工作日))?)?"
PAID = r"约?(-?[\d.]+)([^\d.（/，；]+?)"
NAME = r"([^\d：；、，]+?)"


def of_value(report: Digest) -> Figures:
    """The report itself."""
    return dict(_of_value(report.care or Care()))


def _of_value(care: Care) -> Iterator[tuple[tuple[str, str], Decimal]]:
    if care.visits:
        late = sum(each.late for each in care.visits.kinds)
        yield from _counts("五必访", 应访=care.visits.due, 已访=care.visits.done, 超期=late)
    if (asked := care.requests) is not None:
        yield from _counts(
            "诉求", 收到=asked.received, 答复=asked.answered, 办理中=asked.open, 超期=asked.late
        )
        yield from (each for each in [(("诉求", "用时"), mean_days(asked))] if asked.answered and each[1])
        yield from ((("诉求", name), Decimal(count)) for name, count in asked.opinions if count)
    if care.coverage:
        yield from _counts("走访覆盖", 小组=care.coverage.branches, 走到=care.coverage.reached)
    for each in care.budgets:
        name = f"{each.category or '全年'}{each.currency}"
        yield ("预算", name), Decimal(each.planned) / 100
        yield ("支出", name), Decimal(each.spent) / 100


def of_json(report: Digest) -> Figures:
    """Its JSON."""
    told: Any = as_json(report)["care"]
    found: dict[tuple[str, str], Decimal] = {}
    if told and (visits := told["visits"]):
        late = sum(each["late"] for each in visits["kinds"])
        found |= dict(_counts("五必访", 应访=visits["due"], 已访=visits["done"], 超期=late))
    if told and (asked := told["requests"]):
        names = {"收到": "received", "答复": "answered", "办理中": "open", "超期": "late"}
        found |= dict(_counts("诉求", **{name: asked[key] for name, key in names.items()}))
        if asked["answered"] and asked["days"]:
            found["诉求", "用时"] = Decimal(str(asked["days"]))
        found |= {
            ("诉求", each["opinion"]): Decimal(each["count"]) for each in asked["opinions"] if each["count"]
        }
    if told and (places := told["coverage"]):
        found |= dict(_counts("走访覆盖", 小组=places["branches"], 走到=places["reached"]))
    for each in told["budgets"] if told else ():
        name = f"{each['category'] or '全年'}{each['currency']}"
        found["预算", name] = Decimal(str(each["planned"]))
        found["支出", name] = Decimal(str(each["spent"]))
    return found


def of_text(report: Digest) -> Figures:
    """The lines of the message; of many budgets it tells some."""
    told = dict(line.split("：", 1) for line in lines(report, words()))
    found = {**_visits(told.get("五必访", "")), **_covered(told.get("走访覆盖", ""))}
    asked = told.get("诉求")
    if asked is not None:
        found |= _asked(asked, rf"(?:没有新收到的|收到(\d+)件){HANDLED}", f"；{OPINIONS}$") | _pending(asked)
    for name, spent, sign, planned, same in re.findall(
        rf"(?:^|、){NAME}已用{PAID}/(-?[\d.]+)([^\d.（/，；、]+)", told.get("预算", "")
    ):
        assert sign == same
        found["预算", name + SIGNED[sign]], found["支出", name + SIGNED[sign]] = (
            Decimal(planned),
            Decimal(spent),
        )
    return found


def of_docx(made: Document) -> Figures:
    """The sentences and tables of the Word document, each subject found once."""
    texts = [each.text.removesuffix("。") for each in made.paragraphs]
    found = dict(_visits(_once(texts, "五必访[^未]*应访")))
    found |= _covered(_once(texts, "走访覆盖："))
    asked = _once(texts, "职工诉求(?:\\d|$|，)|新的职工诉求")
    if asked:
        found |= _asked(
            asked, rf"(?:没有收到新的职工诉求|收到职工诉求(\d+)件){HANDLED}", f"；回访：{OPINIONS}$"
        )
        found |= _pending(_once(texts, "职工诉求办理中"))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in made.tables]
    rows = [row for table in tables if table[0][-1] == "执行率" for row in table[1:]]
    said = [(row[0], row[1], row[-2]) for row in rows]
    budgets = re.compile(rf"(?:^|；)(?:全年|{NAME}年度)预算{PAID}，(?:尚未支出|累计支出{PAID}(?=，|；|$))")
    for text in texts:
        told = [
            (name or "全年", planned + sign, (spent or "0") + (same or sign))
            for name, planned, sign, spent, same in budgets.findall(text)
        ]
        said += told
    for name, planned, spent in said:
        for key, figure in (("预算", planned), ("支出", spent)):
            value, sign = re.fullmatch(r"约?(-?[\d.]+)(.+)", figure).groups()  # type: ignore[union-attr]
            assert (key, name + SIGNED[sign]) not in found, "told twice"
            found[key, name + SIGNED[sign]] = Decimal(value)
    return found


def of_xlsx(report: Digest) -> Figures:
    """The sheet of its workbook."""
    book = load_workbook(BytesIO(workbook.render(Paper(report), words())))
    if "服务和预算" not in book.sheetnames:
        return {}
    rows = list(book["服务和预算"].iter_rows(values_only=True))[1:]
    assert len({row[:2] for row in rows}) == len(rows), "told twice"
    found: dict[tuple[str, str], Decimal] = {}
    for subject, what, value, unit, _note in rows:
        name = {"其中超期": "超期", "办理中超期": "超期", "平均答复用时": "用时"}.get(what, what)
        figure = Decimal(str(value))
        if subject == "预算" and what.endswith("预算"):
            found["预算", what.removesuffix("预算") + SIGNED[unit]] = figure
        elif what.endswith("累计支出"):
            found["支出", what.removesuffix("累计支出") + SIGNED[unit]] = figure
        elif subject == "走访覆盖" and what.endswith("走到") and not what.endswith("未走到"):
            found[subject, "走到"] = figure
        elif (subject, name) in _KNOWN:
            found[subject, name] = figure
    return _whole(found)


_KNOWN = {("五必访", "应访"), ("五必访", "已访"), ("五必访", "超期"), ("走访覆盖", "小组")} | {
    ("诉求", name) for name in ("收到", "答复", "办理中", "超期", "用时", "满意", "基本满意", "不满意")
}


def _whole(found: dict[tuple[str, str], Decimal]) -> Figures:
    """With the noughts that nobody writes."""
    for subject, names in (("五必访", ("超期",)), ("诉求", ("办理中", "超期"))):
        if any(key[0] == subject for key in found):
            found = {(subject, name): Decimal(0) for name in names} | found
    return {key: value for key, value in found.items() if key != ("诉求", "用时") or value}


def _visits(said: str) -> dict[tuple[str, str], Decimal]:
    told = re.search(
        r"应访(\d+)户，(?:(尚未走访)|(已走访|已全部走访)|已访(\d+)户)(?:（其中(\d+)户超期）|(（超期）))?",
        said,
    )
    if told is None:
        assert not said
        return {}
    due, none, every, some, late, only = told.groups()
    done = 0 if none else int(due) if every else int(some)
    return dict(_counts("五必访", 应访=due, 已访=done, 超期=late or (1 if only else 0)))


def _asked(said: str, pattern: str, liked: str) -> dict[tuple[str, str], Decimal]:
    told = re.search(pattern, said)
    assert told is not None, said
    received, answered, _same_day, days = told.groups()
    found = dict(_counts("诉求", 收到=received or 0, 答复=answered or 0, 办理中=0, 超期=0))
    if days:
        found["诉求", "用时"] = Decimal(days)
    if opinions := re.search(liked, said):
        for each in opinions[1].split("、"):
            name = re.sub(r"\d", "", each)
            found["诉求", name] = Decimal(each.removeprefix(name))
    return found


def _pending(said: str) -> dict[tuple[str, str], Decimal]:
    told = re.search(r"办理中(\d+)件(?:（(?:(已超期)|其中(\d+)件超期)）)?", said)
    if told is None:
        return {}
    count, every, some = told.groups()
    return dict(_counts("诉求", 办理中=count, 超期=count if every else some or 0))


def _covered(said: str) -> dict[tuple[str, str], Decimal]:
    told = re.search(r"(\d+)个小组，本.*?(?:(没有走到)|(已走到|全部走到)|走到(\d+)个)", said)
    if told is None:
        return {}
    whole, none, every, some = told.groups()
    return dict(_counts("走访覆盖", 小组=whole, 走到=0 if none else whole if every else some))


def _once(texts: Sequence[str], pattern: str) -> str:
    found = [each for each in texts if re.search(pattern, each)]
    assert len(found) <= 1, found
    return found[0] if found else ""


def _counts(subject: str, **found: object) -> Iterator[tuple[tuple[str, str], Decimal]]:
    return (((subject, name), Decimal(str(count))) for name, count in found.items())
