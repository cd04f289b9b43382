import assert from 'node:assert/strict';
import { startServer } from '../orders/two-servers.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { givenNeighbourhood, type Neighbourhood } from '../support/given.ts';

describe('What is the same for everybody', () => {
  let app: TestApp;
  let near: Neighbourhood;
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
  });
  after(() => app.stop());
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${app.baseUrl}${path}`, { headers });
  const sessionOf = async ({ _id }: Someone) => {
    const { people } = app.application.features;
    return { cookie: `sid=${(await people.openSession(await people.find(_id))).sid}` };
  };

  it('is sent once: who has it is answered 304 until it changes', async () => {
    const look = (tag?: string) =>
      app.as(null).raw.getShelf({
        query: { place: near.place },
        ...(tag ? { headers: { 'If-None-Match': tag } } : {}),
      });
    const first = await look();
    const tag = String(first.headers['etag']);
    assert.equal(first.headers['cache-control'], 'no-cache');
    const again = await look(tag);
    assert.deepEqual([again.status, again.headers['etag']], [304, tag]);
    await app.as(near.barber).pauseListing(near.haircut);
    const changed = await look(tag);
    assert.equal(changed.status, 200);
    assert.notDeepEqual(changed.body, first.body);
    await app.as(near.barber).resumeListing(near.haircut);
    assert.equal((await look(tag)).status, 304);
  });

  it('is the same with a session and without, which costs no look at it', async () => {
    const path = `/api/shelf/${near.haircut}?place=${near.place}`;
    const headers = await sessionOf(near.resident);
    assert.equal(await (await get(path, headers)).text(), await (await get(path)).text());
  });

  it('is never kept where somebody is meant', async () => {
    const { headers } = await get('/api/me', await sessionOf(near.resident));
    assert.deepEqual([headers.get('etag'), headers.get('cache-control')], [null, 'no-store']);
  });

  it('goes out compressed where it is long, with few headers', async () => {
    const long = await get('/api/categories', { 'accept-encoding': 'gzip' });
    assert.equal(long.headers.get('content-encoding'), 'gzip');
    const short = await get('/api/session', { 'accept-encoding': 'gzip' });
    assert.equal(short.headers.get('content-encoding'), null);
    const size = [...short.headers].reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
    assert.ok(size < 700, `${size} bytes of headers`);
    assert.match(short.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    assert.equal(short.headers.get('x-content-type-options'), 'nosniff');
  });

  it('changes on every server within a second', async () => {
    const other = await startServer(app);
    try {
      const seen = async () => {
        const { items } = await other.as(near.resident).getShelf({ query: { place: near.place } });
        return items.some(({ id }) => id === near.haircut);
      };
      assert.ok(await seen());
      await app.as(near.barber).pauseListing(near.haircut);
      const startedAt = performance.now();
      await eventually(async () => !(await seen()));
      assert.ok(performance.now() - startedAt < 3000, 'a second, and what a busy machine takes');
      await app.as(near.barber).resumeListing(near.haircut);
      await eventually(seen);
    } finally {
      await other.stop();
    }
  });
});
