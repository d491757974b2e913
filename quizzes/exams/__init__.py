"""Exams: what one is made of, which form a candidate gets, when it may be taken, and what a result means. Pure."""
