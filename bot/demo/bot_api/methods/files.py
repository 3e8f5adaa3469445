"""getFile: where the bytes of a file can be downloaded (bot/demo/bot_api/http.py serves them)."""

from bot.demo.bot_api.call import Call
from bot.demo.bot_api.errors import bad_request
from bot.demo.bot_api.room import Room
from bot.demo.bot_api.values import Json

DOWNLOAD_BYTES = 20 * 1024 * 1024


def get_file(room: Room, call: Call) -> Json:
    """The file's path for /file/bot<token>/<path>; up to 20 MB."""
    file_id = call.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    stored = room.file(file_id)
    if stored is None:
        raise bad_request("invalid file_id")
    if stored.size > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {
        "file_id": file_id,
        "file_unique_id": stored.file_unique_id,
        "file_size": stored.size,
        "file_path": stored.path,
    }
