"""What summits put on the phone: the calm screens between the writing."""

from oasis_live.summits.rules.activity import Kind
from oasis_live.web.panels import Panel

PANELS = tuple(
    Panel("phone", kind.value, "phone/summits.html", "phone/summits.js")
    for kind in (Kind.WELCOME, Kind.TOPIC, Kind.BREAK)
)
