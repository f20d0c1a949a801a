#!/usr/bin/env bash
# Buys the phone numbers of a search with curl and openssl, and waits until it has ended.
#
#   ./purchase.sh CONNECTION_STRING SEARCH_ID
#
# CURL_CA_BUNDLE=emulator.pem trusts the certificate of an emulator with https. PAUSE is the time between two reads of the
# operation, in seconds; 2 by default. The access key is an argument of openssl, which other users of the machine can see.
set -euo pipefail

connection_string=$1
search_id=$2
endpoint=${connection_string#*endpoint=}
endpoint=${endpoint%%;*}
endpoint=${endpoint%/}
access_key=${connection_string#*accesskey=}
access_key=${access_key%%;*}
host=${endpoint#*://}
version=api-version=2021-03-07

# request METHOD PATH [BODY]: prints the body of the answer, and fails for 400 and above.
request() {
  local method=$1 path=$2 body=${3-} date hash key signature
  date=$(LC_ALL=C date -u '+%a, %d %b %Y %H:%M:%S GMT')
  hash=$(printf %s "$body" | openssl dgst -sha256 -binary | openssl base64 -A)
  key=$(openssl base64 -d -A <<<"$access_key" | od -An -v -tx1 | tr -d ' \n')
  signature=$(printf '%s\n%s\n%s;%s;%s' "$method" "$path" "$date" "$host" "$hash" |
    openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | openssl base64 -A)
  curl --silent --show-error --fail-with-body --request "$method" "$endpoint$path" \
    --header "x-ms-date: $date" \
    --header "x-ms-content-sha256: $hash" \
    --header "Authorization: HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=$signature" \
    ${body:+--header 'Content-Type: application/json' --data-raw "$body"}
}

# A purchase is sent once: each one that is accepted costs money.
request POST "/availablePhoneNumbers/:purchase?$version" "{\"searchId\":\"$search_id\"}"
while true; do
  operation=$(request GET "/phoneNumbers/operations/purchase_$search_id?$version")
  status=$(sed -E 's/.*"status":"([^"]*)".*/\1/' <<<"$operation")
  echo "$status"
  case $status in
    succeeded) exit 0 ;;
    failed) exit 1 ;;
  esac
  sleep "${PAUSE:-2}"
done
