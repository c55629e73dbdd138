"""What can be pooled, and what does it say? The verdict, the forest plot, methods compared."""

from evidence.topics.options import Topic
from evidence.topics.pooling.page import PoolingOptions, build, values

TOPIC = Topic("pooling", PoolingOptions, values, build)
