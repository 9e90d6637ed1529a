"""Where the system's Chromium is, by the names that tools/browser.sh looks for too."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome")
# Each context has a window, whose address bar is a page of its own that nobody sees: a third of
# what a context costs. A second list replaces Playwright's, so what matters of that is here too.
_LEFT_OUT = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
ARGUMENTS = ["--no-sandbox", f"--disable-features={','.join(_LEFT_OUT)}"]


def path() -> str:
    """The browser's program; `CHROMIUM` names another one. Raises FileNotFoundError."""
    for name in filter(None, (os.environ.get("CHROMIUM"), *NAMES)):
        if found := shutil.which(name):
            return found
    raise FileNotFoundError("no Chromium: `make browser` installs it or says what to install")
