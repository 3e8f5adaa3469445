"""Copies through the real child and the real Apprise, to robots and a mailbox on the loopback."""

import asyncio
import base64
import email
import hmac
import socket
from email import policy

import pytest
import requests

from bot.workers import mirror_worker
from bot.workers.client import carry
from bot.workers.mirror_handover import Fate, MirrorFault, Told, meaning, parse_outcome
from tests.robots import Robots, mailbox, robots
from union.mirrors.destinations import Address, Channel, Load, read_address

LONG = 80 * 1024


def address(text: str, *allowed: str) -> Address:
    """A place we know to be one."""
    found = read_address(text, allowed)
    assert isinstance(found, Address)
    return found


def carried(*loads: Load) -> list[Told]:
    """What the child told of these."""
    told = list[str]()
    asyncio.run(carry(loads, told.append))
    return [parse_outcome(line) for line in told]


def wecom(there: Robots, key: str) -> Address:
    return address(f"http://{there.place}/cgi-bin/webhook/send?key={key}", there.place)


@pytest.mark.slow
def test_each_robot_gets_its_own_json() -> None:
    """企业微信, 钉钉 signed, 飞书, a service, a mail with its file, two messages each in order; in one child."""
    secret = "SEC0123456789abcdef0123"
    with robots() as there, mailbox() as (post_office, mails):
        base = f"http://{there.place}"
        places = (
            wecom(there, "693a91f6-7aaa"),
            address(f"{base}/robot/send?access_token=9e8f7a6b {secret}", there.place),
            address(f"{base}/open-apis/bot/v2/hook/3c4d-5e6f", there.place),
            address(f"json://{there.place}/hooks/service1", there.place),
        )
        mail = address(f"mailto://{post_office}?to=office@union.example&from=bot@union.example", post_office)
        loads = [
            Load(number, each, "红星厂工会：月报", ("第一段\n<b>", "第二段"))
            for number, each in enumerate(places)
        ]
        file = ("11月月报.docx", b"PK\x03\x04" * 9)
        told = carried(*loads, Load(9, mail, "红星厂工会：月报", ("第一段\n<b>",), file))
    assert sorted(each.id for each in told) == [0, 0, 1, 1, 2, 2, 3, 3, 9]
    assert {each.fate for each in told} == {Fate.ARRIVED}
    calls = {call.path.split("/")[1]: call for call in there.calls if "第二段" in str(call.body)}
    assert calls["cgi-bin"].body == {"msgtype": "text", "text": {"content": "第二段"}}
    assert calls["open-apis"].body == {"msg_type": "text", "content": {"text": "第二段"}}
    assert calls["robot"].body["text"] == {"content": "第二段"}
    signed = calls["robot"].query
    moment = signed["timestamp"][0]
    made = hmac.digest(secret.encode(), f"{moment}\n{secret}".encode(), "sha256")
    assert signed["sign"] == [base64.b64encode(made).decode()]
    assert calls["hooks"].body["title"] == "红星厂工会：月报"
    for key in ("693a91f6", "9e8f7a6b", "3c4d-5e6f", "service1"):
        assert there.texts(key) == ["第一段\n<b>", "第二段"]
    sent = email.message_from_string(mails[0], policy=policy.default)
    body, attached = sent.get_body(), list(sent.iter_attachments())
    assert body is not None and body.get_content_type() == "text/plain"
    assert body.get_content().splitlines() == ["第一段", "<b>"]
    assert sent["Subject"] == "红星厂工会：月报"
    assert [(each.get_filename(), each.get_content()) for each in attached] == [file]


@pytest.mark.slow
def test_a_robot_says_no_in_a_success() -> None:
    """Refused, busy, gone, redirected, a portal's page: none of these has arrived, and no word of it is sent on."""
    answers = {
        "refused1": (200, {}, b'{"errcode":93000,"errmsg":"invalid webhook url"}'),
        "busy4567": (200, {}, b'{"errcode":45009,"errmsg":"api freq out of limit"}'),
        "broken45": (502, {}, b"bad gateway"),
        "missing4": (404, {}, b"not found"),
        "elsewher": (302, {"Location": "http://169.254.169.254/latest"}, b""),
        "portal45": (200, {}, b"<html>log in</html>"),
        "endless4": (200, {}, b'{"errcode":0,"x":"' + b"a" * LONG + b'"}'),
    }
    with robots() as there:
        there.answers = {key: [answer] for key, answer in answers.items()}
        told = carried(
            *(Load(number, wecom(there, key), "", ("一", "二")) for number, key in enumerate(answers))
        )
    found = {tuple(answers)[each.id]: (each.fate, each.fault) for each in told}
    assert len(told) == len(answers) == len(there.calls)
    assert found == {
        "refused1": (Fate.REFUSED, MirrorFault.KEY),
        "busy4567": (Fate.AGAIN, MirrorFault.BUSY),
        "broken45": (Fate.DOUBT, MirrorFault.BUSY),
        "missing4": (Fate.REFUSED, MirrorFault.KEY),
        "elsewher": (Fate.REFUSED, MirrorFault.PLACE),
        "portal45": (Fate.DOUBT, MirrorFault.OTHER),
        "endless4": (Fate.DOUBT, MirrorFault.OTHER),
    }


