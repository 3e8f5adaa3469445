"""The document of a message, or of the one it replies to, becomes words behind the message's own.

It is fetched and read before the transaction begins; the handler sees a longer text, or why there is none.
"""

from dataclasses import replace

from handlers.said import Document, Incoming, keepable
from handlers.services import Services
from union.documents.reading import text_of
from union.documents.template_check import check_template
from union.documents.unreadable import MOST_BYTES, Refused, Unreadable


async def with_document(services: Services, came: Incoming) -> Incoming:
    """The update with its document's words; unchanged when it has none."""
    said = came.said
    document = None if said is None else said.document or said.reply_document
    if said is None or document is None:
        return came
    try:
        words = await _words(services, document)
    except Unreadable as error:
        return replace(came, said=replace(said, refused=error.reason))
    text = f"{said.text}\n{keepable(words, private=came.where.private)}"
    return replace(came, said=replace(said, text=text))


async def with_template(services: Services, came: Incoming) -> Incoming:
    """The update with its document's bytes, if that may be a template of reports; unchanged when it has none."""
    said = came.said
    document = None if said is None else said.document or said.reply_document
    if said is None or document is None:
        return came
    try:
        content = await _content(services, document)
        check_template(content, document.name)
    except Unreadable as error:
        return replace(came, said=replace(said, refused=error.reason))
    return replace(came, said=replace(said, file=content))


async def _words(services: Services, document: Document) -> str:
    return text_of(await _content(services, document))


async def _content(services: Services, document: Document) -> bytes:
    if document.size > MOST_BYTES:
        raise Unreadable(Refused.TOO_LARGE)
    content = await services.gateway.download(document.file_id, MOST_BYTES)
    if content is None:
        raise Unreadable(Refused.NOT_FETCHED)
    return content
