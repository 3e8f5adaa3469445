"""The register of representatives as it is pasted, changed in words or read off a table."""

import pytest

from union.attendance.representatives import QUORUM, RegisterDeed, listed_names, read_register

PUT, ADD, DROP, SHOW = RegisterDeed.PUT, RegisterDeed.ADD, RegisterDeed.DROP, RegisterDeed.SHOW
READ = [
    ("职工代表名单：周敏、李建国，王芳", PUT, ("周敏", "李建国", "王芳")),
    ("第三届会员代表名册\n1.周敏\n2.李建国（一车间）", PUT, ("周敏", "李建国")),
    ("职工代表名单：\n一车间：周敏、李建国\n二车间：欧阳明", PUT, ("周敏", "李建国", "欧阳明")),
    ("教职工代表：周敏、李建国", PUT, ("周敏", "李建国")),
    ("职工代表名单: Li Wei, Kavitha Devi", PUT, ("Li Wei", "Kavitha Devi")),
    ("會員代表名單：陳大文、張國強", PUT, ("陳大文", "張國強")),
    ("补选职工代表：郑强", ADD, ("郑强",)),
    ("职工代表名单加上郑强、何淑珍", ADD, ("郑强", "何淑珍")),
    ("职工代表名册去掉郑强", DROP, ("郑强",)),
    ("职工代表名单", SHOW, ()),
    ("职工代表一共有多少人？", SHOW, ()),
]


@pytest.mark.parametrize(("text", "deed", "names"), READ)
def test_what_words_do_with_the_register(text: str, deed: RegisterDeed, names: tuple[str, ...]) -> None:
    """The whole list, a change of it, or a question."""
    found = read_register(text)
    assert found is not None
    assert (found.deed, found.names) == (deed, names)


@pytest.mark.parametrize(
    "text",
    [
        "职工代表：张三、李四、王五参加了座谈会",
        "今天慰问职工代表3人",
        "职工代表名单11月30日前报来",
        "补选职工代表的通知已发",
        "下周二开职工代表座谈会",
    ],
)
def test_work_with_representatives_is_no_register(text: str) -> None:
    """Told or planned work stays what it is."""
    assert read_register(text) is None


def test_a_tables_row_names_one_and_two_rows_of_one_name_two() -> None:
    """The columns beside the name name nobody; a heading no one."""
    rows = "序号\t姓名\t单位\t职务\n1\t张伟\t二车间\t班长\n2\t张伟\t仓储部\t主任\n3\t单明\t党群工作部\t干事"
    assert listed_names(rows) == ("张伟", "张伟", "单明")


def test_two_thirds_are_a_quorum() -> None:
    """Rounded up."""
    assert [QUORUM.needed(count) for count in (3, 4, 86)] == [2, 3, 58]
