"""The approval for credit: a named, licensed reviewer has read a course as it is published now."""
