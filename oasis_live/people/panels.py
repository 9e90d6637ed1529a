"""What people put on the phone: who they are, before they go in and later in the menu."""

from oasis_live.web.panels import Panel

PANELS = (
    Panel("phone", "welcome", "phone/about.html", "phone/about.js"),
    Panel("phone", "menu", "phone/about.html", "phone/about.js"),
)
