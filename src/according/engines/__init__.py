"""Where the work runs: this machine's cores."""
