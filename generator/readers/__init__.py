"""Documents that others made → what they say."""
