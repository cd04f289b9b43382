import fc from 'fast-check';
import { contract, type Operation } from '../../src/contract/load.ts';
import { bodySchema, type Schema, type Sending } from './oracle.ts';

type Change = (sending: Sending) => Sending;

function resolved(schema: Schema): Schema {
  const ref = schema['$ref'];
  if (typeof ref !== 'string') return schema;
  const name = ref.split('/').at(-1) ?? '';
  return { ...(contract.components.schemas[name] as Schema), ...schema, $ref: undefined };
}

// JSON texts, because some of what comes in cannot be said as a value (a key __proto__, a lone surrogate)
const nasty = [
  'null',
  'true',
  '0',
  '-1',
  '1.5',
  '1e308',
  '-0',
  '9007199254740993',
  '""',
  '" "',
  '"\\u0000"',
  '"\\ud800"',
  '"<script>"',
  '"2026-02-31"',
  '"2026-02-31T25:61:00Z"',
  '[]',
  '[null]',
  '[[[[]]]]',
  '{}',
  '{"$gt":""}',
  '{"$ne":null}',
  '{"$where":"1"}',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{}}}',
  '{"toString":1,"length":-1}',
];
const strange = [
  '$where',
  '__proto__',
  'constructor',
  'toString',
  'admin',
  'roles',
  '_id',
  'state',
  'ünknown',
  '',
];

/** Values just past what the schema allows, and values that fit nowhere. */
function wrongText(schema: Schema): fc.Arbitrary<string> {
  const node = resolved(schema);
  const number = (name: string) => (typeof node[name] === 'number' ? (node[name] as number) : undefined);
  const past: string[] = [];
  const max = number('maximum');
  const min = number('minimum');
  if (max !== undefined) past.push(String(max + 1), `"${max}"`, String(max + 0.5));
  if (min !== undefined) past.push(String(min - 1));
  const longest = number('maxLength');
  if (longest !== undefined) past.push(JSON.stringify('好'.repeat(longest + 1)));
  const most = number('maxItems');
  if (most !== undefined) past.push(JSON.stringify(Array(most + 1).fill(null)));
  const plain = fc.oneof(
    fc.constantFrom(...nasty, ...past),
    fc.json({ maxDepth: 3 }),
    fc.string({ unit: 'binary', maxLength: 40 }).map((text) => JSON.stringify(text)),
  );
  return plain;
}

interface Place {
  path: string[];
  schema: Schema;
}
/** Every place in a body that the schema knows. */
function placesOf(schema: Schema, path: string[] = []): Place[] {
  const node = resolved(schema);
  const here = [{ path, schema: node }];
  if (path.length > 4) return here;
  const properties = (node['properties'] ?? {}) as Record<string, Schema>;
  const below = Object.entries(properties).flatMap(([name, each]) => placesOf(each, [...path, name]));
  const items = node['items'] as Schema | undefined;
  // each form of what is one of several has places of its own
  const forms = (node['oneOf'] ?? []) as Schema[];
  below.push(...forms.flatMap((form) => placesOf(form, path)));
  return [...here, ...below, ...(items ? placesOf(items, [...path, '0']) : [])];
}

/** A JSON text with the value at a path put in as it stands, or taken away. */
function withText(value: unknown, path: readonly string[], put: string | null): string {
  const [name, ...rest] = path;
  if (name === undefined) return put ?? '';
  if (Array.isArray(value)) {
    const items = value.length > 0 ? value : [null];
    const parts = items.map((each, at) =>
      String(at) === name ? withText(each, rest, put) : JSON.stringify(each),
    );
    return `[${parts.filter((part) => part !== '').join(',')}]`;
  }
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const parts = entries
    .filter(([each]) => each !== name)
    .map(([each, v]) => `${JSON.stringify(each)}:${JSON.stringify(v)}`);
  const inner = (value as Record<string, unknown> | null | undefined)?.[name];
  const own = withText(inner, rest, put);
  if (own !== '') parts.push(`${JSON.stringify(name)}:${own}`);
  return `{${parts.join(',')}}`;
}

