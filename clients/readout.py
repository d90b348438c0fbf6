"""Asks a running `readout serve`. Python's standard library is enough.

    python3 clients/readout.py http://127.0.0.1:8080 'type:SANCTION'
"""

import json
import os
import sys
import urllib.error
import urllib.parse
import urllib.request


class Problem(Exception):
    """What the server answers when it cannot (RFC 9457): .status and a text that says what to do."""

    def __init__(self, status, detail):
        super().__init__(detail)
        self.status = status


class Readout:
    """A server. token is needed only where it asks for one."""

    def __init__(self, address, token=os.environ.get("READOUT_TOKEN"), timeout=60):
        self.address, self.timeout = address.rstrip("/"), timeout
        self.head = {"Authorization": "Bearer " + token} if token else {}

    def _ask(self, path, body=None, **params):
        query = urllib.parse.urlencode({k: v for k, v in params.items() if v is not None})
        head = dict(self.head)
        if body is not None:
            body, head["Content-Type"] = json.dumps(body).encode(), "application/json"
        request = urllib.request.Request(f"{self.address}/api/v1/{path}?{query}", data=body, headers=head)
        try:
            with urllib.request.urlopen(request, timeout=self.timeout) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            text = error.read().decode()
            try:
                text = json.loads(text)["detail"]
            except (ValueError, KeyError, TypeError):
                pass
            raise Problem(error.code, text) from None

    def items(self, path, **params):
        """Yields all of a list (events, statements, claims, documents, figures …), page after page."""
        after = None
        while True:
            page = self._ask(path, after=after, **params)
            yield from page["items"]
            after = page.get("next")
            if not after:
                return

    def read(self, text, date=None):
        """Gives the record of a text; nothing is kept."""
        return self._ask("read", {"text": text, **({"date": date} if date else {})})


def main(address, query=""):
    for hit in Readout(address).items("events", q=query, limit=100):
        names = {a["id"]: a["name"] for a in hit["actors"]}
        event = hit["event"]
        who, whom = (", ".join(names.get(i, "?") for i in event[side]) for side in ("source", "target"))
        print(f"{who or 'somebody'} -> {whom or '-'}: {event['plover']}  \"{hit['sentence']}\"")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:3])
    except (Problem, OSError) as error:
        sys.exit(f"readout: {error}")
