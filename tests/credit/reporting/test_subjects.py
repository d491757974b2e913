"""Subject areas: one for all hours, or several with theirs."""

import pytest

from learning.credit.reporting.subjects import NotShares, Share, amount_to, shares_of, spread


def test_one_code_alone_takes_all_hours() -> None:
    shares = shares_of(["GEN", " "])

    assert (shares, spread(shares, "2.5"), amount_to(shares, "2.5")) == ((Share("GEN"),), (("GEN", "2.5"),), True)


def test_several_take_theirs_which_make_up_the_certificate() -> None:
    shares = shares_of(["GEN=1.5", " ETH = 0.5 "])

    assert spread(shares, "2") == (("GEN", "1.5"), ("ETH", "0.5"))
    assert [amount_to(shares, hours) for hours in ("2", "2.0", "1.5", "2.5")] == [True, True, False, False]


def test_what_was_typed_is_said_again() -> None:
    assert [one.line for one in shares_of(["GEN=1.5", "ETH=0.5"])] == ["GEN=1.5", "ETH=0.5"]


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (["GEN=1.2"], "whole or half"),
        (["GEN=0"], "whole or half"),
        (["GEN=-1"], "whole or half"),
        (["GEN="], "whole or half"),
        (["GEN=NaN"], "whole or half"),
        (["GEN=\u0661"], "whole or half"),
        (["=1"], "has a code"),
        (["G" * 41], "has a code"),
        (["G\x0bN"], "has a code"),
        (["GEN=1", "GEN=0.5"], "twice"),
        (["GEN", "ETH=1"], "give each its hours"),
        ([f"A{number}=1" for number in range(21)], "at most 20"),
    ],
)
def test_areas_that_no_board_could_read_are_refused_in_words(lines: list[str], says: str) -> None:
    with pytest.raises(NotShares, match=says):
        shares_of(lines)
