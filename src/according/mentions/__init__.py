"""Times, numbers, places and names found in a text."""
