"""Measurements that assert what they time; see README.md in this folder."""
