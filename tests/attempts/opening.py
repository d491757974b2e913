"""Starting a case, and ending it early, through the forms of its pages."""

from tests.reader import Reader, Sheet

MINI = "/cases/desk-worker-neck-ache"


def start(reader: Reader, case: str = MINI) -> Sheet:
    """The first screen."""
    page = reader.open(case)
    [label] = [str(form["aria-label"]) for form in page.soup.select("main form") if form["action"] == case]
    return reader.send(page, label)


def marked(reader: Reader) -> Sheet:
    """The attempt after its first choice."""
    sheet = start(reader)
    return reader.send(sheet, sheet.h1, cues=["long-sitting", "night"], act="mark")


def stopped(reader: Reader, sheet: Sheet) -> Sheet:
    """What comes after stopping at this screen and handing over."""
    halted = reader.send(sheet, "Stop and refer", act="halt")
    return reader.send(halted, "Hand over", urgency="routine", act="stop")
