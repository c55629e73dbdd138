"""What was reported for patients like these."""

from evidence.topics.options import Topic
from evidence.topics.patient.page import PatientOptions, build, values

TOPIC = Topic("patient", PatientOptions, values, build)
