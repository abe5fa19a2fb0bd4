"""Sound as it comes: a microphone, its picture, what the model hears in it, and recording it."""
