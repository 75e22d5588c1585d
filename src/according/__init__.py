"""Raw news reports in, a sourced record out: who said what, how many, when, and according to whom."""
