"""What was reported for each combination of treatments, side by side and never ranked?"""

from evidence.topics.options import Topic
from evidence.topics.therapies.page import QUESTION, TherapiesOptions, build, usual, values

TOPIC = Topic("therapies", QUESTION, TherapiesOptions, values, build, usual)
