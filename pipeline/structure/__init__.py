"""A document → sections, items, the list of abbreviations, the ledger."""
