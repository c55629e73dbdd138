"""What has been studied, in whom, and what not? A map of therapies, primaries, regions, visits."""

from evidence.topics.gaps.page import QUESTION, GapsOptions, build, values
from evidence.topics.options import Topic

TOPIC = Topic("gaps", QUESTION, GapsOptions, values, build)
