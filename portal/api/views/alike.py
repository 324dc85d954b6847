"""An application that is probably the same one, as the API tells of it."""

from portal.acts.alike import Alike
from portal.api.models.applications import AlikeOut
from portal.api.views.made import licence_out


def alike_out(alike: Alike) -> AlikeOut:
    return AlikeOut(
        application=alike.application,
        applicant=alike.applicant,
        submitted_at=alike.submitted_at,
        licence=licence_out(alike.licence) if alike.licence else None,
    )
