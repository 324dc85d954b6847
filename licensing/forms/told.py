"""What is told of a question, whatever its answer is."""

from licensing.words.sentences import Sentence


def missing(label: Sentence) -> Sentence:
    """That a question has no answer, by its name; a question is not called by its name, but asked again."""
    if label.id.endswith("?"):
        return Sentence(f"{label.id} Jawab pertanyaan ini.", f"{label.en} Answer this question.")
    return Sentence(f"{label.id} harus diisi.", f"{label.en} has to be filled in.")
