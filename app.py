"""The entry: `python app.py serve | demo | summit create | export | backup …`."""

import sys

from oasis_live.main.cli import main

if __name__ == "__main__":
    sys.exit(main())
