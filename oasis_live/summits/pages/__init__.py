"""The pages of summits: the shells of a room's screens, and what organisers make and change."""

from oasis_live.summits.pages.organisers import organiser_pages
from oasis_live.summits.pages.screens import RoomConverter, Screens, pages

__all__ = ["RoomConverter", "Screens", "organiser_pages", "pages"]
