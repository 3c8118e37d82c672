"""What every route shares: problems, languages, limits, repeated requests, pages of a list."""
