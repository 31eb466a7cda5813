"""``python -m muqabala`` is ``align``."""

from muqabala.cli import main

if __name__ == "__main__":
    main()
