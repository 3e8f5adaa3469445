"""The forms of a document by name; document_formats.py makes them."""

from enum import StrEnum


class Form(StrEnum):
    """A kind of file, named as the command line names it."""

    PNG = "png"
    DOCX = "docx"
    XLSX = "xlsx"
    REVIEW = "review"

    @property
    def ending(self) -> str:
        """What the name of such a file ends with: the draft of a 年终总结 is a Word file too."""
        return "docx" if self is Form.REVIEW else self.value


FILES = (Form.PNG, Form.DOCX, Form.XLSX)  # of every period; a 年终总结 is made when it is asked for
