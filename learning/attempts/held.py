"""What this room holds about a person.

What a case or an exam was made of stays here (`resolved`, `form`, `policy`, the parts of a result): it holds the
keys, and an archive must not show before its time what a page may not.
"""

from learning.attempts.exams.models import (
    accommodation,
    sitting,
    sitting_act,
    sitting_event,
    sitting_grading,
    sitting_remedy,
)  # fmt: skip
from learning.attempts.models import attempt, attempt_event, grading
from learning.attempts.quizzes.models import quiz_response
from learning.core.personal_data import Held, beneath, own

RULES = ("by", "result")

HELD = (
    Held("case-attempts", "the cases that you began", own(attempt, "resolved", "seed")),
    Held("case-choices", "what you chose in them", beneath(attempt_event, attempt, "before", "after")),
    Held("case-gradings", "when and by which rules they were scored", beneath(grading, attempt, *RULES)),
    Held("quiz-responses", "your responses to the quizzes of modules", own(quiz_response)),
    Held("exam-sittings", "the exams that you sat", own(sitting, "form", "policy", "closings")),
    Held("exam-responses", "your responses in them", beneath(sitting_event, sitting)),
    Held("exam-gradings", "when and by which rules they were scored", beneath(sitting_grading, sitting, *RULES)),
    Held("exam-remedies", "which errors you cleared afterwards", beneath(sitting_remedy, sitting)),
    Held("exam-acts", "what staff did with them, and why", beneath(sitting_act, sitting, "actor")),
    Held("accommodations", "more time that you were given, and why", own(accommodation, "approved_by")),
)
