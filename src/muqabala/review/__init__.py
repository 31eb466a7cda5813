"""Drift reports to verdicts: a local web app, its store, and what is exported from it.

``store`` keeps what reviewers said and ``shelf`` the reports; ``worklist``
says what comes next, ``desk`` what one can do, ``screen`` draws it, ``app``
answers the browser, and ``security`` lets in nobody but the reviewer.
"""
