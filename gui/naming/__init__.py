"""The classes: their panel and the type-to-find box."""
