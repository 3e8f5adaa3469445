"""Writes union/data/report.docx, the layout of every report that has none of its union's own: `python -m tools.report_sample`.

It is the sample a union begins its own template with, too: a line in each style that says the style's name and what it is
for. Those words never reach a report. Styles and page are tools/report_styles.py's and tools/report_page.py's.
"""

from io import BytesIO
from pathlib import Path

from docx import Document as new_document

from tools.report_page import apply_page
from tools.report_styles import apply_styles
from union.reports.word.template import HERE, TABLE, write

PATH = Path(__file__).parents[1] / "union" / "data" / "report.docx"
PURPOSES = {
    "Title": "标题",
    "Subtitle": "截至、更正稿、未审签",
    "Document Number": "发文字号",
    "Salutation": "主送机关：",
    "Heading 1": "一、第一层标题",
    "Heading 2": "（一）第二层标题",
    "Heading 3": "1. 第三层标题",
    "Heading 4": "（1）第四层标题",
    "Normal": "空行；没有 Body Text 时的正文",
    "Body Text": "正文",
    "Caption": "表格标题",
    "Table Head": "表头",
    "Table Text": "表格里的字",
    "Signature": "落款",
    "Date": "成文日期",
    "Annex": "附件序号",
    "Photo": "照片所在的段",
    "Photo Caption": "照片说明",
}
HOW = (
    "这是工会小秘 Word 月报的样本。在“样式”里改这些样式的字体、字号、间距，也可以改页边距、页眉、页脚，"
    "存为 .docx 发给小秘，说明写“月报模板”。这里的字不会留在月报里；要在月报前面留字（如红头），"
    f"就写在开头，后面另起一段写{HERE}。"
)


def sample() -> bytes:
    """The file, the same words every time."""
    document = new_document()
    apply_styles(document)
    apply_page(document)
    write(document, "月报模板样本", "Title")
    write(document, HOW, "Body Text")
    for name, purpose in PURPOSES.items():
        write(document, f"{purpose}（{name}）", name)
    table = document.add_table(rows=2, cols=2, style=TABLE)
    for row, style in zip(table.rows, ("Table Head", "Table Text"), strict=True):
        for cell in row.cells:
            cell.paragraphs[0].style = style
            cell.paragraphs[0].add_run(f"表格（{TABLE}）")
    about = document.core_properties
    about.title, about.author, about.last_modified_by = "月报模板样本", "工会小秘", "工会小秘"
    about.comments = about.keywords = ""
    about.language = "zh-CN"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


if __name__ == "__main__":
    PATH.write_bytes(sample())
