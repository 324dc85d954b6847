"""Files of a page's form: those that were just chosen, and those taken in before and kept by a token."""

from licensing.forms.files import DocumentRule, StoredFile
from licensing.words.identifiers import DocumentId
from portal.acts.files import Received, receive
from portal.door.posted import KEPT, Posted
from portal.web.site import Site


def receive_posted(site: Site, purpose: str, rules: tuple[DocumentRule, ...], posted: Posted) -> Received:
    """Take in the files of a form. A new upload replaces the one kept from before."""
    kept: dict[DocumentId, StoredFile] = {}
    for rule in rules:
        tokens = posted.texts.get(KEPT + rule.id, ())
        files = (site.tokens.file(purpose, rule.id, token.strip()) for token in tokens)
        kept |= rule.numbered(file for file in files if file)
    box = site.portal.register.city.box
    return receive(site.portal.documents, rules, posted.uploads(), kept=kept, box=box)
