"""The charts, one module per topic: a tidy frame in, a Plotly figure out, nothing else."""
