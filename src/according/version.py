"""The version of the software, on its own so that low rooms can name it in a record."""

__version__ = "0.1.0"
