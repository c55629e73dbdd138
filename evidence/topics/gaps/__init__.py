"""What has been studied, in whom, and what not? A map of therapies, primaries, regions, visits."""

from evidence.topics.gaps.page import GapsOptions, build, values
from evidence.topics.options import Topic

TOPIC = Topic("gaps", GapsOptions, values, build)
