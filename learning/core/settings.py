"""Settings from the environment: each one named, described and checked, all problems reported at once."""

import functools
import ipaddress
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from learning.core.provider import CeBroker, Provider, ce_broker_from, provider_from, signature_trouble


@dataclass(frozen=True)
class Setting:
    """One environment variable: its name, what holds without it, and what it says."""

    name: str
    default: str
    says: str


SETTINGS = (
    Setting("DATABASE_URL", "", "Where the data lives: `postgresql://…`; empty means SQLite in `var/palpate.db`."),
    Setting("BASE_URL", "http://127.0.0.1:8000", "The address people use; links in mail are built from it alone."),
    Setting("TRUSTED_HOSTS", "", "Host names the site answers to, separated by commas; required beyond loopback."),
    Setting("SECRET_KEY", "", "At least 32 characters; required beyond loopback, made once in `var/` on loopback."),
    Setting("SECRET_KEY_FALLBACKS", "", "Earlier keys, separated by commas, still accepted while a key is replaced."),
    Setting("VAR_DIR", "var", "Folder for the SQLite file, made secrets and mail written to files."),
    Setting("KEYS_DIR", "", "Folder of the private keys that sign certificates; empty means `keys` in `VAR_DIR`."),
    Setting("CONTENT_DIR", "content", "Folder of the authored files that `flask content` reads."),
    Setting("PUBLIC_READING", "yes", "`yes`: anyone may read and practise; `no`: only after signing in."),
    Setting("PROXY_HOPS", "0", "How many proxies in front may set X-Forwarded-* (0 to 4)."),
    Setting("MAIL_SERVER", "", "SMTP host; empty means that mail is written to `var/mail/` and the pages say so."),
    Setting("MAIL_PORT", "587", "SMTP port; STARTTLS is used when the server offers it."),
    Setting("MAIL_USER", "", "SMTP user name, if the server asks for one."),
    Setting("MAIL_PASSWORD", "", "SMTP password."),
    Setting("MAIL_FROM", "palpate@localhost", "The sender of mail."),
    Setting(
        "PROVIDER_NAME",
        "",
        "Who offers the courses, exactly as registered; without it the pages say that nobody does.",
    ),
    Setting("PROVIDER_CONTACT", "", "The provider's address or e-mail, shown with each course."),
    Setting(
        "NCBTMB_PROVIDER_NUMBER",
        "",
        "The NCBTMB approval; without it each course says that no board accepts its hours.",
    ),
    Setting("FLORIDA_PROVIDER_NUMBER", "", "The provider's number in Florida, where there is one."),
    Setting("TEXAS_PROVIDER_NUMBER", "", "The provider's number in Texas, where there is one."),
    Setting("PROVIDER_SIGNATORY", "", "Who signs certificates for the provider: name and office."),
    Setting("PROVIDER_SIGNATURE_FILE", "", "A PNG of that signature, printed above the name on certificates."),
    Setting("INSTRUCTOR_NAME", "", "Who teaches the courses that name nobody else."),
    Setting("INSTRUCTOR_CREDENTIALS", "", "That person's credentials and qualifications."),
    Setting("RECORDS_KEPT_YEARS", "7", "How many years after its issue a certificate is kept at least (1 to 50)."),
    Setting("FEES_AND_REFUNDS", "", "What a course costs, and when money is given back."),
    Setting("DISCLOSURES", "", "What the provider and the instructor have to gain, in a sentence."),
    Setting("COMPLAINTS_CONTACT", "", "Whom to write to about accessibility and with a complaint."),
    Setting("ENROLMENT_CODES", "", "Courses that need a code to enrol: their names with commas between, or `all`."),
    Setting("CE_BROKER_PARENT", "", "CE Broker's id of the parent provider, where completions are reported there."),
    Setting("CE_BROKER_PROVIDER", "", "CE Broker's id of the provider."),
    Setting("CE_BROKER_KEY_FILE", "", "The file that holds CE Broker's upload key, readable by its owner only."),
    Setting(
        "CREDIT_TRIALS",
        "no",
        "`yes`: credit without a reviewer's approval; pages and certificates say so.",
    ),
)


@dataclass(frozen=True)
class Settings:
    """What the site was told at start."""

    root: Path
    var: Path
    keys: Path
    content: Path
    database_url: str
    base_url: str
    trusted_hosts: tuple[str, ...]
    secret_key: str
    secret_key_fallbacks: tuple[str, ...]
    public_reading: bool
    proxy_hops: int
    mail_server: str
    mail_port: int
    mail_user: str
    mail_password: str
    mail_from: str
    provider: Provider
    records_kept_years: int
    enrolment_codes: tuple[str, ...]
    credit_trials: bool
    ce_broker: CeBroker

    @functools.cached_property
    def loopback(self) -> bool:
        """Whether people reach the site over http on this machine only."""
        return on_loopback(self.base_url)


