"""What lies under `/data/` of the running app: tables, pages and citations for programs.

Every address takes the parameters of the pages: filters everywhere, options of its page too.
"""

from evidence.share.addresses.asked import Asked, Document
from evidence.share.addresses.listed import NoSuchAddressError, document

__all__ = ["Asked", "Document", "NoSuchAddressError", "document"]
