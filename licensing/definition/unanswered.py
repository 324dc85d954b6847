"""What is so wherever a question of the application has no answer."""

from licensing.forms.text import FieldText
from licensing.values.claims import Claim
from licensing.values.conditions import Vocabulary
from licensing.values.wrong import ConditionWrong


def unanswered(name: str, asked: FieldText, known: Vocabulary) -> tuple[Claim, ...]:
    """Claims that hold together only where the question was not answered, or not asked."""
    lacks = Claim(known.read(f'form.{name} == ""').condition.term)
    if asked.optional:
        return (lacks,)
    if asked.when is None:
        return lacks, Claim(lacks.of, holds=False)
    try:
        return lacks, Claim(known.read(asked.when).condition.term, holds=False)
    except ConditionWrong:
        # That has been said where it stands.
        return lacks, Claim(lacks.of, holds=False)
