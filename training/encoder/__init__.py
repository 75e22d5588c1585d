"""The grammar model that stands on a small encoder: shaping its texts, training, exporting and measuring it."""
