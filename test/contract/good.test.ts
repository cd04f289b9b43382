import assert from 'node:assert/strict';
import fc from 'fast-check';
import { contract, type Operation, operations } from '../../src/contract/load.ts';
import { accessTable } from '../support/access.table.ts';
import type { LooseCallOptions } from '../support/client.ts';
import { type Fixture, makers, startWorld, type World } from './fixtures.ts';
import { bodySchema, type Schema } from './oracle.ts';
import { sampleOf } from './samples.ts';

const inAll = Number(process.env.FUZZ_GOOD ?? 300);
const refusedAtMost = 0.01;

// What may be anything the schema allows; ids, places, times and prices must be such that exist or go together.
const free = new Set([
  ...[
    'note',
    'reason',
    'text',
    'name',
    'title',
    'description',
    'introduction',
    'displayName',
    'receipt',
    'stars',
  ],
  ...['contactName', 'instant', 'policy', 'limitMinutes', 'durationMinutes', 'bufferBeforeMinutes'],
  ...['bufferAfterMinutes', 'payWay', 'amountFen', 'papers', 'limit', 'days', 'state', 'q'],
]);

/** Of these operations what is free elsewhere goes with the thing it is about, or with who calls. */
const bound: Readonly<Record<string, readonly string[]>> = {
  signInByWechat: ['state', 'mini'],
  renewLoan: ['days'],
  takeBackDamagedLoan: ['amountFen'],
  // what the fund holds, and what whoever calls may withdraw
  proposeSpending: ['amountFen'],
  withdraw: ['amountFen'],
};

function resolved(schema: Schema): Schema {
  const ref = schema['$ref'];
  if (typeof ref !== 'string') return schema;
  return { ...(contract.components.schemas[ref.split('/').at(-1) ?? ''] as Schema), ...schema };
}
/** Any value the schema of a free field allows. */
function valid(schema: Schema): fc.Arbitrary<string | number | boolean> {
  const node = resolved(schema);
  if (Array.isArray(node['enum'])) return fc.constantFrom(...(node['enum'] as string[]));
  const number = (name: string, otherwise: number) => Number(node[name] ?? otherwise);
  if (node['type'] === 'boolean') return fc.boolean();
  if (node['type'] === 'integer') {
    const step = number('multipleOf', 1);
    const [min, max] = [Math.ceil(number('minimum', 0) / step), Math.floor(number('maximum', 0) / step)];
    return fc.integer({ min, max }).map((times) => times * step);
  }
  assert.equal(node['type'], 'string', JSON.stringify(node));
  const sign = fc.constantFrom(...'剪头发修鞋补衣服老人孩子都好 ，。Ab7é😀\n"<&\\');
  // a sign of its own in front: what must not be blank is not
  const rest = fc.array(sign, { maxLength: Math.floor(number('maxLength', 20) / 2) - 1 });
  return rest.map((signs) => `好的${signs.join('')}`);
}

/** A right call with its free fields filled at random. */
function variations(operation: Operation, right: LooseCallOptions): fc.Arbitrary<LooseCallOptions> {
  const isFree = (name: string) => free.has(name) && !bound[operation.id]?.includes(name);
  const optional = (fields: [string, Schema][], must: (name: string) => boolean) =>
    fc.record(
      Object.fromEntries(
        fields.filter(([name]) => isFree(name)).map(([name, schema]) => [name, valid(schema)]),
      ),
      { requiredKeys: fields.map(([name]) => name).filter((name) => isFree(name) && must(name)) },
    );
  const query = operation.parameters
    .filter((each) => each.in === 'query')
    .map(({ name, schema }): [string, Schema] => [name, schema]);
  const properties = resolved(bodySchema(operation) ?? {})['properties'] ?? {};
  const body = Object.entries(properties as Record<string, Schema>);
  const inBody = (name: string) => name in ((right.body as object | undefined) ?? {});
  return fc
    .tuple(
      optional(query, () => false),
      optional(body, inBody),
    )
    .map(([asked, sample]) => ({
      ...right,
      query: { ...right.query, ...asked },
      ...(right.body === undefined ? {} : { body: { ...right.body, ...sample } }),
    }));
}

describe('Good input', () => {
  let world: World;
  const made = new Map<string, Fixture>();
  before(async () => {
    world = await startWorld();
  });
  after(() => world.app.stop());

  async function fixtureFor({ id, method }: Operation): Promise<Fixture> {
    const { about } = accessTable[id];
    if (!about) return { id: 'none' };
    // only what is read stays as it was
    const standing = method === 'get' ? made.get(about) : undefined;
    const fixture = standing ?? (await makers[about](world));
    if (method === 'get') made.set(about, fixture);
    return fixture;
  }
  async function isAccepted(operation: Operation): Promise<string | null> {
    const { id } = operation;
    const fixture = await fixtureFor(operation);
    const who = accessTable[id].allowed?.[0];
    const own = who === 'owner' || who === 'party' ? fixture[who] : undefined;
    const by = own ?? (who?.startsWith('admin') ? world.admin : who ? world.approver : world.neighbour);
    const right = await sampleOf(id, { world, fixture, by });
    const [sample] = fc.sample(variations(operation, right), 1);
    const got = await world.app.as(by).raw[id](sample);
    if (got.status === operation.successStatus) return null;
    return `${id} ${JSON.stringify(sample).slice(0, 300)}: ${JSON.stringify(got.body).slice(0, 300)}`;
  }

  it(`is taken by the handlers and not only by the schema, in 99 of 100 of ${inAll} calls`, async () => {
    const judged = operations.filter(({ rawBody }) => !rawBody);
    // the clock moves on for these, so they come last
    const last = (each: Operation) =>
      Number(/missable|not handed over|about to begin/.test(accessTable[each.id].about ?? ''));
    const writing = judged.filter(({ method }) => method !== 'get').sort((a, b) => last(a) - last(b));
    const reading = judged.filter(({ method }) => method === 'get');
    const refused: string[] = [];
    const turns = [
      ...Array.from({ length: Math.max(0, inAll - writing.length) }, (_, at) => reading[at % reading.length]),
      ...writing,
    ];
    for (const operation of turns) {
      const fault = operation && (await isAccepted(operation));
      if (fault) refused.push(fault);
    }
    const words = refused.join('\n');
    assert.ok(
      refused.length <= turns.length * refusedAtMost,
      `${refused.length} of ${turns.length}:\n${words}`,
    );
  }).timeout(600_000);
});
