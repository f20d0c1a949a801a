import { list } from '../json.js';
import { type Conjuncts, types } from './conjuncts.js';
import type { Flow } from './contract.js';
import type { Difference, Entry } from './differences.js';

/** Says what two versions of a schema say differently, and who is hit by it. */
export function describe(
  { facet, name, steps, old, new: next }: Difference,
  { name: place, sender }: { readonly name: string; readonly sender: Flow['sender'] },
): string {
  const who = sender === 'client' ? 'clients that send it' : 'clients that read it';
  const entered = steps.flatMap(({ entry }) => nameOf(entry) ?? []);
  const inside = [...entered, ...(name === undefined ? [] : [name])].join('.');
  const what = `${inside === '' ? '' : `\`${inside}\` in `}${place}`;
  if (facet === 'required') {
    const isNow = next.some(({ value }) => list(value['required']).includes(name));
    return `${what} ${isNow ? 'has become required' : 'need not be there any more'}; concerns ${who}`;
  }
  if (facet === 'property-added') return `${what} is new; concerns ${who}`;
  if (facet === 'property-removed') return `${what} is gone; concerns ${who}`;
  if (facet === 'choice') return `${what}: the choice of schemas is another one; concerns ${who}`;
  const told = (parts: Conjuncts) => {
    if (facet === 'type') return types(parts).size > 5 ? 'any' : [...types(parts)].join(' or ') || 'none';
    const values = parts.flatMap(({ value }) =>
      value[facet] === undefined ? [] : [JSON.stringify(value[facet])],
    );
    const text = values.join(' and ');
    return text === '' ? 'not set' : text.length > 120 ? `${text.slice(0, 119)}…` : text;
  };
  return `${what}: ${facet} was ${told(old)}, is ${told(next)}; concerns ${who}`;
}

/** What is entered, as reasons name it; `undefined` for a branch, which no message shows. */
function nameOf(entry: Entry): string | undefined {
  if (entry.kind === 'property') return entry.name;
  if (entry.kind === 'pattern') return `/${entry.name}/`;
  if (entry.kind === 'additional') return '*';
  return entry.kind === 'item' ? '[]' : undefined;
}
