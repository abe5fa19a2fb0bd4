"""What is asked or shown in a window of its own."""
