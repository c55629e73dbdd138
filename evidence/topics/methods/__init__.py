"""How the numbers were got."""
