"""The sentences of a certificate. They are frozen with it: changing one here changes later certificates alone."""

from learning.core.provider import Provider
from learning.credit.certificates.facts import CourseType

TITLES: dict[CourseType, str] = {
    "home study": "Certificate of Achievement",  # a test was passed
    "live": "Certificate of Completion",
    "webinar": "Certificate of Completion",
}
PLACES: dict[CourseType, str] = {"home study": "online home study", "live": "in person", "webinar": "live webinar"}

ASSESSED = "Knowledge and reasoning were assessed. Hands-on competence was not."
NO_REVIEWER = "Trial: no licensed reviewer has approved this course."
NO_NUMBER = "The provider holds no NCBTMB approval number; boards that ask for one do not accept these hours."


def statements(provider: Provider, reviewer: str | None) -> tuple[str, ...]:
    """What the certificate says of itself."""
    reviewed = f"Reviewed by {reviewer}." if reviewer else NO_REVIEWER
    return (ASSESSED, reviewed) if provider.ncbtmb else (ASSESSED, reviewed, NO_NUMBER)


def missing(provider: Provider, instructor: str | None) -> tuple[str, ...]:
    """A sentence for each setting without which no certificate can be issued.

    `instructor`: the course's own with their credentials, None where the provider's teaches it.
    """
    needed = (
        ("PROVIDER_NAME", provider.name, "the provider's name exactly as registered"),
        ("PROVIDER_CONTACT", provider.contact, "the provider's address or e-mail"),
        ("PROVIDER_SIGNATORY", provider.signatory, "who signs for the provider"),
        ("INSTRUCTOR_NAME", instructor or provider.instructor, "who teaches the course"),
        ("INSTRUCTOR_CREDENTIALS", instructor or provider.credentials, "the credentials of who teaches the course"),
    )
    return tuple(f"{setting} is not set: {what}." for setting, value, what in needed if not value)
