"""How long the record of a certificate is kept, what then becomes of it, and what holds it longer."""
