"""`python -m according` is the command line."""

from according.cli import main

if __name__ == "__main__":
    main()
