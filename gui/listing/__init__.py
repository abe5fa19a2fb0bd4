"""The list of recordings: rows as arrays, order and filter, the table and what it paints."""
