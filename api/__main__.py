"""``python -m api`` is the same as ``turnus``."""

from api.cli import main

main()
