from learning.library.documents import Reference

PLAIN = Reference(
    id="furlan2015", authors="Furlan A, Giraldo M", year=2015, title="A title", source="J", doi=None, pmid=None,
    kind="review", key_finding="A finding.",
)  # fmt: skip


def test_a_source_without_a_year_is_named_without_one() -> None:
    undated = PLAIN.model_copy(update={"year": None})

    assert (PLAIN.short, undated.short) == ("Furlan 2015", "Furlan")
