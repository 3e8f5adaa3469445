"""What subjects add to a report read back from every form it has: value, JSON, text, .docx, .xlsx, picture; each gives the same."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from itertools import takewhile
from typing import Any

from docx.document import Document
from openpyxl import load_workbook

from union.core.units import SIGNS
from union.reports.document import Paper
from union.reports.excel import workbook
from union.reports.model import Digest
from union.reports.picture.chart import drawn
from union.reports.report_json import as_json
from union.words import words

Figures = Mapping[tuple[str, str], Decimal]
SIGNED = {sign: code for code, sign in SIGNS.items()}
PAID = r"约?(-?[\d.]+)([^\d.（/，；]+?)"
NAME = r"([^\d：；、，]+?)"
FIGURE = r"(应访|已访|其中超期|收到|答复|办理中|平均答复用时|满意|基本满意|不满意|小组|走到)(\d+(?:\.\d)?)"
OF_CARE = ("五必访", "诉求", "走访覆盖")  # what the JSON keeps under `care`
BUDGETS = "年度预算执行情况"  # over its bars
SAID = {"其中超期": "超期", "平均答复用时": "用时"}


def of_value(report: Digest) -> Figures:
    """The report itself."""
    return _whole(
        {
            (section.name, SAID.get(each.what, each.what)): each.value
            for section in report.added
            for each in section.figures
            if section.name in OF_CARE
            and not each.of
            and not each.lines
            and each.what not in ("未访", "未走到")
        }
        | {
            ("预算" if each.what == "预算" else "支出", each.of + SIGNED[each.unit]): each.value
            for section in report.added
            for each in section.figures
            if section.name == "预算" and each.what in ("预算", "累计支出")
        }
    )


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
    return _whole(found)


def of_text(report: Digest) -> Figures:
    """The lines of the message; of many budgets it tells some."""
    told = dict(each.line(words()).split("：", 1) for each in report.added)
    found = {key: value for name, said in told.items() if name != "预算" for key, value in _said(name, said)}
    for name, spent, sign, planned, same in re.findall(
        rf"(?:^|，){NAME}累计支出{PAID}（预算(-?[\d.]+)([^\d.（/，；、）的]+)", told.get("预算", "")
    ):
        assert sign == same
        key = name + SIGNED[sign]
        found["预算", key], found["支出", key] = Decimal(planned), Decimal(spent)
    return _whole(found)


def of_docx(made: Document) -> Figures:
    """The sentences and tables of the Word document, each subject found once."""
    texts = [each.text.removesuffix("。") for each in made.paragraphs]
    found = dict[tuple[str, str], Decimal]()
    for name in OF_CARE:
        found |= dict(_said(name, _once(texts, f"^{name}：")))
    tables = [
        [[cell.text.replace(",", "") for cell in row.cells] for row in table.rows] for table in made.tables
    ]
    rows = [row for table in tables if table[0][-1] == "执行率" for row in table[1:]]
    for name, planned, spent in ((row[0], row[1], row[-2]) for row in rows):
        for key, figure in (("预算", planned), ("支出", spent)):
            value, sign = re.fullmatch(r"约?(-?[\d.]+)(.+)", figure).groups()  # type: ignore[union-attr]
            assert (key, name + SIGNED[sign]) not in found, "told twice"
            found[key, name + SIGNED[sign]] = Decimal(value)
    return _whole(found)


def of_picture(report: Digest) -> Figures:
    """The lines below the bars of the picture; of a budget it says what was spent, not what was planned."""
    [axes] = drawn(report, words()).figure.axes
    texts = [each.get_text() for each in axes.texts]
    found = dict[tuple[str, str], Decimal]()
    for place, text in enumerate(texts):
        name = text.partition("：")[0]
        if name in OF_CARE:
            rest = list(takewhile(lambda each: "：" not in each, texts[place + 1 :]))
            found |= dict(_said(name, "，".join([text, *rest])))
    if BUDGETS in texts:
        rows = [each for each in texts[texts.index(BUDGETS) + 2 :] if each]
        for name, said in zip(rows[::2], rows[1::2], strict=False):
            paid = re.fullmatch(rf"{PAID}（\d+%）", said)
            if paid is None:
                break
            found["支出", name + SIGNED[paid[2]]] = Decimal(paid[1])
    return _whole(found)


def of_xlsx(report: Digest) -> Figures:
    """The sheet of its workbook."""
    book = load_workbook(BytesIO(workbook.render(Paper(report), words())))
    if "服务和预算" not in book.sheetnames:
        return {}
    rows = list(book["服务和预算"].iter_rows(values_only=True))[1:]
    assert len({row[:2] for row in rows}) == len(rows), "told twice"
    found: dict[tuple[str, str], Decimal] = {}
    for subject, what, value, unit, _note in rows:
        name = SAID.get(what, what)
        figure = Decimal(str(value))
        if subject == "预算" and what.endswith("预算"):
            found["预算", what.removesuffix("预算") + SIGNED[unit]] = figure
        elif what.endswith("累计支出"):
            found["支出", what.removesuffix("累计支出") + SIGNED[unit]] = figure
        elif (subject, name) in _KNOWN:
            found[subject, name] = figure
    return _whole(found)


_KNOWN = {
    ("五必访", "应访"),
    ("五必访", "已访"),
    ("五必访", "超期"),
    ("走访覆盖", "小组"),
    ("走访覆盖", "走到"),
} | {("诉求", name) for name in ("收到", "答复", "办理中", "超期", "用时", "满意", "基本满意", "不满意")}


def _whole(found: dict[tuple[str, str], Decimal]) -> Figures:
    """With the noughts that nobody writes."""
    for subject, names in (("五必访", ("超期",)), ("诉求", ("收到", "答复", "办理中", "超期"))):
        if any(key[0] == subject for key in found):
            found = {(subject, name): Decimal(0) for name in names} | found
    return {key: value for key, value in found.items() if key != ("诉求", "用时") or value}


def _said(subject: str, said: str) -> Iterator[tuple[tuple[str, str], Decimal]]:
    """「应访5户，已访4户（其中超期1户）」, before the names of what is left."""
    told = re.findall(rf"(?:^|[：，（]){FIGURE}", said.split("；")[0])
    assert len({name for name, _value in told}) == len(told), said
    return (((subject, SAID.get(name, name)), Decimal(value)) for name, value in told)


def _once(texts: Sequence[str], pattern: str) -> str:
    found = [each for each in texts if re.search(pattern, each)]
    assert len(found) <= 1, found
    return found[0] if found else ""


def _counts(subject: str, **found: object) -> Iterator[tuple[tuple[str, str], Decimal]]:
    return (((subject, name), Decimal(str(count))) for name, count in found.items())
