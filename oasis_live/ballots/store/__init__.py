"""Rows of options, ballots and votes; load and save speak in the rules' values."""
