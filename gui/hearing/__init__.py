"""Seeing and hearing one recording: spectrogram, waveform, windows and playback."""
