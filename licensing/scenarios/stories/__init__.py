"""Stories: what a definition promises, written in Gherkin by whoever writes definitions, told in memory."""
