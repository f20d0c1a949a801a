import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { internals } from '../../src/rules/internals/index.js';
import { readingsOf } from '../../src/rules/internals/readings.js';

const whatIn = (text: string) => {
  const readings = readingsOf(text);
  return internals.find(({ pattern }) => readings.some((reading) => pattern.test(reading)))?.what;
};

describe('only the inside of a service knows', () => {
  it.each([
    // Frames and crashes, by language.
    '** (KeyError) key :id not found\n    (shop 0.1.0) lib/shop/orders.ex:42: Shop.Orders.buy/2',
    'Died at /srv/app/Buy.pm line 118.',
    "Can't locate object method at buy.pl line 12, <STDIN> line 3.",
    "terminate called after throwing an instance of 'std::out_of_range'",
    '#3  0x00007f3a2b4c1d20 in shop::Order::buy() const',
    '#0      Order.buy (package:shop/order.dart:17:9)',
    'Unhandled exception:\nNull check operator used on a null value',
    'CallStack (from HasCallStack):\n  error, called at src/Order.hs:12:5 in main:Order',
    "thread 'main' panicked at src/order.rs:12:5",
    'libshop.so(+0x29d90) [0x7f3a2b4c1d20]',
    'main.(*Order).Buy(0xc000010200)\n\t/go/src/shop/order.go:42 +0x1d',
    'lua: order.lua:12: attempt to index a nil value',
    'Order.swift:42: Fatal error: Unexpectedly found nil',
    'at shop.Order.buy(Order.kt:17)',
    "undefined method `buy' for nil:NilClass (NoMethodError)",
    "app/models/order.rb:17:in `buy'",
    'PHP Fatal error:  Uncaught Error in /var/www/html/buy.php:12',
    '#1 /app/src/Buy.php(88): buy()',
    'Error in buy.R#12: order.R:12:3: object not found',
    '[{order,buy,2,[{file,"src/order.erl"},{line,42}]}]',
    'System.NullReferenceException: Object reference not set to an instance of an object.',
    'Traceback (most recent call last):',
    'TypeError: Cannot read properties of undefined',
    'error[0]: order.zig:12:5: reached unreachable code',
    // Databases.
    'SELECT id, secret FROM orders WHERE id = 42',
    'insert failed: duplicate key value violates unique constraint "orders_pkey"',
    'ORA-00942: table or view does not exist',
    'relation "orders" does not exist',
    'UPDATE orders SET state = 2',
    'SQLSTATE[42S02]: Base table or view not found',
    // Escaped, and in base64.
    '=?UTF-8?B?QzpcYWdlbnRzXF93b3JrXDFcc1xQdXJjaGFzZUNvbnRyb2xsZXIuY3M=?=',
    'at%20Shop.Orders.Buy(Order%20order)%20in%20C%3A%5Csrc%5COrders.cs%3Aline%2042',
    'cannot open C:&#92;agents&#92;_work&#92;1&#92;s&#92;config.json',
    // Files and environment.
    'cannot open /etc/shop/config.yaml',
    'C:\\inetpub\\wwwroot\\shop\\web.config',
    '\\\\fileserver\\share\\orders.db',
    'AZURE_CLIENT_ID=1b4e28ba-2fa1-11d2-883f-0016d3cca427',
    'missing process.env.SHOP_KEY',
    'KeyError: os.environ["SHOP_KEY"]',
    // Credentials.
    'DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=c2VjcmV0c2VjcmV0c2VjcmV0',
    'client_secret: "8Q~aB3dE5fG7hI9jK1lM"',
    '{"apiKey":"4f1c2b7a9d"}',
    'aws said AKIAIOSFODNN7EXAMPLE is not allowed',
    'pushed with ghp_16C7e42F292c6912E7710c838347Ae178B4a',
    'amqp://shop:hunter2@queue.internal:5672',
    'redis://:hunter2@cache:6379',
    'Authorization: Basic c2hvcDpodW50ZXIy',
    '-----BEGIN RSA PRIVATE KEY-----',
  ])('%s', (text) => {
    expect(whatIn(text)).toBeDefined();
  });
});

describe('anyone may know', () => {
  it.each([
    'Input searchId 378ddf60-81be-452a-ba4f-613198ea6c28 cannot be found.',
    'Select a number from the list, or update the search.',
    'Please call +1 (425) 555-0100, Monday at 9:00 (PST).',
    'The bearer token is missing, or the signature does not match. Look at https://aka.ms/acs (line 3).',
    'Unexpected token at line 1, column 12 (searchId). Please try again at 10:30:00.',
    'endpoint=https://x/;accesskey=*** is not valid, nor is accesskey=REDACTED',
    'Authentication: basic authentication is not supported.',
    'See https://learn.microsoft.com/azure/communication-services/concepts/numbers/phone-number-management-for-us',
    'The host resource.pl answered on https://resource.pl:443/phoneNumbers.',
    'Quota: 5/10 numbers. Error 0x80070005.',
    'The path /phoneNumbers/operations/purchase_1 does not support the method PUT.',
    'Denied by the resource provider. The string to sign is "GET\\n/phoneNumbers?api-version=2021-03-07\\nTue, 11 Jan 2022 17:23:03 GMT;host;47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=".',
    "Request 'x-ms-content-sha256' differs from generated content hash.",
    'Property names: searchId, phoneNumbers, nextLink.',
    'The token: expired. The password: wrong.',
    'Ref A: 5F2B7C Ref B: FRA31EDGE0512 Ref C: 2026-01-01T00:00:00Z',
    'Numbers of the US/CA (version 2.1) are out of stock',
    '番号が見つかりません ☎️',
    '1.1 varnish (Varnish/6.0), 1.1 google',
    'cdn-cache; desc=HIT, edge; dur=1',
    '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    '0abcZQAAAACXbX1Jd2lZQ5k3TU1SMjEyMDYwNDExMDM1ADEyMzQ1Njc4LTkwYWItY2RlZi0xMjM0LTU2Nzg5MGFiY2RlZg==',
    'Kestrel',
    'ECS (fra/4BC3)',
    'cache-fra-eddf8230021-FRA, cache-fra-eddf8230100-FRA',
    'Either... or: choose one. See section 4.2:1.',
  ])('%s', (text) => {
    expect(whatIn(text)).toBeUndefined();
  });

  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  it('a correlation vector of any letters', () => {
    const letter = fc.constantFrom(...letters);
    const vector = fc.string({ unit: letter, minLength: 22, maxLength: 22 }).map((text) => `${text}.0`);
    // One in many thousands had what looked like an offset into code.
    const unlucky = fc.nat(17).map((at) => `${'A'.repeat(at)}/+0xA/${'A'.repeat(17 - at)}.0`);
    fc.assert(
      fc.property(fc.oneof(vector, unlucky), (text) => {
        expect(whatIn(text)).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });
});
