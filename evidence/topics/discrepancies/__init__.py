"""Where do the review and its sources part ways? The ledger, whole whatever the filters."""

from evidence.topics.discrepancies.ledger import QUESTION, LedgerOptions, build, values
from evidence.topics.options import Topic

TOPIC = Topic("discrepancies", QUESTION, LedgerOptions, values, build)
