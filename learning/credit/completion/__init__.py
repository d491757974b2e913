"""Completing a course for credit: enrolment, what is left, attestation, evaluation, then the certificate."""
