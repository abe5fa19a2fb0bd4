"""Labels and predictions in tables that other programs read, and labels from tables that others wrote."""
