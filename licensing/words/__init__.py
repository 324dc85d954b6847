"""The words everything else is said with: identifiers, sentences, errors."""
