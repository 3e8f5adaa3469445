"""A workbook's last touches on its bytes: what its formulas come to, and nothing of the moment it was made."""

import re
import zipfile
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from io import BytesIO

ABOUT = "docProps/core.xml"
MODIFIED = re.compile(r"(<dcterms:modified[^>]*>)[^<]*")
# A formula's cell as openpyxl writes it: its value is left empty.
FORMULA = re.compile(r'(<c r="(?P<cell>[A-Z]+\d+)"[^>]*><f>[^<]*</f>)<v\s*(?:/>|></v>)')


def packed_alike(content: bytes, made: datetime, worth: Mapping[str, Mapping[str, Decimal]]) -> bytes:
    """The workbook packed anew, as of `made`; `worth`: by part of the package, what each formula's cell comes to."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, _touched(name, old.read(name), made, worth.get(name, {})))
    return file.getvalue()


def _touched(name: str, part: bytes, made: datetime, worth: Mapping[str, Decimal]) -> bytes:
    if name == ABOUT:
        return MODIFIED.sub(rf"\g<1>{made:%Y-%m-%dT%H:%M:%SZ}", part.decode()).encode()
    if not worth:
        return part
    return FORMULA.sub(
        lambda found: f"{found[1]}<v>{worth[found['cell']].normalize():f}</v>", part.decode()
    ).encode()
