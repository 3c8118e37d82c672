"""The command line: what ``turnus`` prints and writes."""
