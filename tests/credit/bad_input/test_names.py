"""Names that a program could trip over, everywhere they are shown or handed out."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from flask import Flask
from sqlalchemy import update

from learning.credit.badges import drawing
from learning.credit.certificates.facts import Licence
from learning.credit.reporting.ce_broker import ce_broker
from learning.credit.reporting.roster import csv_roster
from learning.people.models import account
from tests.conftest import database_of
from tests.credit.badges.making import badged_at, parts
from tests.credit.certificates.names_of import LONG, NAMES
from tests.credit.certificates.test_printing import snapshot, told
from tests.credit.completions import certified_at
from tests.credit.ledger import test_pages as ledger
from tests.credit.ledger.test_printing import made as transcript
from tests.credit.reporting.test_roster import SENDER, made
from tests.reader import Reader

FORMULAS = ('=HYPERLINK("http://a.example","Moss") Moss', "+1+1 Moss", "-2+3 Moss", "@SUM(A1) Moss", "Ada =1+1")
EVERYBODY = {kind: name for kind, (name, _) in NAMES.items()} | LONG
RUN = ("=", "+", "-", "@", "\t", "\r")


def table(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def harmless(text: str) -> bool:
    """Whether no cell of a table is one that a spreadsheet would run."""
    return not any(cell.startswith(RUN) for row in table(text) for cell in row)


@pytest.mark.parametrize("name", FORMULAS)
def test_a_formula_for_a_name_is_no_formula_in_a_roster(name: str) -> None:
    text = csv_roster(made({"name": name, "licence": Licence("FL", "=1+1", "Massage Therapist")}))

    assert harmless(text)
    first, _, last = name.rpartition(" ")
    _, row = table(text)
    assert [cell.removeprefix("'") for cell in (row[0], row[3], row[4])] == ["=1+1", first, last]


@pytest.mark.parametrize("title", FORMULAS)
def test_a_formula_for_a_course_is_no_formula_in_a_transcript(ada: Reader, title: str) -> None:
    ledger.entered(ada, title=title, provider=title)

    answer = ada.client.get("/ledger/transcript.csv?board=florida")

    assert harmless(answer.text) and title in answer.text.replace('""', '"')


@pytest.mark.parametrize("name", FORMULAS)
def test_a_formula_is_no_formula_in_the_copy_of_ones_data(site: Flask, ada: Reader, name: str) -> None:
    certified_at(site, account_id=ada.account, learner=name)
    ledger.entered(ada, title=name)
    with database_of(site).unit() as db:
        db.execute(update(account).where(account.c.id == ada.account).values(name=name))

    files = list(copied(ada))

    assert all(harmless(text) for file, text in files if file.endswith(".csv"))
    assert any(name in str(json.loads(text)) for file, text in files if file.endswith(".json"))


def copied(reader: Reader) -> Iterator[tuple[str, str]]:
    """The files of a copy of their data."""
    answer = reader.post("/account/data/copy")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        for name in archive.namelist():
            if name.endswith((".csv", ".json")):
                yield name, archive.read(name).decode()


@pytest.mark.parametrize("name", EVERYBODY.values(), ids=EVERYBODY)
def test_any_alphabet_and_any_length_stands_in_a_roster_as_it_is_written(name: str) -> None:
    found = made({"name": f"{name} Moss"})

    _, row = table(csv_roster(found))
    assert (row[3], row[4]) == (" ".join(name.split()), "Moss")
    tree = ElementTree.fromstring(ce_broker(found, SENDER))  # noqa: S314 - our own
    assert [one.text for one in tree.iter("first_name")] == [" ".join(name.split())]


@pytest.mark.parametrize("name", [EVERYBODY[kind] for kind in ("Hebrew", "Khmer", *LONG)])
def test_the_public_page_and_the_badge_have_the_name_letter_by_letter(
    site: Flask, visitor: Reader, name: str
) -> None:
    mine, token = badged_at(site, learner=name)

    assert visitor.open(f"/verify/{mine}").soup.select("dd[dir=auto]")[0].get_text() == name
    [identity, *_] = parts(token)[1]["credentialSubject"]["identifier"]
    assert identity["identityHash"] == name


@pytest.mark.parametrize("title", EVERYBODY.values(), ids=EVERYBODY)
def test_a_badge_draws_the_title_of_any_course(title: str) -> None:
    said = snapshot(title=title)

    root = ElementTree.fromstring(drawing.svg(said, "a.b.c"))  # noqa: S314 - our own
    assert title in str(root.findtext("{http://www.w3.org/2000/svg}title"))
    assert drawing.png(said, "a.b.c").startswith(b"\x89PNG")


@pytest.mark.parametrize("name", [EVERYBODY[kind] for kind in ("Arabic", "Armenian", "Han", *LONG)])
def test_a_transcript_has_the_name_in_its_title(tmp_path: Path, name: str) -> None:
    assert f"Transcript of {name}" in told("pdfinfo", transcript(name), tmp_path)


def test_a_script_without_a_font_is_named_on_the_sheet_and_whole_on_the_page(site: Flask, visitor: Reader) -> None:
    """Tibetan: the sheet has lozenges and the names of the letters, the page and the signed text have the name."""
    from learning.credit.certificates.printing import said

    name = "བསྟན་འཛིན Moss"
    words = said(snapshot(learner=name))
    page = visitor.open(f"/verify/{certified_at(site, learner=name)}")

    assert words["name"].endswith(" Moss") and set(words["name"].split()[0]) == {"◊"} and words["named"] == name
    assert "U+0F56 TIBETAN LETTER BA" in words["statements"][-1]
    assert page.soup.select("dd[dir=auto]")[0].get_text() == name
