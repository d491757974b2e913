"""What a name or an address looks like: one key for all spellings that a reader would take for the same."""

import unicodedata

LONGEST_NAME = 80

# Alphabets whose letters pass for each other; a single word that mixes two of them is made to deceive.
_TWINS = frozenset({"LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE", "COPTIC"})
# After case folding: letters and figures that are drawn alike, each before its Latin twin.
_PAIRS = "аa еe оo рp сc уy хx іi јj ѕs ԁd һh ԛq ԝw вb кk мm нh тt αa εe οo ρp υu χx ιi κk νv τt 0o 1i li"
_DRAWN_ALIKE = str.maketrans({pair[0]: pair[1] for pair in _PAIRS.split()})
_RESERVED = ("admin", "administrator", "instructor", "moderator", "palpate", "root", "staff", "support", "system")


def checked_email(text: str) -> str:
    """Return the address in its standard form; raise ValueError with a sentence when mail could not reach it.

    Addresses with a plain ASCII part before the @ only: others need servers that few people have, and look alike.
    Whether the domain exists is not asked: that is the mail's to find out.
    """
    from email_validator import EmailNotValidError, validate_email  # its tables take longer to load than a page

    try:
        found = validate_email(
            text.strip(), allow_smtputf8=False, check_deliverability=False, globally_deliverable=False
        )
    except EmailNotValidError as trouble:
        raise ValueError("Enter an email address in full, such as ada@example.org.") from trouble
    if "." not in found.domain:
        raise ValueError("Enter an email address in full, such as ada@example.org.")
    return found.normalized


def email_key(text: str) -> str:
    """Return the form under which an address is unique: NFKC, case folded. Any text has a key, sound or not."""
    try:
        text = checked_email(text)
    except ValueError:
        text = text.strip()
    return unicodedata.normalize("NFKC", text).casefold()


def tidied(name: str) -> str:
    """Return the name in NFKC with single spaces, as it is kept and shown."""
    return " ".join(unicodedata.normalize("NFKC", name).split())


def name_key(name: str) -> str:
    """Return what is left of a name for a hasty eye: no case, accents, spaces or marks, twins as one letter."""
    bare = unicodedata.normalize("NFKD", tidied(name).casefold())
    return "".join(mark for mark in bare if mark.isalnum()).translate(_DRAWN_ALIKE)


def name_problem(name: str) -> str | None:
    """Return the sentence that says why this name cannot be taken, or None. `name` is tidied."""
    if not any(mark.isalpha() for mark in name):
        return "Enter the name that you want to be called by."
    if len(name) > LONGEST_NAME:
        return f"Use a name of at most {LONGEST_NAME} characters."
    if any(unicodedata.category(mark).startswith("C") for mark in name):
        return "Take the invisible characters out of the name."
    if any(len(_alphabets(word)) > 1 for word in name.split()):
        return "Write each word of the name in one alphabet."
    if name_key(name) in _RESERVED_KEYS:
        return "Choose another name: this one would look like the people who run the site."
    return None


def _alphabets(word: str) -> set[str]:
    return {unicodedata.name(mark, "").partition(" ")[0] for mark in word} & _TWINS


_RESERVED_KEYS = frozenset(map(name_key, _RESERVED))
