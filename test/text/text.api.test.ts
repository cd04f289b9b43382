import assert from 'node:assert/strict';
import type mongoose from 'mongoose';
import { micro } from '../../seeds/demo/cast.ts';
import { contract, type Operation, operations } from '../../src/contract/load.ts';
import type { Problem } from '../../src/contract/problem.ts';
import { freeTexts } from '../../src/contract/texts.ts';
import { fieldNames } from '../../src/copy/zh-CN.ts';
import { cardsAreReadAgain } from '../../src/features/shelf/card.migration.ts';
import { freshPhone } from '../contract/actors.ts';
import { type Fixture, type FixtureKind, makers, startWorld, type World } from '../contract/fixtures.ts';
import { sampleOf } from '../contract/samples.ts';
import { accessTable } from '../support/access.table.ts';
import type { LooseCallOptions } from '../support/client.ts';
import { agreed } from '../support/consent.ts';
import { codeTo } from '../support/standin.ts';
import { assertUnchanged } from '../support/trace.ts';

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

  const texts = freeTexts(contract as Parameters<typeof freeTexts>[0]);
  const judged = texts.filter(({ audience }) => audience !== 'none');
  const written = operations.filter(({ id }) => judged.some((each) => each.operationId === id));
  const nameOf = (path: string) => path.split('/').at(-1) ?? '';
  type Refused = (options: LooseCallOptions) => Promise<Problem>;

  interface Form {
    $ref?: string;
    properties?: Record<string, { const?: unknown; enum?: unknown[] }>;
    allOf?: Form[];
    oneOf?: Form[];
  }
  const schemas = contract.components.schemas as Record<string, Form>;
  const followed = (form: Form): Form =>
    form.$ref ? (schemas[form.$ref.split('/').at(-1) ?? ''] ?? {}) : form;
  function propertiesOf(form: Form): NonNullable<Form['properties']> {
    const { properties = {}, allOf = [] } = followed(form);
    return Object.assign({}, ...allOf.map(propertiesOf), properties);
  }
  /** The fields that a body has: of one form, or of the form of its kind. */
  function fieldsOf({ path, method }: Operation, kind: unknown): Set<string> {
    const { requestBody } = contract.paths[path]?.[method] ?? {};
    const body = followed((Object.values(requestBody?.content ?? {})[0]?.schema ?? {}) as Form);
    const isOfKind = (form: Form) => {
      const said = propertiesOf(form)['kind'];
      return said?.const === kind || said?.enum?.includes(kind) === true;
    };
    const form = body.oneOf?.find(isOfKind) ?? body;
    return new Set(Object.keys(propertiesOf(form)));
  }

  /** The call with one field said otherwise; null where the call is of another form, which has no such field. */
  function saying(
    operation: Operation,
    call: LooseCallOptions,
    path: string,
    text: string,
  ): LooseCallOptions | null {
    const [, part, ...names] = path.split('/');
    if (part === 'query') return { ...call, query: { ...call.query, [names[0] ?? '']: text } };
    const body = structuredClone((call.body ?? {}) as Record<string, unknown>);
    let at = body;
    for (const name of names.slice(0, -1)) at = (at[name] ?? {}) as Record<string, unknown>;
    if (names.length > 1 && body[names[0] ?? ''] === undefined) return null;
    if (!fieldsOf(operation, body['kind']).has(names[0] ?? '')) return null;
    at[names.at(-1) ?? ''] = text;
    return { ...call, body };
  }

  it('are written in many operations, and each of their fields has a name for people', () => {
    assert.ok(written.length >= 24, `${written.length} operations`);
    const names = new Set(judged.map(({ path }) => nameOf(path)));
    assert.deepEqual(
      [...names].filter((name) => !(name in fieldNames)),
      [],
    );
  });
  it('are all judged but for what nobody reads', () => {
    const unread = new Set(texts.filter(({ audience }) => audience === 'none').map(({ path }) => path));
    const known = [
      '/body/helper/name',
      '/body/name',
      '/body/password',
      '/body/seen/*',
      '/body/value',
      '/body/weights/*/material',
      '/query/cursor',
      '/query/q',
    ];
    assert.deepEqual([...unread].sort(), known, 'what must be one of known words says nothing of its own');
  });

  for (const operation of written) {
    const own = judged.filter(({ operationId }) => operationId === operation.id);
    it(`of ${operation.id} are refused with what nobody sees, and leave no trace`, async () => {
      const { call, by } = await rightCall(operation);
      const refused = world.app.as(by).refused[operation.id] as Refused;
      await assertUnchanged(world.app, async () => {
        for (const { path } of own) {
          for (const sign of ['\u200b', '\u202e', '\ud800', '\ufffd']) {
            const said = saying(operation, call, path, `好的文字写在这里${sign}吧`);
            if (!said || (path.startsWith('/query') && sign === '\ud800')) continue;
            const problem = await refused(said);
            assert.equal(problem.code, 'text_invisible', `${path}: ${JSON.stringify(problem)}`);
            assert.deepEqual(
              problem.errors?.map((each) => each.path),
              [path],
            );
            assert.match(problem.detail, new RegExp(fieldNames[nameOf(path) as keyof typeof fieldNames]));
          }
        }
      });
    });
    it(`of ${operation.id} are judged, each for those who read it`, async () => {
      const { call, by } = await rightCall(operation);
      const refused = world.app.as(by).refused[operation.id] as Refused;
      await assertUnchanged(world.app, async () => {
        for (const { path, audience } of own.filter((each) => each.audience !== 'report')) {
          // an insult is refused of everybody, and a word of the trade that is forbidden of all but staff
          for (const text of audience === 'official' ? ['这是傻　逼'] : ['这是傻　逼', '可以賭·博']) {
            const said = saying(operation, call, path, text);
            if (!said) continue;
            const problem = await refused(said);
            assert.equal(problem.code, 'text_refused', `${path}: ${JSON.stringify(problem)}`);
            assert.equal(problem.errors?.[0]?.path, path);
          }
        }
      });
    });
  }
  it('of a complaint may say what happened', async () => {
    const order = await makers['order done'](world);
    const reason = '他骂我傻逼，还叫我去赌博';
    const disputed = await world.app.as(world.resident).disputeOrder(order.id, { reason });
    assert.equal(disputed.state, 'disputed');
  });
  it('are refused where their bytes are no text', async () => {
    const { people } = world.app.application.features;
    const { sid, csrf } = await people.openSession(await people.find(world.resident._id));
    const send = (body: Uint8Array<ArrayBuffer>) =>
      fetch(`${world.app.baseUrl}/api/me`, {
        method: 'PATCH',
        body,
        headers: { 'content-type': 'application/json', cookie: `sid=${sid}`, 'x-csrf-token': csrf },
      });
    await assertUnchanged(world.app, async () => {
      for (const bytes of [[0xff], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0xe5, 0xbc]]) {
        const parts = [Buffer.from('{"name":"王'), Buffer.from(bytes), Buffer.from('"}')];
        const answer = await send(new Uint8Array(Buffer.concat(parts)));
        assert.equal(answer.status, 400);
        assert.equal(((await answer.json()) as Problem).code, 'malformed');
      }
    });
    assert.equal((await send(new TextEncoder().encode('{"name":"王芳"}'))).status, 200);
  });

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
    const { body } = await guest.raw.signInByCode({ body: { ...agreed, phone: spaced, code: full(code) } });
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
