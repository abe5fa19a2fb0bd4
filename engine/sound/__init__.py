"""File -> waveform: finding recordings, reading any span of any of them, saying what is wrong with one, and its picture."""
