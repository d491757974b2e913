"""Self-hosted video: the file, from the content folder, and its captions, from the published store."""

from flask import Blueprint, Response, send_from_directory

from learning.core import web
from learning.core.errors import NotFound
from learning.core.web import requires
from learning.library import published
from learning.library.kinds import VIDEO_SUFFIX

media = Blueprint("media", __name__)


@media.get(f"/media/<slug>{VIDEO_SUFFIX}")
@requires("read")
def video(slug: str) -> Response:
    """A video, in ranges if the browser asks for one."""
    folder = web.settings().content / "media"
    response = send_from_directory(folder, f"{slug}{VIDEO_SUFFIX}", conditional=True)
    response.headers["Cache-Control"] = "private, max-age=3600"  # reading may need an account
    return response


@media.get("/media/<slug>.vtt")
@requires("read")
def captions(slug: str) -> Response:
    """The captions of a video."""
    with web.database().reading() as db:
        text = published.text_at(db, f"media/{slug}.vtt")
    if text is None:
        raise NotFound
    return Response(text, mimetype="text/vtt")
