"""Measuring what the program makes of labelled chat."""
