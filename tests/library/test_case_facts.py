"""What the library tells the case engine."""

from learning.library.case_facts import facts_of
from learning.library.documents import Reference


def reference(id: str, kind: str) -> Reference:
    values = {
        "authors": "A",
        "year": 2020,
        "title": "T",
        "source": "S",
        "doi": None,
        "pmid": None,
        "key_finding": "F",
    }
    return Reference.model_validate({"id": id, "kind": kind, **values})


def test_a_case_may_cite_every_reference_and_lean_on_guidelines() -> None:
    facts = facts_of({}, [], iter([reference("padua2016", "review"), reference("blanpied2017", "guideline")]))

    assert facts.references == {"padua2016", "blanpied2017"}
    assert facts.guidelines == {"blanpied2017"}
