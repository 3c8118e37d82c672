"""What the service remembers: tables, transactions and migrations; knows no HTTP."""
