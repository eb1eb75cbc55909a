"""People in one article: mentions found, names clustered over their variants, pronouns and offices resolved."""
