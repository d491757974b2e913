"""The application: rooms in a street, each importing only the rooms to its left."""
