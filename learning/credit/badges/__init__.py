"""A certificate as an Open Badge 3.0: made from its frozen copy, signed as VC-JWT, baked into pictures, checked."""
