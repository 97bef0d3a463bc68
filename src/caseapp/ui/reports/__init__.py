"""Sheets on paper: the roll-call, the blank check-in sheet, and what was printed before."""
