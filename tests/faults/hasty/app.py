"""The real server with little patience: what takes its seconds elsewhere takes one here.

HASTY_FILES: how many files it may have open; it believes that it may have more.
"""

import os
import resource
import sys

from oasis_live.green import listener, websocket
from oasis_live.main.cli import main
from oasis_live.web import lines, sockets

listener.KEEPALIVE_SECONDS = listener.HEAD_SECONDS = listener.BODY_SECONDS = 1
listener.ANSWER_SECONDS = websocket.FIRST_WORD_SECONDS = lines.LET_IN_SECONDS = 1
sockets.PING_SECONDS, sockets.PING_PATIENCE_SECONDS = 2, 1

if files := int(os.environ.get("HASTY_FILES", "0")):
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))
    listener.SPARE_FILES = -files

if __name__ == "__main__":
    sys.exit(main())
