"""Who signs: keys by file, their public halves and validity by row, and the one form of text that is signed."""
