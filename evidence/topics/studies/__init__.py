"""Which studies are these, and what does each print? The list, and one study with every number."""

from evidence.topics.options import Topic
from evidence.topics.studies.page import QUESTION, StudiesOptions, build, values

TOPIC = Topic("studies", QUESTION, StudiesOptions, values, build)
