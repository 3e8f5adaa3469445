"""What may be kept of any words: without signs that garble, without addresses, private figures and names of helped people."""

from union.mirrors.destinations import veiled
from union.reading.privacy.redaction import mask_names, mask_private

# Controls but tab and line break, zero-width spaces, marks of direction, halves of characters; what joins an emoji stays.
INVISIBLE = dict.fromkeys(
    code for span in ((0, 9), (11, 32), (0x7F, 0xA0), (0x2060, 0x2070)) for code in range(*span)
) | dict.fromkeys(
    (0xAD, 0x61C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), 0xFEFF, *range(0xD800, 0xE000))
)


def keepable(words: str, *, private: bool) -> str:
    """What may be kept of any words: also those of a document."""
    text = mask_private(veiled(visible(words)))
    return text if private else mask_names(text)


def visible(text: str) -> str:
    """Without control characters and those that turn the direction of writing: they would garble what stands beside."""
    # What is printable holds none of them, and most words are.
    return (text if text.isprintable() else text.translate(INVISIBLE)).strip()
