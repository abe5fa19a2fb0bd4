"""Earmark's window: panels around one session, long work in lanes."""
