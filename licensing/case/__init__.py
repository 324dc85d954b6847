"""A case decided: commands, who may give them, what follows, and why not."""
