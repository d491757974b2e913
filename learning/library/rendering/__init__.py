"""Markdown with our own marks becomes sanitised HTML."""
