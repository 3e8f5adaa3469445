"""What colleagues call somebody of a Chinese name: 国强, 小陈, 阿强, 强哥, 瑶瑶, 冯嬢, 赵队."""

from collections.abc import Iterator

BEFORE_SURNAME = "老小"
BEHIND_SURNAME = ("姐", "大姐", "哥", "嬢", "姨", "叔", "伯", "工", "总", "队", "师傅", "老师")
BEHIND_GIVEN = ("姐", "哥", "嬢", "姨", "叔", "伯", "妹", "弟", "仔", "子", "娃", "娃儿")
FULL_SIGNS = range(2, 4)  # of a name with a surname of one sign


def familiar(name: str) -> Iterator[str]:
    """Every such form of a simplified name; none for one that is not of two or three Chinese signs.

    Several may share a form: whoever asks takes it only where one fits.
    """
    if len(name) not in FULL_SIGNS or not all("\u4e00" <= sign <= "\u9fff" for sign in name):
        return
    surname, given, last = name[0], name[1:], name[-1]
    if len(given) > 1:
        yield given
    yield from (before + surname for before in BEFORE_SURNAME)
    yield from (surname + behind for behind in BEHIND_SURNAME)
    yield from (f"阿{last}", f"小{last}", last * 2)
    yield from (last + behind for behind in BEHIND_GIVEN)
