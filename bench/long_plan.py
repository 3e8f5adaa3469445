"""A yearly plan as long as anybody's: sections, months, tables, duties; every page other words. For measuring only."""

import io
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

LINES_A_PAGE = 25
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DIGITS = "一二三四五六七八九十"
UNITS = (
    "机关",
    "一车间",
    "二车间",
    "后勤",
    "财务部",
    "采购部",
    "质检部",
    "物流部",
    "研发部",
    "销售部",
    "总务科",
)
DEEDS = (
    "组织女职工趣味运动会",
    "开展困难职工走访慰问，做好台账登记",
    "召开工会小组长例会，通报上季度工作",
    "举办安全生产知识竞赛，评出优胜班组",
    "开展消防安全培训，参加人数不少于30人",
    "完成会费收缴和经费报表上报",
    "组织职工健康体检",
)
TIMES = ("上旬", "中旬", "下旬", "底前", "8日", "15日前", "份")
OWNERS = ("女工委", "工会办公室", "生活福利部", "组织部", "经审委")
DUTIES = (
    "加强思想引领，深入学习贯彻上级会议精神，不断提高职工队伍素质。",
    "坚持以职工为中心的工作导向，认真听取职工意见，切实维护职工合法权益。",
    "充分发挥工会组织的桥梁纽带作用，营造团结和谐、积极向上的良好氛围。",
)


def long_plan(pages: int) -> bytes:
    """A .docx of so many pages, 25 lines each, every third of them dated."""
    body = "".join(_blocks(pages))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        document = f'<w:document xmlns:w="{SPACE}"><w:body>{body}</w:body></w:document>'
        file.writestr("word/document.xml", document)
    return out.getvalue()


def _blocks(pages: int) -> Iterator[str]:
    yield _paragraph("2027年工会工作计划")
    for page in range(pages):
        unit = f"{UNITS[page % len(UNITS)]}第{page + 1}分会"
        yield _paragraph(f"{DIGITS[page % 10]}、{unit}")
        for place in range(LINES_A_PAGE - 6):
            yield _paragraph(_line(page, place))
        yield _table(page)


def _line(page: int, place: int) -> str:
    """A duty, a dated deed, or a deed of two dates, in turn."""
    number = page * LINES_A_PAGE + place
    month, deed = number % 12 + 1, DEEDS[number % len(DEEDS)]
    if place % 3 == 0:
        return f"（{place + 1}）{DUTIES[number % len(DUTIES)]}"
    if place % 3 == 1:
        return f"（{place + 1}）{month}月{TIMES[number % len(TIMES)]}第{page + 1}分会{deed}，由{OWNERS[number % len(OWNERS)]}牵头。"
    later = min(month + 1, 12)
    return f"（{place + 1}）{month}月第{page + 1}分会{deed}；{later}月底前完成第{page + 1}期总结，每季度检查一次落实情况。"


def _table(page: int) -> str:
    rows = [("月份", "活动内容", "责任部门")]
    rows += [
        (
            f"{(page + place) % 12 + 1}月",
            f"第{page + 1}分会{DEEDS[(page + place) % len(DEEDS)]}",
            OWNERS[place % len(OWNERS)],
        )
        for place in range(4)
    ]
    cells = ("".join(f"<w:tc>{_paragraph(text)}</w:tc>" for text in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"
