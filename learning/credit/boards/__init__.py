"""What boards ask for, what they approved, and whether one accepts a course."""
