"""The forms of a document by name; document_formats.py makes them."""

from enum import StrEnum


class FileForm(StrEnum):
    """A kind of file, named as the command line names it."""

    PNG = "png"
    DOCX = "docx"
    XLSX = "xlsx"
    REVIEW = "review"

    @property
    def ending(self) -> str:
        """What the name of such a file ends with: the draft of a 年终总结 is a Word file too."""
        return "docx" if self is FileForm.REVIEW else self.value


LONGEST_NAME = 100  # signs before the ending
FILES = (FileForm.PNG, FileForm.DOCX, FileForm.XLSX)  # of every period; a 年终总结 is asked for


def file_name(title: str, form: FileForm) -> str:
    """What a document is called as a file, with nothing in it that a file name may not hold."""
    kept = "".join("-" if char in '\\/:*?"<>|' or not char.isprintable() else char for char in title)
    return f"{kept.replace(' ', '_')[:LONGEST_NAME]}.{form.ending}"
