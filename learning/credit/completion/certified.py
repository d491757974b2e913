"""Which certificate of an enrolment stands: neither superseded nor revoked."""

from sqlalchemy import Column, ColumnElement, select

from learning.credit.certificates.models import certificate, certificate_state


def standing_for(enrolment_id: Column[str]) -> ColumnElement[bool]:
    """The condition on a certificate that it is of this enrolment and stands."""
    ended = select(certificate_state.c.state).where(certificate_state.c.certificate_id == certificate.c.id)
    return (certificate.c.enrolment_id == enrolment_id) & ~ended.exists()
