"""A learner's hours in one place: from here and elsewhere, by the rules of a board, until the day of a renewal."""
