"""Word documents for tests, made of their XML: a body, and where wanted numbering and styles."""

from tests.papers import packed

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word(body: str, *, numbering: str = "", styles: str = "", space: str = WORD) -> bytes:
    """A .docx with this body."""
    listed = "".join(
        f'<Relationship Id="{kind}" Type="{RELATED}/{kind}" Target="{kind}.xml"/>'
        for kind in ("numbering", "styles")
    )
    return packed(
        {
            "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>".encode(),
            "word/numbering.xml": f"<w:numbering {space}>{numbering}</w:numbering>".encode(),
            "word/styles.xml": f"<w:styles {space}>{styles}</w:styles>".encode(),
            "word/_rels/document.xml.rels": f"<Relationships>{listed}</Relationships>".encode(),
        }
    )


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def run(text: str, properties: str = "") -> str:
    """Words in one font."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def item(number: int, depth: int = 0, text: str = "开会") -> str:
    """A paragraph of a list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A row of cells; plain words become a cell."""
    made = (one if one.startswith("<w:tc>") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def cell(text: str, properties: str = "", inside: str = "") -> str:
    """A cell with its words, a paragraph for each line."""
    paragraphs = "".join(paragraph(line) for line in text.split("\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs}{inside}</w:tc>"
