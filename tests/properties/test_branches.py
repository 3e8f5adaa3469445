"""Reading branches of any text at all: it never raises, says the same again, and points into the text."""

from hypothesis import given
from hypothesis import strategies as st

from union.core.branches import Branch
from union.reading.names.branches import named_branches, place_word

NAMES = ("一车间", "二车间", "十二车间", "机关", "A班", "生产部工会小组")
BRANCHES = [
    Branch(place, name, learned=("装配线",) * (place == 2), place=place) for place, name in enumerate(NAMES)
]
PIECES = st.sampled_from(
    [
        *NAMES,
        "第",
        "2",
        "二",
        "、",
        "至",
        "-",
        "#",
        "号",
        "车间",
        "各",
        "全厂",
        "除",
        "外",
        "没去",
        "İ",
        "\ue001",
        "１",
        " ",
        "\n",
    ]
)


@given(st.lists(PIECES | st.text(max_size=4), max_size=12).map("".join))
def test_any_text_is_read(text: str) -> None:
    """The words found, read alone, name a branch found; and whole numbers are never cut."""
    found = named_branches(text, BRANCHES)

    assert found == named_branches(text, BRANCHES)
    assert {each.branch for each in found.mentions} <= set(found.branches)
    assert all(0 <= each.start < each.end <= len(text) for each in found.mentions)
    place_word(text, BRANCHES)


@given(st.integers(1, 99), st.sampled_from(NAMES[:3]))
def test_a_number_is_never_part_of_another(number: int, name: str) -> None:
    """「21车间」 is not 一车间."""
    values = {"一车间": 1, "二车间": 2, "十二车间": 12}
    found = named_branches(f"今天走访{number}车间3户", BRANCHES)
    assert (values[name] == number) == (name in [each.name for each in found.branches])
