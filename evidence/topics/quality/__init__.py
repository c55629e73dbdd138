"""How far each study can be trusted, and how sure one can be of each outcome."""
