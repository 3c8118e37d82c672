"""A goal as the solver sees it: a weighted sum of variables to be made small."""

from ortools.sat.python import cp_model

Terms = list[tuple[int, cp_model.IntVar | cp_model.BoolVarT]]
"""The free part: what is known already is left out."""
