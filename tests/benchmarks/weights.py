"""What a page weighs in a browser that sees the site for the first time."""

import shutil
from collections.abc import Iterator
from typing import Any

from tests.benchmarks.figures import Figure, skipped
from tests.benchmarks.scenes import Scene
from tests.serving import Served

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
KILOBYTES = "page cold in a browser, kB without fonts"
REQUESTS = "page cold in a browser, requests without fonts"


def weights(shown: Scene, server: Served) -> Iterator[Figure | str]:
    """Uncompressed kB and requests of the module page, fonts apart."""
    chromium = shutil.which("chromium")
    if chromium is None:
        yield skipped(KILOBYTES, shown.made.dialect, "needs Chromium")
        return
    loaded = _loaded(chromium, f"http://127.0.0.1:{server.port}{shown.module.url}", shown.people[0].cookie)
    plain = {kind: facts for kind, facts in loaded.items() if kind != "Font"}
    kilobytes = sum(size for _, size in plain.values()) / 1000
    details = {kind: {"requests": number, "kB": round(size / 1000, 1)} for kind, (number, size) in loaded.items()}
    yield Figure(KILOBYTES, shown.made.dialect, kilobytes, details)
    yield Figure(REQUESTS, shown.made.dialect, sum(number for number, _ in plain.values()))


def _loaded(chromium: str, url: str, cookie: str) -> dict[str, tuple[int, int]]:
    """Requests and uncompressed bytes of each kind of resource."""
    from playwright.sync_api import sync_playwright

    kinds: dict[str, str] = {}
    sizes: dict[str, int] = {}

    def begun(event: dict[str, Any]) -> None:
        kinds[event["requestId"]] = event.get("type", "Other")

    def received(event: dict[str, Any]) -> None:
        sizes[event["requestId"]] = sizes.get(event["requestId"], 0) + event["dataLength"]

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        context = browser.new_context()
        context.add_cookies([{"name": "sid", "value": cookie, "url": url}])
        page = context.new_page()
        network = context.new_cdp_session(page)
        network.on("Network.requestWillBeSent", begun)
        network.on("Network.dataReceived", received)
        network.send("Network.enable")
        page.goto(url, wait_until="networkidle")
        browser.close()
    totals: dict[str, tuple[int, int]] = {}
    for request, kind in kinds.items():
        number, size = totals.get(kind, (0, 0))
        totals[kind] = (number + 1, size + sizes.get(request, 0))
    return totals
