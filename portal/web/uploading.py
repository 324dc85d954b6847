"""Documents as a page shows them: what to choose, what was taken in before, what is wrong, whether it is asked."""

from collections.abc import Mapping
from dataclasses import dataclass

from licensing.forms.files import DocumentRule, Files, StoredFile
from licensing.forms.form import Form
from licensing.values.types import Facts
from licensing.words.sentences import Sentence
from portal.acts.saying import say_condition
from portal.door.posted import KEPT, UPLOAD
from portal.web.site import Site


@dataclass(frozen=True, slots=True)
class Upload:
    """One document on a page. `file` was taken in before; its token keeps it, "" when the case has it anyway.

    Where it is several files, `kept` are those that were taken in before, each with its token.
    """

    rule: DocumentRule
    id: str
    name: str
    kept_name: str
    file: StoredFile | None
    token: str
    error: Sentence | None
    is_asked: bool
    when: Sentence | None
    kept: tuple[tuple[StoredFile, str], ...] = ()

    @property
    def accept(self) -> str:
        """What a browser offers to choose; a phone's own photos too, where a JPEG can be made of them."""
        photos = (".heic", ".heif") if "jpg" in self.rule.accept else ()
        return ",".join((*(f".{ending}" for ending in self.rule.accept), *photos))

    @property
    def formats(self) -> str:
        return ", ".join(ending.upper() for ending in self.rule.accept)


def uploads(
    site: Site,
    purpose: str,
    rules: tuple[DocumentRule, ...],
    form: Form,
    facts: Facts,
    files: Files,
    wrong: Mapping[str, Sentence],
    *,
    standing: Files | None = None,
    prefix: str = "form",
) -> tuple[Upload, ...]:
    """Every document. `standing` are files the case already has, which need no token.

    Args:
        prefix: what conditions call the answers of the form.
    """
    return tuple(
        Upload(
            rule=rule,
            id=f"dokumen-{rule.id.replace('.', '-')}",
            name=f"{UPLOAD}{rule.id}",
            kept_name=f"{KEPT}{rule.id}",
            file=files.get(rule.id) or (standing or {}).get(rule.id),
            token=site.tokens.token(purpose, rule.id, files[rule.id]) if rule.id in files else "",
            error=wrong.get(rule.id),
            is_asked=rule.is_asked(facts) or rule.id in wrong,
            when=say_condition(rule.when, form, prefix),
            kept=_kept(site, purpose, rule, files, standing or {}),
        )
        for rule in rules
    )


def _kept(
    site: Site, purpose: str, rule: DocumentRule, files: Files, standing: Files
) -> tuple[tuple[StoredFile, str], ...]:
    """The files of a document of several; "" for those the case has anyway."""
    if rule.most == 1:
        return ()
    new = rule.of(files).values()
    if new:
        return tuple((file, site.tokens.token(purpose, rule.id, file)) for file in new)
    return tuple((file, "") for file in rule.of(standing).values())
