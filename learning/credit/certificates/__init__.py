"""Certificates: the frozen copy, issuing exactly once, states, printing, and verification by anybody."""
