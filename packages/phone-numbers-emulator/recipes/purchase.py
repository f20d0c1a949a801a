"""Buys the phone numbers of a search, and waits until it has ended. Python 3.8 or later, the standard library only.

    python3 purchase.py CONNECTION_STRING SEARCH_ID

SSL_CERT_FILE=emulator.pem trusts the certificate of an emulator with https. PAUSE is the time between two reads of the
operation, in seconds; 2 by default.
"""

import base64
import hashlib
import hmac
import json
import os
import sys
import time
from email.utils import formatdate
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

VERSION = "api-version=2021-03-07"


def read_connection_string(text):
    """Returns the endpoint, without a slash at the end, and the access key in base64."""
    parts = dict(part.split("=", 1) for part in text.split(";") if part)
    parts = {name.lower(): value for name, value in parts.items()}
    return parts["endpoint"].rstrip("/"), parts["accesskey"]


def request(endpoint, access_key, method, path, value=None):
    """Sends a signed request. Returns the JSON of the answer, or None; raises HTTPError for 400 and above."""
    body = b"" if value is None else json.dumps(value).encode()
    date = formatdate(usegmt=True)
    content_hash = base64.b64encode(hashlib.sha256(body).digest()).decode()
    text = f"{method}\n{path}\n{date};{urlsplit(endpoint).netloc};{content_hash}"
    digest = hmac.new(base64.b64decode(access_key), text.encode(), hashlib.sha256).digest()
    signature = base64.b64encode(digest).decode()
    headers = {
        "Content-Type": "application/json",
        "x-ms-date": date,
        "x-ms-content-sha256": content_hash,
        "Authorization": "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256"
        f"&Signature={signature}",
    }
    with urlopen(Request(endpoint + path, body or None, headers, method=method)) as response:
        answer = response.read()
    return json.loads(answer) if answer else None


def main(connection_string, search_id):
    """Returns the exit code: 0 if the purchase has succeeded, 1 if it has failed."""
    service = read_connection_string(connection_string)
    # A purchase is sent once: each one that is accepted costs money.
    request(*service, "POST", f"/availablePhoneNumbers/:purchase?{VERSION}", {"searchId": search_id})
    while True:
        operation = request(*service, "GET", f"/phoneNumbers/operations/purchase_{search_id}?{VERSION}")
        print(operation["status"], flush=True)
        if operation["status"] in ("succeeded", "failed"):
            return 0 if operation["status"] == "succeeded" else 1
        time.sleep(float(os.environ.get("PAUSE", "2")))


if __name__ == "__main__":
    try:
        sys.exit(main(*sys.argv[1:]))
    except HTTPError as error:
        sys.exit(f"{error}: {error.read().decode()}")
