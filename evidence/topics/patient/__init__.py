"""What was reported for patients like these."""

from evidence.topics.options import Topic
from evidence.topics.patient.page import QUESTION, PatientOptions, build, values

TOPIC = Topic("patient", QUESTION, PatientOptions, values, build)
