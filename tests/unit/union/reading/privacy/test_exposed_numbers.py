"""Which figures are surely private: asked about in a group, so in doubt nothing is said."""

import pytest

from union.reading.privacy.redaction import Exposed, exposed_figures

ID, CARD, MOBILE = Exposed.ID, Exposed.CARD, Exposed.MOBILE
SHOWS = (
    ("王秀兰 11010519491231002X", (ID,)),
    ("１１０１０５１９４９１２３１００２Ｘ", (ID,)),
    ("110105 19491231 002x", (ID,)),
    ("身份证11010119900307663X", (ID,)),  # a slip of the pen: it is said to be one
    ("卡号6222 0212 3456 7890 128", (CARD,)),
    ("给刘建国转 6222021234567890128", (CARD,)),
    ("张师傅电话138-1234-5678", (MOBILE,)),
    ("+86 13812345678", (MOBILE,)),
    ("联系困难职工刘建国 13812345678", (MOBILE,)),
    ("联系家属13812345678，身份证11010519491231002X，卡6222021234567890128", (ID, CARD, MOBILE)),
    ("联系方式\n" + "\n".join(f"职工{place} 1381234567{place}" for place in range(5)), (MOBILE,)),
)
SHOWS_NONE = (
    "今天走访慰问困难职工12户，慰问金6000元",
    "编号11010119900307663X",  # its check figure is wrong
    "11010519491331002X",  # no such month
    "订单号6222021234567890128",
    "工会账号6222021234567890128，开户行工行",
    "6222021234567890127",
    "6222021234567890128元",
    "报名联系王芳13812345678",
    "热线12351，办公室010-12345678",
    "2024 2025 2026 2027，20261101-20261130",
    "身份证****002X，手机****5678",
    "",
)


@pytest.mark.parametrize(("text", "kinds"), SHOWS)
def test_what_is_surely_private_is_found(text: str, kinds: tuple[Exposed, ...]) -> None:
    """An ID by its birthday and check figure, a card by its own, a mobile that is no contact's."""
    assert exposed_figures(text) == kinds


@pytest.mark.parametrize("text", SHOWS_NONE)
def test_doubt_is_silence(text: str) -> None:
    """What fails a check, belongs to an office or is meant to be called."""
    assert exposed_figures(text) == ()
