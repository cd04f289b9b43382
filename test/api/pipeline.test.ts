import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { agreed } from '../support/consent.ts';
import { codeTo } from '../support/standin.ts';
import { assertUnchanged } from '../support/trace.ts';

describe('the pipeline', () => {
  let app: TestApp;
  let resident: Someone;
  before(async () => {
    app = await startApp();
    resident = await app.application.features.people.ensureByPhone('13900000001', '居民甲');
  });
  after(() => app.stop());

  const send = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(app.baseUrl + path, init);
    const text = await answer.text();
    const type = answer.headers.get('content-type') ?? '';
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      body: type.includes('json') ? JSON.parse(text) : null,
    };
  };
  const signIn = (body: string, headers: Record<string, string> = {}) =>
    send('/api/auth/codes', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });

  it('says that it is ready', async () => {
    assert.deepEqual((await send('/healthz')).body, { status: 'ok' });
  });
  it('shows the contract to people and programs', async () => {
    assert.match((await send('/contract')).text, /bookOrder/);
    assert.equal((await send('/openapi.json')).body.openapi, '3.1.0');
  });
  it('answers an unknown path with a problem', async () => {
    const { status, body, headers } = await send('/api/nothing-here');
    assert.equal(status, 404);
    assert.equal(headers.get('content-type'), 'application/problem+json; charset=utf-8');
    assert.equal(body.code, 'not_found');
    assert.equal(body.requestId, headers.get('x-request-id'));
  });
  it('says of a path that is there which methods it has', async () => {
    for (const [path, method, allowed] of [
      ['/api/shelf', 'DELETE', 'GET, HEAD'],
      ['/api/shelf', 'PUT', 'GET, HEAD'],
      ['/api/me/addresses', 'DELETE', 'GET, HEAD, POST'],
      ['/api/orders/ord_1/accept', 'GET', 'POST'],
    ] as const) {
      const { status, body, headers } = await send(path, { method });
      assert.deepEqual([status, body?.code], [405, 'method_refused'], `${method} ${path}`);
      assert.deepEqual(headers.get('allow')?.split(', ').sort(), allowed.split(', ').sort());
    }
    const head = await fetch(`${app.baseUrl}/api/shelf?place=nowhere`, { method: 'HEAD' });
    assert.equal(head.status, 404, 'HEAD is what GET is');
  });
  it('has no file that is not there, and says so of a page', async () => {
    for (const path of ['/assets/x.js', '/assets/', '/assets/a/b.css']) {
      const { status, body } = await send(path);
      assert.deepEqual([status, body?.code], [404, 'not_found'], path);
    }
    for (const path of ['/assets/%', '/assets/%00'])
      assert.match(String((await send(path)).status), /^40[04]$/);
    assert.deepEqual(app.errors, []);
  });
  it('lets no script, style or frame of another host in', async () => {
    const policy = (await send('/contract')).headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'self'/);
    assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval|https?:/);
  });

  it('refuses a leap second as a time that nobody can keep', async () => {
    const { people } = app.application.features;
    const { sid } = await people.openSession(await people.find(resident._id));
    const headers = { cookie: `sid=${sid}` };
    for (const from of ['2026-12-31T23:59:60Z', '2026-12-31T23:59:60%2B00:00']) {
      const { status, body } = await send(`/api/orders?as=resident&from=${from}`, { headers });
      assert.deepEqual([status, body.code, body.errors[0].path], [422, 'invalid', '/query/from']);
    }
  });

  const bad: [string, string, number, string, Record<string, string>?][] = [
    ['text that is not JSON', '{"phone":', 400, 'malformed'],
    [
      'another media type',
      'phone=1',
      415,
      'media_type',
      { 'content-type': 'application/x-www-form-urlencoded' },
    ],
    ['a body over 64 KB', JSON.stringify({ phone: 'x'.repeat(70_000) }), 413, 'body_too_large'],
    ['JSON nested 20,000 levels deep', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, 400, 'malformed'],
    ['a number for a text', '{"phone":13900000001}', 422, 'invalid'],
    ['an unknown field', '{"phone":"13900000001","admin":true}', 422, 'invalid'],
    ['a missing field', '{}', 422, 'invalid'],
    ['no object at all', 'null', 422, 'invalid'],
  ];
  for (const [what, body, status, code, headers] of bad) {
    it(`refuses ${what} and writes nothing`, async () => {
      await assertUnchanged(app, async () => {
        const got = await signIn(body, headers);
        assert.deepEqual([got.status, got.body.code], [status, code]);
      });
    });
  }
  it('names the field that is wrong', async () => {
    const { body } = await signIn('{"phone":"123"}');
    assert.equal(body.errors[0].path, '/body/phone');
  });

  it('refuses a change without the token, with a wrong one, or from another origin', async () => {
    const { sid, csrf } = await app.application.features.people.openSession(
      await app.application.features.people.find(resident._id),
    );
    const change = (headers: Record<string, string>) =>
      send('/api/me', {
        method: 'PATCH',
        body: '{"name":"新名字"}',
        headers: { 'content-type': 'application/json', cookie: `sid=${sid}`, ...headers },
      });
    const refused: Record<string, string>[] = [
      {},
      { 'x-csrf-token': 'x' },
      { 'x-csrf-token': csrf, origin: 'http://evil.example' },
      { 'x-csrf-token': csrf, origin: 'null' },
      { 'x-csrf-token': csrf, origin: app.baseUrl.replace('http:', 'https:') },
    ];
    await assertUnchanged(app, async () => {
      for (const headers of refused) {
        const got = await change(headers);
        assert.deepEqual([got.status, got.body.code], [403, 'csrf_refused']);
      }
    });
    assert.equal((await change({ 'x-csrf-token': csrf, origin: app.baseUrl })).status, 200);
  });

  describe('a repeated key', () => {
    const address = { text: '柳城街 1 号', contactName: '甲', contactPhone: '13900000001', grid: '' };
    const key = () => randomUUID();
    before(async () => {
      address.grid = (await app.as(null).searchGrids()).items[0]!.code;
    });
    const add = (idempotencyKey: string, body = address, person = resident) =>
      app.as(person).raw.addAddress({ headers: { 'Idempotency-Key': idempotencyKey } }, body);
    const count = async (person = resident) => (await app.as(person).listAddresses()).items.length;

    it('answers the same again and has one effect', async () => {
      const before = await count();
      const once = key();
      const [first, second] = [await add(once), await add(once)];
      assert.deepEqual(second.body, first.body);
      assert.equal(await count(), before + 1);
    });
    it('is refused with another content', async () => {
      const once = key();
      await add(once);
      const other = await add(once, { ...address, text: '柳城街 2 号' });
      assert.deepEqual(
        [other.status, (other.body as unknown as { code: string }).code],
        [422, 'idempotency_key_reused'],
      );
    });
    it('has one effect when 50 arrive at once', async () => {
      const before = await count();
      const once = key();
      const got = await Promise.all(Array.from({ length: 50 }, () => add(once)));
      for (const each of got) assert.ok([201, 409].includes(each.status), `answered ${each.status}`);
      assert.ok(got.some((each) => each.status === 201));
      assert.equal(await count(), before + 1);
    });
    it('does not collide with the key of somebody else', async () => {
      const other = await app.application.features.people.ensureByPhone('13900000002', '居民乙');
      const once = key();
      await add(once);
      await add(once, address, other);
      assert.equal(await count(other), 1);
    });
    it('is answered no more once the rights are others', async () => {
      const { people } = app.application.features;
      const someone = await people.ensureByPhone('13900000003', '居民丙');
      const once = key();
      assert.equal((await add(once, address, someone)).status, 201);
      await people.grant(someone._id, { role: 'leader', grid: address.grid });
      const again = await add(once, address, someone);
      assert.deepEqual([again.status, (again.body as unknown as { code: string }).code], [403, 'forbidden']);
      assert.equal(await count(someone), 1);
    });
    it('is kept with an answer that the store alone cannot read', async () => {
      const contactPhone = '13911112222';
      assert.equal((await add(key(), { ...address, contactPhone })).status, 201);
      const kept = await app.connection.collection('keys').find({}).toArray();
      assert.ok(kept.length > 0 && !JSON.stringify(kept).includes(contactPhone));
    });
    it('keeps no session: the second time is judged anew', async () => {
      const phone = '13900000004';
      const code = await codeTo(phone, () => app.as(null).requestCode({ body: { phone } }));
      const headers = { 'Idempotency-Key': key() };
      const first = await app.as(null).raw.signInByCode({ headers, body: { ...agreed, phone, code } });
      assert.equal(first.status, 200);
      assert.equal(
        (await app.as(null).refused.signInByCode({ headers, body: { ...agreed, phone, code } })).code,
        'code_wrong',
      );
    });
    it('is free again after a refusal', async () => {
      const once = key();
      const wrong = await add(once, { ...address, grid: 'nowhere' });
      assert.equal(wrong.status, 404);
      assert.equal((await add(once)).status, 201);
    });
  });
});
