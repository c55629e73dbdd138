"""Bring your own studies: what is read of them, whether they count, and the way out again."""

from evidence import ui
from evidence.ui import own_page

own_page.show()
ui.remarks(ui.not_followed())
