"""The problem, the law, and what a roster is worth; knows no solver and no web."""
