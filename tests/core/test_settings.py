"""What the site accepts from its environment."""

from pathlib import Path

import pytest

from learning.core.provider import Provider
from learning.core.settings import Settings, SettingsTrouble, settings_from
from tests.credit.pictures.making import png_of

PUBLIC = {"BASE_URL": "https://palpate.example", "TRUSTED_HOSTS": "palpate.example", "SECRET_KEY": "k" * 32}


def read(tmp_path: Path, **environ: str) -> Settings:
    return settings_from(environ, tmp_path)


def test_on_loopback_nothing_has_to_be_set(tmp_path: Path) -> None:
    settings = read(tmp_path)

    assert settings.loopback
    assert settings.database_url == f"sqlite:///{tmp_path / 'var' / 'palpate.db'}"


def test_the_key_made_on_loopback_stays_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    first, second = read(tmp_path), read(tmp_path)

    assert first.secret_key == second.secret_key
    assert (tmp_path / "var" / "secret_key").stat().st_mode & 0o777 == 0o600


def test_a_kept_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    read(tmp_path)
    (tmp_path / "var" / "secret_key").chmod(0o644)

    with pytest.raises(SettingsTrouble, match="SECRET_KEY: .*chmod 600"):
        read(tmp_path)


def test_what_a_provider_does_not_name_stays_empty(tmp_path: Path) -> None:
    assert read(tmp_path).provider == Provider()
    assert read(tmp_path, PROVIDER_NAME=" Hand & Reason ").provider == Provider(name="Hand & Reason")


def test_a_signature_is_a_png_of_some_size(tmp_path: Path) -> None:
    (tmp_path / "signature.png").write_bytes(png_of(600, 160))

    found = read(tmp_path, PROVIDER_SIGNATURE_FILE="signature.png")
    assert found.provider.signature_file == str(tmp_path / "signature.png")


@pytest.mark.parametrize(
    "body", [None, b"", b"\xff\xd8\xff" + bytes(40), png_of(2_001, 10), png_of(0, 10), png_of(9, 9) + bytes(500_000)]
)
def test_a_signature_that_cannot_be_one_stops_the_start(tmp_path: Path, body: bytes | None) -> None:
    if body is not None:
        (tmp_path / "signature.png").write_bytes(body)

    with pytest.raises(SettingsTrouble, match="PROVIDER_SIGNATURE_FILE: is"):
        read(tmp_path, PROVIDER_SIGNATURE_FILE="signature.png")


def test_a_public_site_starts_with_its_three_settings(tmp_path: Path) -> None:
    assert not read(tmp_path, **PUBLIC).loopback


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", ""),
        ("TRUSTED_HOSTS", ""),
        ("BASE_URL", "http://palpate.example"),
        ("BASE_URL", "palpate"),
        ("PUBLIC_READING", "perhaps"),
        ("PROXY_HOPS", "-1"),
        ("PROXY_HOPS", "9"),
        ("MAIL_PORT", "smtp"),
        ("DATABASE_URL", "mysql://x"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingsTrouble, match=f"{name}: "):
        read(tmp_path, **{**PUBLIC, name: value})


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(SettingsTrouble) as trouble:
        read(tmp_path, MAIL_PORT="0", PROXY_HOPS="x", PUBLIC_READING="1")

    assert [line.split(":")[0].strip() for line in str(trouble.value).splitlines()[1:]] == [
        "PUBLIC_READING",
        "PROXY_HOPS",
        "MAIL_PORT",
    ]