class SettingsTrouble(Exception):
    """Every setting that cannot be used, one line each."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("The site cannot start with these settings:\n" + "\n".join(f"  {line}" for line in lines))


def on_loopback(base_url: str) -> bool:
    """Whether an address is plain http to this machine."""
    parts = urlsplit(base_url)
    host = parts.hostname or ""
    return parts.scheme == "http" and (host == "localhost" or _is_loopback_address(host))


def _is_loopback_address(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class _Reader:
    """Reads variables and collects every problem before it says anything."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.values = {setting.name: environ.get(setting.name, "").strip() or setting.default for setting in SETTINGS}
        self.problems: list[str] = []

    def refuse(self, name: str, wanted: str) -> None:
        self.problems.append(f"{name}: {wanted}")

    def number(self, name: str, low: int, high: int) -> int:
        text = self.values[name]
        if text.isascii() and text.isdigit() and low <= int(text) <= high:
            return int(text)
        self.refuse(name, f"is {text!r}; use a whole number from {low} to {high}.")
        return low

    def yes(self, name: str) -> bool:
        text = self.values[name].lower()
        if text not in {"yes", "no"}:
            self.refuse(name, f"is {text!r}; use yes or no.")
        return text == "yes"

    def listed(self, name: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in self.values[name].split(",") if part.strip())


def settings_from(environ: Mapping[str, str], root: Path) -> Settings:
    """The settings of this environment; `root` is the project's folder. Raises SettingsTrouble with all problems."""
    reader = _Reader(environ)
    var = root / reader.values["VAR_DIR"]
    base_url = _base_url(reader)
    settings = Settings(
        root=root,
        var=var,
        keys=root / reader.values["KEYS_DIR"] if reader.values["KEYS_DIR"] else var / "keys",
        content=root / reader.values["CONTENT_DIR"],
        database_url=_database_url(reader, var),
        base_url=base_url,
        trusted_hosts=_trusted_hosts(reader, base_url),
        secret_key=_secret_key(reader, base_url, var),
        secret_key_fallbacks=reader.listed("SECRET_KEY_FALLBACKS"),
        public_reading=reader.yes("PUBLIC_READING"),
        proxy_hops=reader.number("PROXY_HOPS", 0, 4),
        mail_server=reader.values["MAIL_SERVER"],
        mail_port=reader.number("MAIL_PORT", 1, 65535),
        mail_user=reader.values["MAIL_USER"],
        mail_password=reader.values["MAIL_PASSWORD"],
        mail_from=reader.values["MAIL_FROM"],
        provider=_provider(reader, root),
        records_kept_years=reader.number("RECORDS_KEPT_YEARS", 1, 50),
        enrolment_codes=reader.listed("ENROLMENT_CODES"),
        credit_trials=reader.yes("CREDIT_TRIALS"),
        ce_broker=ce_broker_from(reader.values, root),
    )
    if reader.problems:
        raise SettingsTrouble(reader.problems)
    return settings


def _provider(reader: _Reader, root: Path) -> Provider:
    provider = provider_from(reader.values, root)
    if provider.signature_file and (trouble := signature_trouble(provider.signature_file)):
        reader.refuse("PROVIDER_SIGNATURE_FILE", trouble)
    return provider


def _base_url(reader: _Reader) -> str:
    url = reader.values["BASE_URL"].rstrip("/")
    parts = urlsplit(url)
    if not parts.hostname or (parts.scheme != "https" and not on_loopback(url)):
        reader.refuse("BASE_URL", f"is {url!r}; use the https address of the site (http only on this machine).")
    return url


def _database_url(reader: _Reader, var: Path) -> str:
    url = reader.values["DATABASE_URL"] or f"sqlite:///{var / 'palpate.db'}"
    if not url.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://")):
        reader.refuse(
            "DATABASE_URL", "is not understood; use postgresql://user:password@host/name or sqlite:///path."
        )
    return url.replace("postgresql://", "postgresql+psycopg://", 1)


def _trusted_hosts(reader: _Reader, base_url: str) -> tuple[str, ...]:
    hosts = reader.listed("TRUSTED_HOSTS")
    if not hosts and not on_loopback(base_url):
        reader.refuse("TRUSTED_HOSTS", "is empty; list the host names that the site answers to.")
    return hosts or ("127.0.0.1", "localhost", "[::1]")


def _secret_key(reader: _Reader, base_url: str, var: Path) -> str:
    key = reader.values["SECRET_KEY"]
    if key and len(key) < 32:
        reader.refuse("SECRET_KEY", "is shorter than 32 characters; make one with `openssl rand -hex 32`.")
    if not key and on_loopback(base_url):
        return _kept_secret(var / "secret_key", reader)
    if not key:
        reader.refuse("SECRET_KEY", "is empty; make one with `openssl rand -hex 32`.")
    return key


def _kept_secret(path: Path, reader: _Reader) -> str:
    """A secret made once, readable by its owner only; two workers that start together agree on one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        made = path.with_name(f"{path.name}.{os.getpid()}")
        made.touch(mode=0o600)
        made.write_text(secrets.token_hex(32))
        try:
            os.link(made, path)
        except FileExistsError:
            pass
        finally:
            made.unlink()
    if path.stat().st_mode & 0o077:
        reader.refuse("SECRET_KEY", f"the kept key {path} can be read by others; run `chmod 600 {path}`.")
    return path.read_text().strip()
