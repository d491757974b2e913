import pytest
from flask import Flask

from tests.reader import Reader


def told(site: Flask, *command: str) -> str:
    result = site.test_cli_runner().invoke(args=["keys", *command])
    assert result.exit_code == 0, result.output
    return result.output


def kid(site: Flask) -> str:
    return told(site, "make").split()[0]


def test_a_made_key_is_listed(site: Flask) -> None:
    made = kid(site)

    assert f"{made}  certificates  made 2026-11-18T" in told(site, "list")
    assert "file here  signs" in told(site, "list")


def test_a_retired_and_a_revoked_key_say_since_when(site: Flask) -> None:
    retired, revoked = kid(site), kid(site)
    told(site, "retire", retired)
    told(site, "revoke", revoked, "--after", "2026-11-18T10:00:00Z")

    listed = dict(line.split("  ", 1) for line in told(site, "list").splitlines()[:-1])

    assert "retired 2026-11-18T" in listed[retired]
    assert listed[revoked].endswith("revoked after 2026-11-18T10:00:00Z")


@pytest.mark.parametrize("after", ["yesterday", "2026-02-30T00:00:00Z", "2026-11-18"])
def test_an_instant_that_is_none_is_refused(site: Flask, after: str) -> None:
    result = site.test_cli_runner().invoke(args=["keys", "revoke", kid(site), "--after", after])

    assert result.exit_code == 2 and "2026-11-21T14:05:00Z" in result.output


def test_an_unknown_key_is_refused_with_the_way_to_the_names(site: Flask) -> None:
    result = site.test_cli_runner().invoke(args=["keys", "retire", "2026-none"])

    assert result.exit_code == 1 and "flask keys list" in result.output


def test_everybody_may_read_the_public_keys_and_keep_them_shortly(site: Flask, visitor: Reader) -> None:
    made = kid(site)
    told(site, "retire", made)

    answer = visitor.client.get("/.well-known/ce-keys.json")

    assert answer.headers["Cache-Control"] == "public, max-age=300"
    (key,) = answer.json["keys"]  # type: ignore[index]
    assert (key["kid"], key["kty"], key["crv"], key["signs"]) == (made, "OKP", "Ed25519", "certificates")
    assert key["retired_at"].startswith("2026-11-18T") and key["revoked_after"] is None
    assert "d" not in key, "the private half stays where it is"
