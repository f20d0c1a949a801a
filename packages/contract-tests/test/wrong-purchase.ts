import type { Exchange } from '../src/index.js';
import {
  canceled,
  failed,
  list,
  monitor,
  nextPage,
  notFound,
  number,
  purchased,
  read,
  readAnswered,
  readNumber,
  readOf,
  refusal,
  result,
  searchResult,
  succeeded,
} from './sequence-sample.js';

const at = (lastActionDateTime: string) => read({ lastActionDateTime });
const located = (path: string) => read(result, [['Location', path]]);

/** A purchase that breaks one rule, in one place of its exchange number `exchange`. */
export interface WrongPurchase {
  readonly what: string;
  readonly exchanges: readonly Exchange[];
  readonly finding: { readonly rule: string; readonly exchange: number; readonly where: string };
}

function wrong(
  what: string,
  rule: string,
  [exchange, where]: readonly [number, string],
  ...exchanges: readonly Exchange[]
): WrongPurchase {
  return { what, exchanges, finding: { rule, exchange, where } };
}

/** Every rule over sequences is broken by one of them that no other rule catches. */
export const wrongPurchases: readonly WrongPurchase[] = [
  wrong(
    'succeeded goes back to running',
    'terminal-stays',
    [2, 'body#/status'],
    purchased(),
    succeeded(),
    read(),
  ),
  wrong(
    'succeeded flips to failed',
    'terminal-stays',
    [2, 'body#/status'],
    purchased(),
    succeeded(),
    failed(),
  ),
  wrong(
    'failed turns into success',
    'terminal-stays',
    [2, 'body#/status'],
    failed(),
    refusal(429),
    succeeded(),
  ),
  wrong(
    'the result changes',
    'terminal-stays',
    [1, 'body#/resourceLocation'],
    read(result),
    read({ ...result, resourceLocation: '/result/2' }),
  ),
  wrong(
    'the result is forgotten',
    'terminal-stays',
    [1, 'body#/resourceLocation'],
    read(result),
    succeeded(),
  ),
  wrong(
    'the Location changes',
    'terminal-stays',
    [1, 'header:location'],
    located('/result/1'),
    located('/result/2'),
  ),
  wrong(
    'the reason of a failure changes',
    'terminal-stays',
    [1, 'body#/error'],
    failed(),
    failed('NoWallet'),
  ),
  wrong('the id changes', 'identity-stays', [1, 'body#/id'], read(), read({ id: 'purchase_1' })),
  wrong(
    'the type changes',
    'identity-stays',
    [1, 'body#/operationType'],
    read(),
    read({ operationType: 'search' }),
  ),
  wrong(
    'the time of creation changes',
    'identity-stays',
    [1, 'body#/createdDateTime'],
    read(),
    read({ createdDateTime: '2022-01-11T17:23:04Z' }),
  ),
  wrong(
    'the time of the last action goes back',
    'time-goes-forward',
    [2, 'body#/lastActionDateTime'],
    at('2022-01-11T17:24:00Z'),
    read(),
    at('2022-01-11T17:23:59Z'),
  ),
  wrong(
    'the operation vanishes between two reads',
    'operation-stays',
    [2, 'status'],
    purchased(),
    read(),
    readAnswered(notFound),
    read(),
  ),
  wrong(
    'the operation vanishes as soon as it ended',
    'operation-stays',
    [2, 'status'],
    purchased(),
    succeeded(),
    readAnswered({ ...notFound, status: 410 }),
  ),
  wrong(
    'the operation is never found',
    'operation-stays',
    [1, 'status'],
    purchased(),
    readAnswered(notFound),
  ),
  wrong(
    'the operation is found by the third read only',
    'operation-stays',
    [2, 'status'],
    purchased(),
    readAnswered(notFound),
    readAnswered(notFound),
    read(),
  ),
  wrong(
    'the Operation-Location is refused',
    'links-lead-somewhere',
    [1, 'status'],
    purchased(monitor),
    refusal(400),
    succeeded(),
  ),
  wrong(
    'the resourceLocation leads nowhere',
    'links-lead-somewhere',
    [1, 'status'],
    read(result),
    readOf('/result/1', notFound),
  ),
  wrong(
    'the Location leads nowhere',
    'links-lead-somewhere',
    [1, 'status'],
    read({ status: 'succeeded' }, [['Location', '/result/%2B1']]),
    readOf('/result/+1', notFound),
  ),
  wrong(
    'the number of a success is not found',
    'outcome-holds',
    [3, 'status'],
    searchResult(),
    purchased(),
    succeeded(),
    readNumber(false),
  ),
  wrong(
    'some number is not found after a success',
    'outcome-holds',
    [2, 'status'],
    purchased(),
    succeeded(),
    readNumber(false),
  ),
  wrong(
    'the number of a success is not listed',
    'outcome-holds',
    [4, 'body#/phoneNumbers'],
    searchResult(),
    purchased(),
    succeeded(),
    list(['+1'], nextPage),
    list(['+2'], undefined, '?skip=1'),
  ),
  wrong(
    'a failure delivers',
    'outcome-holds',
    [4, 'body#'],
    searchResult(),
    readNumber(false),
    purchased(),
    failed(),
    readNumber(true),
  ),
  wrong(
    'a failure delivers what was there before',
    'outcome-holds',
    [4, 'body#'],
    searchResult(),
    readNumber(true),
    purchased(),
    failed(),
    readNumber(true),
  ),
  wrong(
    'a failure is listed',
    'outcome-holds',
    [3, 'body#'],
    searchResult(),
    purchased(),
    failed('NumbersPartiallyAcquired'),
    list([number]),
  ),
  wrong(
    'success comes after the cancellation',
    'cancel-has-effect',
    [4, 'body#/status'],
    purchased(),
    read(),
    canceled(),
    read(),
    succeeded(),
  ),
];
