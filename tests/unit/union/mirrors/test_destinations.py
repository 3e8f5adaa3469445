"""Addresses of robots and mailboxes: which are taken, which are not, and that no key is ever shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from union.mirrors.destinations import (
    MOST_BYTES,
    MOST_PARTS,
    Address,
    Channel,
    Wrong,
    holds_address,
    parts,
    read_address,
    veiled,
)
from union.words import words

_ = words("zh_Hans")
KEY = "693a91f6-7aaa-4bc4-97a0-0ec2a1b2c3d4"
WECOM = f"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={KEY}"
DINGTALK = "https://oapi.dingtalk.com/robot/send?access_token=9e8f7a6b5c4d3e2f13800138000a9e8f"
FEISHU = "https://open.feishu.cn/open-apis/bot/v2/hook/3c4d5e6f-1111-2222-3333-444455556666"
MAIL = "mailto://bot:Pa55word@163.com?to=office@union.example"
SECRET = "SEC" + "a1b2c3d4" * 8


@pytest.mark.parametrize(
    ("text", "channel", "tail"),
    [
        (WECOM, Channel.WECOM, "c3d4"),
        (f"地址是{WECOM}，谢谢", Channel.WECOM, "c3d4"),
        (f"{WECOM}&debug=1", Channel.WECOM, "c3d4"),
        (DINGTALK, Channel.DINGTALK, "9e8f"),
        (f"{DINGTALK}\n加签 {SECRET}", Channel.DINGTALK, "9e8f"),
        (FEISHU, Channel.FEISHU, "6666"),
        (f"{FEISHU}/", Channel.FEISHU, "6666"),
        (FEISHU.replace("feishu.cn", "larksuite.com"), Channel.FEISHU, "6666"),
        (MAIL, Channel.MAIL, "of…@union.example"),
        ("mailtos://bot:Pa55word@mail.union.example:465", Channel.MAIL, "bo…@mail.union.example"),
    ],
)
def test_an_address_is_read_as_the_vendor_shows_it(text: str, channel: Channel, tail: str) -> None:
    """Its kind, and what may be shown of it."""
    found = read_address(text)
    assert isinstance(found, Address)
    assert (found.channel, found.tail, found.trusted) == (channel, tail, False)
    assert (found.secret == SECRET) is (SECRET in text)
    assert read_address(found.written) == found
    shown = repr(found) + veiled(text)
    assert not any(each in shown for each in (KEY, "9e8f7a6b", "3c4d5e6f", "Pa55word", SECRET))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("没有地址", Wrong.NONE),
        ("ftp://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1234567890", Wrong.NONE),
        (WECOM.replace("https", "http"), Wrong.HOST),
        (WECOM.replace(".com/", ".com:8443/"), Wrong.HOST),
        (WECOM.replace("qyapi.weixin.qq.com", "qyapi.weixin.qq.com.evil.example"), Wrong.HOST),
        (WECOM.replace("qyapi.weixin.qq.com", "evil.example"), Wrong.HOST),
        (WECOM.replace("qyapi.weixin.qq.com", "qyapi.weixin.qq.com@evil.example"), Wrong.HOST),
        (WECOM.replace("https://", "https://user:pass@"), Wrong.KEY),
        ("https://127.0.0.1/cgi-bin/webhook/send?key=1234567890", Wrong.HOST),
        ("https://[::1]/cgi-bin/webhook/send?key=1234567890", Wrong.HOST),
        ("https://[::1/cgi-bin", Wrong.KEY),
        ("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=", Wrong.KEY),
        ("https://qyapi.weixin.qq.com/cgi-bin/webhook/upload_media?key=1234567890", Wrong.KEY),
        ("https://qyapi.weixin.qq.com/robot/send?access_token=1234567890", Wrong.KEY),
        ("https://open.feishu.cn/open-apis/bot/v2/hook/a/../../x1234567", Wrong.KEY),
        ("json://10.0.0.5/hooks/1234567890", Wrong.HOST),
        ("mailto://bot:p@163.com?to=a@b.cn&mode=insecure", Wrong.OPTION),
        ("mailto://bot:p@163.com?to=a@b.cn&pgpkey=/etc/passwd", Wrong.OPTION),
        ("mailto://bot:p@163.com?to=a@b.cn&verify=no", Wrong.OPTION),
        ("mailto://bot:p@163.com:22?to=a@b.cn", Wrong.HOST),
        ("mailto://?to=a@b.cn", Wrong.KEY),
    ],
)
def test_what_is_no_address_of_ours_is_not_taken(text: str, why: Wrong) -> None:
    """Each with its reason; nothing points into the operator's own network."""
    assert read_address(text) is why


def test_the_operator_may_let_in_a_host() -> None:
    """A house's own 飞书 or relay, also without TLS; the path says how it is spoken to, and no other port is meant."""
    there = "http://10.0.0.5:8443/open-apis/bot/v2/hook/3c4d5e6f-1111"
    for allowed in (["10.0.0.5:8443"], ["10.0.0.5"]):
        found = read_address(there, allowed)
        assert isinstance(found, Address)
        assert (found.channel, found.trusted) == (Channel.FEISHU, True)
    assert read_address(there, ["10.0.0.5:9000"]) is Wrong.HOST


@pytest.mark.parametrize(
    "text",
    [
        "今天走访3户",
        "见 https://www.dingtalk.com/robot",
        "https://example.cn/send?key=abcdefgh12345",
        "mailto:a@b.cn",
    ],
)
def test_other_links_are_left_alone(text: str) -> None:
    """Only what opens something is cut."""
    assert not holds_address(text)
    assert veiled(text) == text


@given(st.text(alphabet="走访困难职工3户\n，ab <>at/", max_size=4000), st.sampled_from(sorted(MOST_BYTES)))
def test_every_message_fits_and_none_is_lost(text: str, channel: Channel) -> None:
    """Within the robot's limit; without the numbers the parts are the text, or its beginning where it is too long."""
    found = parts(_, text, channel)
    assert len(found) <= MOST_PARTS
    assert all(len(part.encode()) <= MOST_BYTES[channel] for part in found)
    if len(found) == 1 and channel is not Channel.FEISHU:
        assert found == [text]


def test_a_long_text_is_cut_between_lines() -> None:
    """Numbered; what is left over is in the group."""
    lines = [f"{number}：" + "走访慰问" * 20 for number in range(60)]
    found = parts(_, "\n".join(lines), Channel.WECOM)
    assert [part.rsplit("\n", 1)[1] for part in found] == ["（1/4）", "（2/4）", "（3/4）", "全文见群里"]
    told = [line for part in found for line in part.split("\n") if "走访" in line]
    assert told == lines[: len(told)]
    assert parts(_, "\n".join(lines), Channel.MAIL) == ["\n".join(lines)]


def test_nobody_rings_for_everybody() -> None:
    """飞书 reads tags in a text: an item's title must not be one."""
    assert parts(_, '<at user_id="all">所有人</at>', Channel.FEISHU) == ['＜at user_id="all">所有人＜/at>']
