"""Sitting an exam, from the start to the grade."""
