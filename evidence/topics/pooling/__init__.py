"""What can be pooled, and what does it say? The verdict, the forest plot, methods compared."""

from evidence.topics.options import Topic
from evidence.topics.pooling.page import QUESTION, PoolingOptions, build, usual, values

TOPIC = Topic("pooling", QUESTION, PoolingOptions, values, build, usual)