function bodyChanges(schema: Schema): fc.Arbitrary<Change> {
  const places = placesOf(schema);
  const bodyOf = ({ body }: Sending): unknown => (body ? JSON.parse(body) : {});
  const replaced = fc.constantFrom(...places).chain(({ path, schema: node }) =>
    wrongText(node).map((put): Change => {
      return (sending) => ({ ...sending, body: withText(bodyOf(sending), path, put) });
    }),
  );
  const removed = fc.constantFrom(...places).map(({ path }): Change => {
    return (sending) => ({ ...sending, body: withText(bodyOf(sending), path, null) });
  });
  const objects = places.filter(({ schema: node }) => node['properties']);
  const added = fc
    .tuple(fc.constantFrom(...objects), fc.constantFrom(...strange), fc.constantFrom(...nasty))
    .map(([{ path }, name, put]): Change => {
      return (sending) => ({ ...sending, body: withText(bodyOf(sending), [...path, name], put) });
    });
  const broken = fc
    .constantFrom('{', '[1', 'undefined', "{'a':1}", '{"a":1,}', '\u0000', '{"a":1}{"b":2}', 'NaN', '')
    .map(
      (body): Change =>
        (sending) => ({ ...sending, body }),
    );
  const deep = fc.constant<Change>((sending) => ({
    ...sending,
    body: `${'['.repeat(5000)}${']'.repeat(5000)}`,
  }));
  const large = fc.constant<Change>((sending) => ({ ...sending, body: JSON.stringify('x'.repeat(70_000)) }));
  return fc.oneof(
    { weight: 8, arbitrary: replaced },
    { weight: 3, arbitrary: removed },
    { weight: 3, arbitrary: added },
    { weight: 2, arbitrary: broken },
    { weight: 1, arbitrary: fc.oneof(deep, large) },
  );
}

function queryChanges(operation: Operation): fc.Arbitrary<Change> {
  const names = operation.parameters.filter((each) => each.in === 'query').map(({ name }) => name);
  const values = [
    '',
    '0',
    '-1',
    '1e9',
    '1.5',
    'abc',
    '%00',
    '%20',
    'x'.repeat(300),
    'null',
    '%7B%22%24gt%22%3A1%7D',
  ];
  const name = fc.constantFrom(...names, 'unknown', '__proto__', 'limit[$gt]', '$where', 'constructor');
  return fc.tuple(name, fc.constantFrom(...values), fc.boolean()).map(
    ([each, value, twice]): Change =>
      (sending) => {
        const pair = `${each}=${value}`;
        return {
          ...sending,
          query: [sending.query, pair, ...(twice ? [pair] : [])].filter(Boolean).join('&'),
        };
      },
  );
}
function pathChanges(operation: Operation): fc.Arbitrary<Change> | null {
  const names = operation.parameters.filter((each) => each.in === 'path').map(({ name }) => name);
  if (names.length === 0) return null;
  const values = [
    '%00',
    '%20',
    'a%20b',
    '$ne',
    '%7B%7D',
    '%E0%A4%A',
    '%',
    '..',
    'x'.repeat(41),
    '%F0%9F%98%80',
    '%2e',
  ];
  return fc.tuple(fc.constantFrom(...names), fc.constantFrom(...values)).map(
    ([name, value]): Change =>
      (sending) => ({ ...sending, params: { ...sending.params, [name]: value } }),
  );
}
function headerChanges(operation: Operation): fc.Arbitrary<Change> | null {
  const names = operation.parameters.filter((each) => each.in === 'header').map(({ name }) => name);
  if (names.length === 0) return null;
  const values = ['short', 'with space', '$gt{}[]=1', 'x'.repeat(81), '"1" or "2"', '\u00e9'.repeat(9)];
  return fc.tuple(fc.constantFrom(...names), fc.constantFrom(...values)).map(
    ([name, value]): Change =>
      (sending) => ({ ...sending, headers: { ...sending.headers, [name]: value } }),
  );
}

/** Ways to make a right request wrong; the judge says whether it has become so. */
export function mutations(operation: Operation): fc.Arbitrary<Change> {
  const schema = bodySchema(operation);
  const ways = [queryChanges(operation), pathChanges(operation), headerChanges(operation)];
  const body = schema ? [{ weight: 6, arbitrary: bodyChanges(schema) }] : [];
  const rest = ways.flatMap((arbitrary) => (arbitrary ? [{ weight: 1, arbitrary }] : []));
  return fc.oneof(...body, ...rest);
}
