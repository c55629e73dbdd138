"""How much does pain fall, and for how long? Courses of a score, one line per study arm."""

from evidence.topics.options import Topic
from evidence.topics.trajectories.page import QUESTION, TrajectoryOptions, build, values

TOPIC = Topic("trajectories", QUESTION, TrajectoryOptions, values, build)
