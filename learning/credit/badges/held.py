"""What badges hold about a person."""

from learning.core.personal_data import Held, beneath
from learning.credit.badges.models import badge
from learning.credit.certificates.models import certificate

WHAT = "the badges that you made of your certificates, as they were signed"
HELD = (Held("badges", WHAT, beneath(badge, certificate)),)
