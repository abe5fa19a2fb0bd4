"""A labelled data set: which recipe is worth what on it, honestly tested; and a model trained on all of it."""
