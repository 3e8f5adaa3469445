"""Sealed secrets: opened by the same key alone, never the same twice, and refused when touched."""

import base64

from bot.web.site import keys_of
from handlers.core.sealed_secrets import for_chat, opened, seal, unsealed

KEY = keys_of("12345:token")
TEXT = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6 密"


def test_what_is_sealed_is_opened_by_its_key_alone() -> None:
    """Not under another token, nor for another purpose."""
    sealed = seal(KEY, "mirrors", TEXT)
    assert opened(KEY, "mirrors", sealed) == TEXT
    assert opened(keys_of("12345:another"), "mirrors", sealed) is None
    assert opened(KEY, "other", sealed) is None
    assert seal(KEY, "mirrors", TEXT) != sealed
    assert b"693a" not in base64.b64decode(sealed)


def test_every_bit_is_kept() -> None:
    """Whatever is changed in the database, nothing else comes out."""
    whole = base64.b64decode(seal(KEY, "mirrors", "abc"))
    for place in range(len(whole)):
        touched = bytes(each ^ (place == at) for at, each in enumerate(whole))
        assert opened(KEY, "mirrors", base64.b64encode(touched).decode()) is None
    assert opened(KEY, "mirrors", "AAAA") is None
    assert opened(KEY, "mirrors", base64.b64encode(whole[:-1]).decode()) is None


def test_a_message_is_unsealed_for_its_own_chat_alone() -> None:
    """Who has read the database and types what stood there is shown no secret, nor does anything like it break a send."""
    kept = f"https://gh.example/enter/{for_chat(KEY, 101, 'link')} %sealed-A% %sealed-AAAA%"
    assert unsealed(KEY, 101, kept) == "https://gh.example/enter/link %sealed-A% %sealed-AAAA%"
    assert unsealed(KEY, 102, kept) == kept