@pytest.mark.parametrize(
    ("channel", "body", "fault"),
    [
        (Channel.DINGTALK, b'{"errcode":310000,"errmsg":"keywords not in content"}', MirrorFault.KEYWORD),
        (Channel.DINGTALK, b'{"errcode":310000,"errmsg":"sign not match"}', MirrorFault.SIGN),
        (Channel.DINGTALK, b'{"errcode":310000,"errmsg":"ip 1.2.3.4 not in whitelist"}', MirrorFault.SOURCE),
        (Channel.DINGTALK, b'{"errcode":300005,"errmsg":"token is not exist"}', MirrorFault.KEY),
        (Channel.FEISHU, b'{"code":19024,"msg":"Key Words Not Found"}', MirrorFault.KEYWORD),
        (Channel.FEISHU, b'{"code":19021,"msg":"sign match fail"}', MirrorFault.SIGN),
        (Channel.WECOM, b'{"errcode":40058,"errmsg":"invalid Request Parameter"}', MirrorFault.OTHER),
    ],
)
def test_the_words_of_a_refusal_are_understood(channel: Channel, body: bytes, fault: MirrorFault) -> None:
    """Each names what the 管理员 can do."""
    assert meaning(channel, 200, body) == (Fate.REFUSED, fault)


def test_who_does_not_answer_is_in_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message was sent, no answer came; who can't be reached at all was sent nothing."""
    monkeypatch.setattr(mirror_worker, "PART_SECONDS", (0.3, 0.05))
    with robots() as there:
        mirror_worker.LINE.address = place = wecom(there, "hang4567")
        with pytest.raises(requests.RequestException):
            mirror_worker.post(place.url, data=b"{}")
        assert mirror_worker.LINE.fate == (Fate.DOUBT, MirrorFault.NETWORK)
    with pytest.raises(requests.RequestException):
        mirror_worker.post(place.url, data=b"{}")
    assert mirror_worker.LINE.fate == (Fate.AGAIN, MirrorFault.NETWORK)


@pytest.mark.parametrize(
    ("host", "port"),
    [
        ("127.0.0.1", 25),
        ("10.1.2.3", 465),
        ("169.254.169.254", 587),
        ("::1", 25),
        ("::ffff:127.0.0.1", 25),
        ("93.184.216.34", 22),
    ],
)
def test_mail_goes_nowhere_inside(host: str, port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever name the group gave: no address of our own network is connected to, and no port but mail's."""
    connected = list[tuple[str, int]]()
    monkeypatch.setattr(mirror_worker, "CONNECT", lambda to, *_: connected.append(to))
    mirror_worker.LINE.address = address("mailto://u:p@mail.example.cn?to=a@b.cn")
    with pytest.raises(OSError, match="not a place for mail"):
        mirror_worker.connected((host, port))
    assert connected == []
    assert mirror_worker.LINE.fate == (Fate.REFUSED, MirrorFault.PLACE)


def test_mail_goes_to_the_address_that_was_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not to what a second look-up may tell."""
    connected = list[tuple[str, int]]()
    told = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, 465)) for host in ("10.0.0.1", "93.184.216.34")
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: told)
    monkeypatch.setattr(mirror_worker, "CONNECT", lambda to, *_: connected.append(to))
    mirror_worker.LINE.address = address("mailto://u:p@mail.example.cn?to=a@b.cn")
    mirror_worker.connected(("mail.example.cn", 465))
    assert connected == [("93.184.216.34", 465)]


def test_nobody_else_is_called() -> None:
    """What Apprise made of an address may only go to that very host."""
    mirror_worker.LINE.address = address("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7aaa")
    for url in ("https://evil.example/", "http://qyapi.weixin.qq.com/", "https://qyapi.weixin.qq.com:8443/"):
        assert mirror_worker.post(url, data=b"{}").status_code == 403
        assert mirror_worker.LINE.fate == (Fate.REFUSED, MirrorFault.PLACE)
