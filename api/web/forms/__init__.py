"""Forms of a department and a scenario: fields in, plain values out, faults beside the fields."""
