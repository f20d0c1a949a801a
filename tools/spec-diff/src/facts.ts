import { type Change, changeId, type Level } from './change.js';
import { isWithin } from './document/pointer.js';
import type { ListedChange } from './listed.js';
import { limitedTypes, walkedKeywords } from './wire/keywords.js';

/**
 * Where two documents differ, as far as no call and no code has said more about it. What these look at, and tell nothing apart
 * by, breaks nobody; what they do not look at is not decided.
 */
export function remainingFacts(found: readonly ListedChange[], known: readonly Change[]): Change[] {
  return found
    .filter((fact) => !known.some(({ where }) => isCovered(fact, where)))
    .map((fact): Change => {
      const where = fact.revision ?? fact.base ?? '#';
      const level = levelOf(fact);
      const change = {
        id: changeId(`${fact.type}-${fact.property ?? fact.kind}`.toLowerCase(), where),
        axis: 'types',
        where,
        reason: reasonOf(fact, where, level !== undefined),
        witness: null,
      } as const;
      if (level !== undefined) return { ...change, level };
      return { ...change, level: 'minor', undecided: 'no call and no code tells it apart' };
    });
}

function isCovered({ base, revision, type, property, kind }: ListedChange, where: string): boolean {
  const places = [base, revision].filter((pointer) => pointer !== undefined);
  if (places.includes(where)) return true;
  if (property !== undefined && readersTexts.has(property) && kind === 'modified') return false;
  // A choice that is written with another keyword is one change.
  const around = places.map((pointer) => pointer.replace(/\/(anyOf|oneOf|allOf)$/, ''));
  return type !== 'Operation' && around.some((place) => isWithin(where, place) || isWithin(place, where));
}

/** Nodes that people read and no program acts on. */
const readersNodes = new Set([
  'Info',
  'Contact',
  'License',
  'Tag',
  'TagList',
  'ExternalDocs',
  'Example',
  'ExamplesMap',
  'Logo',
]);
/** What people read and no program acts on. */
const readersTexts = new Set([
  ...['description', 'summary', 'title', 'example', 'examples', 'tags', 'deprecated', 'externalDocs', 'url'],
  ...['termsOfService', '$comment', 'bearerFormat'],
]);
/** Fields that are compared by calls and code: where these found nothing, there is nothing. */
const compared = new Set([
  ...[
    ...limitedTypes.keys(),
    ...walkedKeywords,
    '$ref',
    'allOf',
    'readOnly',
    'writeOnly',
    'nullable',
    'discriminator',
  ],
  ...[
    'mapping',
    'propertyName',
    'openapi',
    'operationId',
    'parameters',
    'requestBody',
    'responses',
    'content',
    'schema',
  ],
  ...[
    'headers',
    'style',
    'explode',
    'in',
    'name',
    'security',
    'servers',
    'variables',
    'scheme',
    'flows',
    'callbacks',
  ],
]);
/** Nodes of which all that matters is compared. */
const comparedNodes =
  /^(Schema|SchemaProperties|Parameter|ParameterList|Header|HeadersMap|RequestBody|Response|Responses|ResponsesMap|MediaType|MediaTypesMap|Operation|PathItem|Paths|Components|Security.*|Server.*|Callback.*|Webhook.*|Named.*|Root|SpecExtension|AllOf|AnyOf|OneOf|PrefixItems|Discriminator.*|OAuth.*)$/;

/** Whether something is read by people, or by tools: an extension that we do not read is promised to no program. */
function concernsReaders(type: string, property: string | undefined): boolean {
  if (readersNodes.has(type)) return true;
  return property !== undefined && (readersTexts.has(property) || property.startsWith('x-'));
}

/** Nodes whose fields have names of the document's own. */
const comparedMaps = new Set(['DiscriminatorMapping', 'SecurityRequirement']);

/** The level of a change that nothing else has found; `undefined` when it is not known. */
function levelOf({ type, property, kind, values }: ListedChange): Level | undefined {
  // A default is what holds for whoever leaves a value out; deprecation asks users to act.
  if (property === 'deprecated' || property === 'default') return 'minor';
  // An enum whose new values break nobody is one that may grow.
  if (property === 'enum') return values[0] === values[1] ? 'patch' : 'minor';
  if (concernsReaders(type, property)) return 'patch';
  if (!comparedNodes.test(type)) return undefined;
  const isCompared = kind !== 'modified' || property === undefined || compared.has(property);
  return isCompared || comparedMaps.has(type) ? 'patch' : undefined;
}

function reasonOf({ type, property, kind }: ListedChange, where: string, isDecided: boolean): string {
  const node = type.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  const verb = { added: 'is new', removed: 'is gone', modified: 'has changed' }[kind];
  const what = property === undefined ? `${node}: it ${verb}` : `${node}: its \`${property}\` ${verb}`;
  // What a component is used for is compared where it is used; by itself it is a name in the document.
  const isComponent = kind !== 'modified' && /^#\/components\/[^/]+\/[^/]+$/.test(where);
  if (isComponent || concernsReaders(type, property)) return `${what}; concerns readers`;
  return isDecided ? `${what}, and nothing was found that this breaks` : what;
}
