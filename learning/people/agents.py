"""A browser in a few words, so that people recognise their own sessions."""

# In this order: most browsers also name the ones they resemble.
_BROWSERS = {"Firefox/": "Firefox", "Edg/": "Edge", "OPR/": "Opera", "Chrome/": "Chrome", "Safari/": "Safari"}
_SYSTEMS = {"Android": "Android", "iPhone": "iPhone", "iPad": "iPad", "Windows": "Windows", "Mac OS": "Mac",
            "CrOS": "ChromeOS", "Linux": "Linux"}  # fmt: skip


def described(agent: str) -> str:
    """Return words like "Firefox on Windows" for what a browser says of itself."""
    browser = _first(_BROWSERS, agent) or "A browser"
    system = _first(_SYSTEMS, agent)
    return f"{browser} on {system}" if system else browser


def _first(names: dict[str, str], agent: str) -> str:
    return next((name for mark, name in names.items() if mark in agent), "")
