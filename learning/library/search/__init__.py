"""Searching everything taught: what can be found of each document, how each database keeps it, how it is asked."""
