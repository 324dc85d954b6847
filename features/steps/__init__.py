"""What the sentences of the features mean, one file per noun."""
