"""Files of a page's form: those that were just chosen, and those taken in before and kept by a token."""

from licensing.forms.files import DocumentRule
from portal.acts.files import Received, receive
from portal.door.posted import KEPT, Posted
from portal.web.site import Site


def receive_posted(site: Site, purpose: str, rules: tuple[DocumentRule, ...], posted: Posted) -> Received:
    """Take in the files of a form. A new upload replaces the one kept from before."""
    kept = {
        rule.id: file
        for rule in rules
        if (file := site.tokens.file(purpose, rule.id, posted.text(KEPT + rule.id)))
    }
    return receive(site.portal.documents, rules, posted.uploads(), kept=kept)
