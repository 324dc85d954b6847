"""Why a command is refused: one function per refusal, with what to tell the person."""
