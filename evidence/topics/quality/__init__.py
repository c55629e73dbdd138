"""How far each study can be trusted, and how sure one can be of each outcome."""

from evidence.topics.options import Topic
from evidence.topics.quality.page import QUESTION, QualityOptions, build, values

TOPIC = Topic("quality", QUESTION, QualityOptions, values, build)
