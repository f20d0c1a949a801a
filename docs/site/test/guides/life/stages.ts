import type { DeclaredOperation, PurchaseLife } from './read-life.js';

/** A step of the life of a purchase: a box of the diagram, and an item of its text. */
export interface Stage {
  readonly title: string;
  /** A call: method and path. */
  readonly call?: string;
  readonly lines: readonly string[];
  /** What leads on from here; empty before the ends. */
  readonly next?: string;
}

/** The stages of a purchase in their order, and the ends of it, of which it has one. */
export interface Stages {
  readonly stages: readonly Stage[];
  readonly ends: readonly Stage[];
}

/** Tells the life of a purchase in stages. */
export function stagesOf(life: PurchaseLife): Stages {
  const { search, searchResult, purchase, operation, cancellation, pending, ended } = life;
  const [refused, unclear] = [false, true].map((isUnclear) =>
    purchase.responses
      .filter((response) => /^[45]\d\d$/.test(response.status) && response.isUnclear === isUnclear)
      .map(({ status }) => status)
      .join(', '),
  );
  const gone = operation.responses.find(({ status }) => status === '404');
  return {
    stages: [
      {
        title: 'Search',
        call: callOf(search),
        lines: ['costs nothing', accepted(search)],
        next: `operation: ${ended[0]}`,
      },
      {
        title: 'Search result',
        call: callOf(searchResult),
        lines: ['200: phone numbers and their cost', 'held for about 16 minutes'],
        next: 'you decide to buy',
      },
      {
        title: 'Purchase',
        call: callOf(purchase),
        lines: [
          'costs money',
          `${refused}: nothing is bought`,
          `${unclear}: unknown, read the operation`,
          accepted(purchase),
        ],
        next: 'read the operation',
      },
      {
        title: 'Pending',
        call: callOf(operation),
        lines: [
          `200: ${pending.join(' or ')}, in any order, or a status that is not known yet: read again`,
          `404: ${gone?.meaning.replace(/\.$/, '').toLowerCase()}, or not yet`,
          `${cancellation.method} of the same path: 204, canceled`,
        ],
        next: '',
      },
    ],
    ends: ended.map((status) =>
      status === 'succeeded'
        ? { title: status, lines: ['all phone numbers of', 'the search are owned'] }
        : { title: status, lines: ['with an error; some may', 'be owned all the same'] },
    ),
  };
}

function callOf({ method, path }: DeclaredOperation): string {
  return `${method} ${path}`;
}

/** The 202 and the headers that it always has. */
function accepted({ responses }: DeclaredOperation): string {
  const response = responses.find(({ status }) => status === '202');
  return `202: ${response?.headers.join(', ')}`;
}
