"""Does vertebroplasty help patients with spinal tumours? What is known, in ten seconds."""

from evidence.topics.options import Topic
from evidence.topics.overview.page import QUESTION, OverviewOptions, build, values

TOPIC = Topic("overview", QUESTION, OverviewOptions, values, build)
