"""How often does it go wrong? Cohorts' counts beside the ranges that the review claims."""

from evidence.topics.complications.asked import ComplicationsOptions, values
from evidence.topics.complications.page import QUESTION, build
from evidence.topics.options import Topic

TOPIC = Topic("complications", QUESTION, ComplicationsOptions, values, build)
