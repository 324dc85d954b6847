"""The names things are called by, as distinct types so that one cannot be passed for another."""

from hashlib import sha256
from typing import NewType

PermitId = NewType("PermitId", str)
"""Id of a permit type: the file name of its definition, `<permit>`."""

StepId = NewType("StepId", str)
OutcomeId = NewType("OutcomeId", str)
AgencyId = NewType("AgencyId", str)
RoleId = NewType("RoleId", str)
SystemId = NewType("SystemId", str)
"""An outside system of an agency, `<agency>.<system>`."""

PlaceId = NewType("PlaceId", str)
"""Where an agency has an office: `serpong_utara`. Lower case, digits and `_`."""

OfficerId = NewType("OfficerId", str)
FieldId = NewType("FieldId", str)
ValueId = NewType("ValueId", str)
DocumentId = NewType("DocumentId", str)
"""Id of a required document within a definition: `str`, `pas_foto`."""

ApplicationNumber = NewType("ApplicationNumber", str)
"""Registration number, `REG-<permit code>-<yyyymmdd>-<five digits>`; unique for ever, upper case, no underscore."""

TaskId = NewType("TaskId", str)
"""`<application>.<step>.<round>.<agency>`, or `….applicant` for what the applicant is asked."""

EffectKey = NewType("EffectKey", str)
"""`<application>.<step>.<round>.<effect>`: the same effect always has the same key."""

LicenceId = NewType("LicenceId", str)
"""`<application>.<step>.<round>` of the step that issued it; a licence outlives its case and its numbers."""

Digest = NewType("Digest", str)
"""SHA-256 in lower-case hexadecimal."""

TemplateName = NewType("TemplateName", str)
"""Path below `templates/` without its ending: `licences/<permit>`."""


def digest_of(content: str | bytes) -> Digest:
    """The digest of a text or of bytes, such as a part of a publication is archived under."""
    return Digest(sha256(content.encode() if isinstance(content, str) else content).hexdigest())
