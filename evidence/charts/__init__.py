"""The drawing kit of all charts: what things look like, rows of words beside marks, time axes.

`theme` has the colours and marks, `plot` the texts, hovers and figures, `rows` and `time_axis` what
charts are built with. It knows no topic: plain values in, plotly JSON out, in light colours.
"""
