// Enhancements of every page; each works without.
