"""A provider that lacks something: without a number every place says so, without a name nothing is issued."""

from dataclasses import replace
from pathlib import Path

import pytest

from learning.core.provider import Provider
from learning.credit.badges.credential import claims
from learning.credit.badges.places import Places
from learning.credit.certificates.printing import pdf
from learning.credit.certificates.words import NO_NUMBER, missing
from tests.conftest import NOW
from tests.credit.certificates.test_printing import snapshot, told
from tests.credit.completions import PROVIDER, SITE

BARE = replace(PROVIDER, ncbtmb="", florida="", texas="")
NEEDED = {
    "PROVIDER_NAME": "name", "PROVIDER_CONTACT": "contact", "PROVIDER_SIGNATORY": "signatory",
    "INSTRUCTOR_NAME": "instructor",
}  # fmt: skip


def test_without_numbers_the_sheet_prints_none_and_says_so(tmp_path: Path) -> None:
    text = " ".join(told("pdftotext", pdf(snapshot(BARE), "letter"), tmp_path).split())

    assert NO_NUMBER in text
    assert not any(words in text for words in ("NCBTMB approved provider", "Florida provider", "Texas provider"))


def test_without_numbers_the_badge_says_so() -> None:
    narrative = claims(snapshot(BARE), Places(SITE), 1, NOW)["credentialSubject"]["achievement"]["criteria"][
        "narrative"
    ]

    assert NO_NUMBER in narrative


@pytest.mark.parametrize(("setting", "field"), NEEDED.items(), ids=list(NEEDED))
def test_each_setting_that_is_needed_is_named_when_it_is_missing(setting: str, field: str) -> None:
    [sentence] = missing(replace(PROVIDER, **{field: ""}), None)

    assert sentence.startswith(f"{setting} is not set")


def test_a_provider_of_nothing_lacks_all_four_and_no_number() -> None:
    assert [sentence.split()[0] for sentence in missing(Provider(), None)] == list(NEEDED)
