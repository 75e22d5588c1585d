"""Pages over a record."""
