"""Who refused that a case is kept about them: nothing else about them is shown or written."""

from uuid import UUID

from caseapp.domain.care_errors import CareRefused
from caseapp.domain.ids import PersonId
from caseapp.storage.queries.care import refused_care
from caseapp.storage.queries.stages import View


def require_care(view: View, person: PersonId | UUID) -> None:
    """Raise `CareRefused` where the newest word of a person about CARE is a refusal.

    Whoever was not asked yet is helped like everybody: nobody waits for a form.
    """
    if refused_care(view, person):
        raise CareRefused
