"""What scores say together: reliability and standards."""
