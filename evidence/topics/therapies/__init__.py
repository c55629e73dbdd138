"""What was reported for each combination of treatments, side by side and never ranked?"""

from evidence.topics.options import Topic
from evidence.topics.therapies.page import QUESTION, TherapiesOptions, build, values

TOPIC = Topic("therapies", QUESTION, TherapiesOptions, values, build)
