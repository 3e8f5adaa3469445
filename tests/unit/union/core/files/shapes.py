"""Files of a kilobyte that cost whoever reads them trustingly hours and gigabytes."""

import struct
import zlib

from tests.papers import BODY, packed

PARAGRAPH = "<w:p><w:r><w:t>3月8日放假</w:t></w:r></w:p>"
CELL = f"<w:tc>{PARAGRAPH}</w:tc>"


def word(body: str) -> bytes:
    """A .docx with this body."""
    return packed({"word/document.xml": BODY.format(body).encode()})


def nested_tables(depth: int) -> bytes:
    """A table of two columns in a cell of a table of two columns, and so on."""
    return word(f"<w:tbl><w:tr>{CELL}<w:tc>" * depth + PARAGRAPH + "</w:tc></w:tr></w:tbl>" * depth)


def nested_boxes(depth: int) -> bytes:
    """A table whose cell holds a table whose cell holds a text box with such a table again."""
    begin = f"<w:tbl><w:tr>{CELL}<w:tc>" * 2 + "<w:p><w:r><w:txbxContent>"
    end = "</w:txbxContent></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * 2
    return word(begin * depth + PARAGRAPH + end * depth)


def spanning(columns: int, rows: int = 2) -> bytes:
    """Headers whose cells say that they cover so many columns."""
    span = f'<w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr>'
    cells = (f"<w:tc>{span}<w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:tc>" for said in ("月份", "活动内容"))
    header = f"<w:tr>{''.join(cells)}</w:tr>" * rows
    return word(f"<w:tbl>{header}<w:tr>{CELL * 2}</w:tr></w:tbl>")


def many_lists(count: int) -> bytes:
    """Lists that share a definition of as many levels, each with a number of hundreds of signs."""
    levels = f'<w:lvl w:ilvl="0"><w:lvlText w:val="{"%1" * 250}"/></w:lvl>' * count
    lists = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/></w:num>' for n in range(1, count))
    numbering = f'<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{lists}</w:numbering>'
    listed = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>开会</w:t></w:r></w:p>'
    relation = (
        '<Relationships><Relationship Id="a" Type="x/numbering" Target="numbering.xml"/></Relationships>'
    )
    return packed(
        {
            "word/document.xml": BODY.format(listed * count).encode(),
            "word/numbering.xml": numbering.encode(),
            "word/_rels/document.xml.rels": relation.encode(),
        }
    )


def many_merged(count: int) -> bytes:
    """A sheet with so many rows and as many merged cells, each far below."""
    rows = '<row><c t="str"><v>开会</v></c></row>' * count
    merged = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(count + 1, 2 * count))
    return sheet(f"<sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells>")


def long_words(count: int) -> bytes:
    """A sheet in which so many cells say the same hundred thousand signs."""
    rows = '<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>' * count
    return sheet(f"<sheetData>{rows}</sheetData>", f"<sst><si><t>{'会' * 100_000}</t></si></sst>")


def sheet(inner: str, shared: str = "<sst/>") -> bytes:
    """An .xlsx of one sheet."""
    relation = '<Relationship Id="{}" Type="x/{}" Target="{}"/>'
    relations = relation.format("r", "worksheet", "s.xml") + relation.format("w", "sharedStrings", "w.xml")
    return packed(
        {
            "xl/workbook.xml": b'<workbook><sheets><sheet name="a" id="r"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f"<Relationships>{relations}</Relationships>".encode(),
            "xl/s.xml": f"<worksheet>{inner}</worksheet>".encode(),
            "xl/w.xml": shared.encode(),
        }
    )


def png(width: int, height: int, *, whole: bool = True) -> bytes:
    """A black PNG of this size; not `whole`: only its header says so."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    press = zlib.compressobj(1)
    row, rows = b"\0" * (3 * width + 1), height if whole else 1
    packed_rows = b"".join(press.compress(row) for _ in range(rows)) + press.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed_rows) + chunk(b"IEND", b"")
