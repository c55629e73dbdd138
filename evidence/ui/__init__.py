"""Everything that speaks to Streamlit: loading with caching, filters, charts, tables, cards.

Pages import this package, and Streamlit itself, and nothing else that draws.
"""

from evidence.ui.cards import open_card
from evidence.ui.cards import show_linked_card as open_card_from_link
from evidence.ui.charts import chart, folded_chart, folded_tables, is_open
from evidence.ui.combinations import combination_cards, therapy_pain
from evidence.ui.corpus import built, corpus, loaded
from evidence.ui.filters import View, not_among, not_followed, selected, view
from evidence.ui.findings import findings
from evidence.ui.frame import bullets, foot, framed, head, nothing_left, remarks
from evidence.ui.glossary import caption, explain
from evidence.ui.links import MENU_WIDTH, STUDIES_PAGE, page_link, page_links, pages
from evidence.ui.maps import cell_map
from evidence.ui.menu import menu
from evidence.ui.options import options
from evidence.ui.pooling import pooling_verdict, question_links, script_buttons
from evidence.ui.printing import one_sheet
from evidence.ui.strip import strip
from evidence.ui.tables import table

__all__ = [
    "MENU_WIDTH",
    "STUDIES_PAGE",
    "View",
    "built",
    "bullets",
    "caption",
    "cell_map",
    "chart",
    "combination_cards",
    "corpus",
    "explain",
    "findings",
    "folded_chart",
    "folded_tables",
    "foot",
    "framed",
    "head",
    "is_open",
    "loaded",
    "menu",
    "not_among",
    "not_followed",
    "nothing_left",
    "one_sheet",
    "open_card",
    "open_card_from_link",
    "options",
    "page_link",
    "page_links",
    "pages",
    "pooling_verdict",
    "question_links",
    "remarks",
    "script_buttons",
    "selected",
    "strip",
    "table",
    "therapy_pain",
    "view",
]
