"""Teaching and training: what is lacking, verdicts, versions, live curves."""
