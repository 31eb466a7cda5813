"""What a page does besides showing itself."""


class Visit:
    """A tab with all that its pages did besides showing themselves."""

    def __init__(self, page):
        self.page = page
        self.errors, self.dialogs, self.requests = [], [], []
        self._watch = {
            "console": lambda message: self.errors.append(message.text),
            "pageerror": lambda error: self.errors.append(str(error)),
            "dialog": lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()),
            "request": lambda request: self.requests.append(request.url),
        }
        for event, seen in self._watch.items():
            page.on(event, seen)

    def open(self, address):
        self.page.goto(address)
        return self

    def settle(self):
        """Wait until the page is drawn, with its fonts; a request that it makes is made by then."""
        self.page.evaluate(
            """async () => {
                 await document.fonts.ready;
                 for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
               }"""
        )
        return self

    def leave(self):
        for event, seen in self._watch.items():
            self.page.remove_listener(event, seen)
