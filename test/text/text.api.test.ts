import assert from 'node:assert/strict';
import type mongoose from 'mongoose';
import { micro } from '../../seeds/demo/cast.ts';
import { contract, type Operation, operations } from '../../src/contract/load.ts';
import type { Problem } from '../../src/contract/problem.ts';
import { fieldNames } from '../../src/copy/zh-CN.ts';
import { cardsAreReadAgain } from '../../src/features/shelf/card.migration.ts';
import { freshPhone } from '../contract/actors.ts';
import { type Fixture, type FixtureKind, makers, startWorld, type World } from '../contract/fixtures.ts';
import { bodySchema, type Schema } from '../contract/oracle.ts';
import { sampleOf } from '../contract/samples.ts';
import { accessTable } from '../support/access.table.ts';
import type { LooseCallOptions } from '../support/client.ts';
import { codeTo } from '../support/standin.ts';
import { assertUnchanged } from '../support/trace.ts';

function resolved(schema: Schema): Schema {
  const ref = schema['$ref'];
  if (typeof ref !== 'string') return schema;
  return { ...(contract.components.schemas[ref.split('/').at(-1) ?? ''] as Schema), ...schema };
}

/** The fields of a body that people write freely. */
function freeFields(operation: Operation): string[] {
  const body = resolved(bodySchema(operation) ?? {});
  const forms = [body, ...((body['oneOf'] ?? []) as Schema[]).map(resolved)];
  const fields = forms.flatMap((form) =>
    Object.entries((form['properties'] ?? {}) as Record<string, Schema>),
  );
  const isFree = (raw: Schema) => {
    const schema = resolved(raw);
    const isText = [schema['type']].flat().includes('string');
    const isBound = ['enum', 'const', 'format'].some((keyword) => schema[keyword] !== undefined);
    return isText && !isBound && [undefined, '\\S'].includes(schema['pattern'] as string | undefined);
  };
  return [...new Set(fields.filter(([, schema]) => isFree(schema)).map(([name]) => name))];
}

describe('Texts on their way in', () => {
  let world: World;
  const made = new Map<FixtureKind, Fixture>();
  before(async () => {
    world = await startWorld();
  });
  after(() => world.app.stop());

  async function rightCall({ id }: Operation): Promise<{ call: LooseCallOptions; by: World['resident'] }> {
    const { about, allowed } = accessTable[id];
    const fixture = about ? (made.get(about) ?? (await makers[about](world))) : { id: 'none' };
    if (about) made.set(about, fixture);
    const who = allowed?.[0] ?? 'stranger';
    const own = who === 'owner' || who === 'party' ? fixture[who] : undefined;
    const staff = who.startsWith('admin') ? world.admin : world.approver;
    const by = own ?? (who === 'stranger' ? world.neighbour : staff);
    return { call: await sampleOf(id, { world, fixture, by }), by };
  }

  const written = operations.filter((each) => freeFields(each).length > 0);

  it('are written in many operations, and each of their fields has a name for people', () => {
    assert.ok(written.length >= 25, `${written.length} operations`);
    const names = new Set(written.flatMap(freeFields));
    assert.deepEqual(
      [...names].filter((name) => !(name in fieldNames)),
      [],
    );
  });

  for (const operation of written) {
    it(`of ${operation.id} are refused with what nobody sees, and leave no trace`, async () => {
      const { call, by } = await rightCall(operation);
      const fields = freeFields(operation).filter((name) => name !== 'login');
      await assertUnchanged(world.app, async () => {
        for (const field of fields) {
          for (const sign of ['\u200b', '\u202e', '\ud800']) {
            const body = { ...(call.body as object), [field]: `好的文字写在这里${sign}吧` };
            const refused = world.app.as(by).refused[operation.id] as (
              o: LooseCallOptions,
            ) => Promise<Problem>;
            const problem = await refused({ ...call, body });
            assert.equal(problem.code, 'text_invisible', `${field}: ${JSON.stringify(problem)}`);
            assert.deepEqual(
              problem.errors?.map(({ path }) => path),
              [`/body/${field}`],
            );
            assert.match(problem.detail, new RegExp(fieldNames[field as keyof typeof fieldNames]));
          }
        }
      });
    });
  }

  it('that are refused for a word are answered with it and with the field', async () => {
    const { call, by } = await rightCall(operations.find(({ id }) => id === 'createListing') as Operation);
    const body = { ...(call.body as object), description: '另可信用卡套現' };
    await assertUnchanged(world.app, async () => {
      const problem = await world.app.as(by).refused.createListing({ ...call, body });
      assert.equal(problem.code, 'text_refused');
      assert.match(problem.detail, /说明.*套现/);
    });
  });

  it('may be numbers typed in full width, spaced or in Han digits', async () => {
    const phone = freshPhone();
    const full = (text: string) => text.replace(/\d/g, (each) => String.fromCharCode(0xff10 + Number(each)));
    const guest = world.app.as(null);
    await guest.requestCode({ body: { phone: full(phone) } });
    const code = await codeTo(phone);
    const spaced = `${phone.slice(0, 3)} ${phone.slice(3, 7)}-${phone.slice(7)}`;
    const { body } = await guest.raw.signInByCode({ body: { phone: spaced, code: full(code) } });
    assert.equal(body.person?.phoneMasked, `${phone.slice(0, 3)}****${phone.slice(-4)}`);
    for (const wrong of ['1380000000', '１３８abc', '2380000000０', '一三八'])
      assert.equal((await guest.refused.requestCode({ body: { phone: wrong } })).code, 'invalid');
  });

  it('may be a check-in code in full width', async () => {
    const order = await makers['order confirmed'](world);
    const { body } = await world.app.as(world.resident).raw.getOrder(order.id);
    const typed = (body.checkInCode ?? '').replace(
      /\d/g,
      (each) => '〇一二三四五六七八九'[Number(each)] ?? '',
    );
    assert.equal(typed.length, 6);
    const started = await world.app.as(world.barber).startOrder(order.id, { code: typed });
    assert.equal(started.state, 'underway');
  });

  it('find a grid however its name is typed', async () => {
    const name = (await world.app.as(null).getGrid({ params: { code: micro(2) } })).name;
    const guest = world.app.as(null);
    const codes = async (q: string) =>
      (await guest.searchGrids({ query: { q, limit: 50 } })).items.map(({ code }) => code);
    const plain = await codes('柳岸 2');
    assert.ok(plain.includes(micro(2)), name);
    for (const q of ['柳岸 ２', '柳岸　２']) assert.deepEqual(await codes(q), plain, q);
    assert.deepEqual(await codes('柳岸２號'), await codes('柳岸2号'));
    assert.deepEqual(await codes('.*'), []);
  });
});

describe('Cards of before', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.app.stop());

  it('are made anew after the migration, once', async () => {
    const { connection } = world.app as { connection: mongoose.Connection };
    const cards = connection.collection('cards');
    const words = async () => {
      const all = await cards.find({ shown: true }).sort({ _id: 1 }).toArray();
      return all.map(({ searchText, searchTitle, tokens }) => ({ searchText, searchTitle, tokens }));
    };
    const now = await words();
    assert.ok(now.length > 0);
    // as they were kept: the characters as they had been typed
    await cards.updateMany(
      {},
      { $set: { searchText: '舊文', searchTitle: { text: '舊', sounds: ['jiu'] }, tokens: ['舊'] } },
    );
    await cardsAreReadAgain.run(connection);
    await cardsAreReadAgain.run(connection);
    await world.app.application.features.projection.refreshDue();
    assert.deepEqual(await words(), now);
  });
});
