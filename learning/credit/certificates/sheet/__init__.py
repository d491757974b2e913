"""The printed sheet: its layout and the fonts it is set in."""
