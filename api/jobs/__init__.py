"""Runs on a Dask cluster: what a worker does, and who keeps count of it."""
