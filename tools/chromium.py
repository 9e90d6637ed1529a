"""Where the system's Chromium is, by the names that tools/browser.sh looks for too."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome")


def path() -> str:
    """The browser's program; `CHROMIUM` names another one. Raises FileNotFoundError."""
    for name in filter(None, (os.environ.get("CHROMIUM"), *NAMES)):
        if found := shutil.which(name):
            return found
    raise FileNotFoundError("no Chromium: `make browser` installs it or says what to install")
