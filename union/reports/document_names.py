"""The forms of a document by name; document_formats.py makes them."""

from enum import StrEnum


class Form(StrEnum):
    """A kind of file, named as the command line names it."""

    PNG = "png"
    DOCX = "docx"
    XLSX = "xlsx"
