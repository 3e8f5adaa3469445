"""Which log is put right was asked, and one was pressed: the words are about it then, however little they say of it."""

from tests.unit.handlers.stage import LI, WANG, ZHOU
from tests.unit.handlers.week import Week


def test_a_figure_near_its_own_takes_its_place() -> None:
    """Of a colleague's log too: it is told, and the author has it back with one press."""
    week = Week()
    week.join(WANG)
    week.says(LI, "今天走访困难职工4户，慰问金1240元")
    week.says(WANG, "昨天走访困难职工5户，慰问金1350元")
    assert week.says(ZHOU, "困难职工那趟是1,420 票在我这").startswith("要改的是哪一条记录？")
    week.press(ZHOU, "#1")
    assert "已更正 #1 帮扶慰问：困难职工4户、慰问金1420元" in "\n".join(week.stage.queued()[-2:])
