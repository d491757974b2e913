"""A reader without a browser: opens pages, sends their forms, and checks what every page owes whoever reads it."""

from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

Fields = dict[str, str | list[str]]


@dataclass
class Sheet:
    """One answer: its status, and the page as a person would read it."""

    response: TestResponse
    path: str

    def __post_init__(self) -> None:
        self.status = self.response.status_code
        self.soup = BeautifulSoup(self.response.text, "html.parser")
        if self.response.mimetype == "text/html" and self.response.text and self.status != 303:
            owes(self.soup)

    @property
    def text(self) -> str:
        """The words of the main part."""
        return " ".join((self.soup.main or self.soup).get_text(" ").split())

    @property
    def h1(self) -> str:
        """The first heading."""
        return " ".join(one(self.soup, "h1").get_text(" ").split())

    def links(self, within: str = "main") -> list[str]:
        """Where the links of a part lead."""
        return [str(link["href"]) for link in self.soup.select(f"{within} a[href]")]

    def form(self, label: str) -> Tag:
        """The form of this label."""
        return one(self.soup, f'form[aria-label="{label}"]')


def one(soup: BeautifulSoup | Tag, selector: str) -> Tag:
    """The first element of a selector, which must be there."""
    found = soup.select_one(selector)
    assert found is not None, f"nothing on the page is {selector}"
    return found


def owes(soup: BeautifulSoup) -> None:
    """What every page owes its reader."""
    ids = [str(tag["id"]) for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids)), f"an id twice: {sorted(name for name in set(ids) if ids.count(name) > 1)}"
    assert len(soup.select("h1")) == 1, "a page has one first heading"
    assert not soup.select("[style], [onclick], script:not([src])"), "style or script inside the page"
    for form in soup.select("form[method=post]"):
        assert form.get("action"), "a form says where it goes"
        assert form.select_one("input[name=csrf_token]"), f"no token in the form to {form['action']}"
    for control in soup.select("input:not([type=hidden]):not([type=submit]), select, textarea"):
        named = control.find_parent("label") or soup.select_one(f'label[for="{control.get("id")}"]')
        assert named or control.get("aria-label"), f"no label for {control.get('name')}"


@dataclass
class Reader:
    """Somebody at the site."""

    client: FlaskClient
    account: str = ""

    def open(self, path: str, **headers: str) -> Sheet:
        """Open a page; redirects are followed."""
        response = self.client.get(path, headers=headers, follow_redirects=True)
        return Sheet(response, response.request.path)

    def send(self, sheet: Sheet, label: str, **fields: str | list[str]) -> Sheet:
        """Fill in the form of this label and send it; what it holds already is sent along, redirects are followed."""
        form = sheet.form(label)
        sent: Fields = {str(tag["name"]): str(tag.get("value", "")) for tag in form.select("input[type=hidden]")}
        sent |= fields
        response = self.client.post(str(form["action"]), data=sent, follow_redirects=True)
        return Sheet(response, response.request.path)

    def post(self, path: str, **fields: str | list[str]) -> TestResponse:
        """A hand-made request with a good token, redirects not followed."""
        token = one(self.open("/report").soup, "input[name=csrf_token]")["value"]
        return self.client.post(path, data={"csrf_token": str(token), **fields})
