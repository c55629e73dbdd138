"""A chart as simple marks on a plane: what is drawn where plotly is not at hand."""
