"""Every recipe on the same folds of the public sets: what each run said is kept in `docs/results`, and RESULTS.md is made of it."""
