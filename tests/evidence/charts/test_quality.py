"""The traffic-light table: every judgement, in words and symbol, in its place."""

import re

from evidence.corpus.appraisal_items import TOOLS
from evidence.corpus.selection import restrict
from evidence.topics.quality import appraisal
from evidence.topics.quality.chart import SHORT, traffic_lights


def test_cells_are_the_judgements_in_order(corpus):
    judged = appraisal.appraise(restrict(corpus, "review"))

    for tool in TOOLS:
        own = judged[judged["tool"] == tool]
        html = traffic_lights(judged, tool)
        cells = re.findall(r"<b>(.*?)</b>(.*?)</td>", html.replace("&#x27;", "'"))
        said = [
            (appraisal.MARKS[answer][0], SHORT.get(answer, answer)) for answer in own["judgement"]
        ]
        assert cells == said
        assert re.findall(r'<th scope="row">(.*?)</th>', html) == list(own["label"].unique())


def test_sources_cannot_break_the_markup(corpus):
    judged = appraisal.appraise(restrict(corpus, "review")).assign(label='<img src=x> "A"')

    assert "<img" not in traffic_lights(judged, "RoB 2")
