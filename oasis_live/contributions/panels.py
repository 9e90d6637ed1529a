"""What contributions put on the phone: the forms of the activities that ask for words."""

from oasis_live.summits.rules.activity import ACCEPTS
from oasis_live.web.panels import Panel

PANELS = tuple(Panel("phone", kind.value, "phone/story.html", "phone/story.js") for kind in ACCEPTS)
