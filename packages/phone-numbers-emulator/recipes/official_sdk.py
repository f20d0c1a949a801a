"""Searches, buys, lists, updates and releases a phone number with the official SDK for Python, which wants https.

    pip install azure-communication-phonenumbers
    REQUESTS_CA_BUNDLE=emulator.pem python3 official_sdk.py CONNECTION_STRING

PAUSE is the time between two reads of an operation, in seconds; 2 by default.
"""

import os
import sys

from azure.communication.phonenumbers import (
    PhoneNumberAssignmentType,
    PhoneNumberCapabilities,
    PhoneNumberCapabilityType,
    PhoneNumbersClient,
    PhoneNumberType,
)

pause = {"polling_interval": float(os.environ.get("PAUSE", "2"))}
client = PhoneNumbersClient.from_connection_string(sys.argv[1])

search = client.begin_search_available_phone_numbers(
    "US",
    PhoneNumberType.TOLL_FREE,
    PhoneNumberAssignmentType.APPLICATION,
    PhoneNumberCapabilities(
        calling=PhoneNumberCapabilityType.INBOUND, sms=PhoneNumberCapabilityType.NONE
    ),
    quantity=1,
    **pause,
).result()
print(f"found {search.phone_numbers[0]} for {search.cost.amount} {search.cost.currency_code}")

# The result of a purchase is nothing: what was bought is what the search has found.
purchase = client.begin_purchase_phone_numbers(search.search_id, **pause)
purchase.result()
print(purchase.status())
print("owned", ", ".join(number.phone_number for number in client.list_purchased_phone_numbers()))

number = search.phone_numbers[0]
updated = client.begin_update_phone_number_capabilities(
    number, sms="none", calling="inbound+outbound", **pause
).result()
print(f"calling is now {updated.capabilities.calling}")

client.begin_release_phone_number(number, **pause).result()
print(f"released {number}")
