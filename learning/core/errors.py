"""What can go wrong, one class for each case that a caller treats differently.

Each holds three sentences for a person: what happened, what is safe, what to do next.
"""


class Trouble(Exception):
    """Base of everything that is answered with a page of its own."""

    status = 500
    title = "Something went wrong"
    what = "An error on our side stopped this page."
    safe = "Everything you had saved is still there."
    next = "Try again in a minute. If it happens again, report it with the request number below."

    def __init__(self, what: str = "", *, safe: str = "", next: str = "", retry_after: int | None = None) -> None:
        self.what = what or self.what
        self.safe = safe or self.safe
        self.next = next or self.next
        self.retry_after = retry_after
        super().__init__(self.what)


class NotFound(Trouble):
    """There is no such thing, or not for this person: both look the same."""

    status = 404
    title = "Page not found"
    what = "There is no page at this address, or it is not open to you."
    safe = "Nothing was changed."
    next = "Check the address, or start again from the home page."


class Forbidden(Trouble):
    """The thing is known to exist, the act is not this person's."""

    status = 403
    title = "Not open to you"
    what = "Your account may not do this."
    safe = "Nothing was changed."
    next = "Sign in with another account, or ask the administrator of this site."


class SignInNeeded(Trouble):
    """Nobody is signed in."""

    status = 401
    title = "Please sign in"
    what = "This needs an account, and you are not signed in."
    safe = "Nothing was changed."
    next = "Sign in, then do it again."


class Conflict(Trouble):
    """The thing has moved on since the page was made."""

    status = 409
    title = "This has moved on"
    what = "This was changed elsewhere since the page was opened."
    safe = "Everything saved before is still there; this request changed nothing."
    next = "Load the page again to see where it stands."


class Gone(Trouble):
    """It was there once: a link already used or expired."""

    status = 410
    title = "This link no longer works"
    what = "The link was used before or has expired."
    safe = "Nothing was changed."
    next = "Ask for a new link."


class Refused(Trouble):
    """What was sent cannot be accepted as it is."""

    status = 422
    title = "This could not be accepted"
    what = "What was sent does not fit this page."
    safe = "Nothing was changed."
    next = "Go back, correct it and send it again."


class TooLarge(Trouble):
    """More was sent than any page of this site asks for."""

    status = 413
    title = "Too much at once"
    what = "More was sent than this page accepts."
    safe = "Nothing was changed."
    next = "Send less and try again."


class TooMany(Trouble):
    """A limit was reached; `retry_after` is in seconds."""

    status = 429
    title = "Too many attempts"
    what = "This was tried too often in a short time."
    safe = "Nothing was changed and your account is safe."
    next = "Wait a little, then try again."


class Unavailable(Trouble):
    """The database cannot be reached or is busy; `retry_after` is in seconds."""

    status = 503
    title = "Not available for a moment"
    what = "The database is not answering."
    safe = "What was saved is still there; this request was not saved."
    next = "Try again in a few seconds."
