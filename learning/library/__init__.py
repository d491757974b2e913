"""Authored files become checked documents, stored revisions and rendered pages."""
