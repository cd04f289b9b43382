import assert from 'node:assert/strict';
import { community, micro } from '../../seeds/demo/cast.ts';
import { quotaLasts } from '../../src/features/quotas/quota.ts';
import { makeSettings } from '../../src/features/settings/index.ts';
import type { AuditRecord } from '../../src/kernel/audit.ts';
import { after as later, makeClock, second } from '../../src/kernel/clock.ts';
import { silentLog } from '../../src/kernel/log.ts';
import { someone } from '../contract/actors.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { assertUnchanged } from '../support/trace.ts';

const reason = '社区议事会决定';

describe('settings of a grid through the API', () => {
  let app: TestApp;
  let near: Neighbourhood;
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
  });
  after(async () => {
    assert.deepEqual(app.errors, []);
    await app.stop();
  });
  const staff = () => app.as(near.approver);
  const read = async (code: string, by: Someone = near.approver) => {
    const { body, headers } = await app.as(by).raw.listSettings({ params: { code } });
    return { ...body, etag: headers['etag'] ?? '', of: new Map(body.items.map((item) => [item.key, item])) };
  };
  const valueIn = async (code: string, key: string) => {
    const found = (await read(code)).of.get(key);
    return [found?.value, found?.from];
  };
  async function change(code: string, key: string, value: string | number) {
    const { etag } = await read(code);
    const headers = { 'If-Match': etag };
    return staff().changeSetting({ params: { code, key }, headers, body: { value, reason } });
  }

  it('are the defaults at first, each with its bounds and its sentence', async () => {
    const { version, etag, items, of } = await read(micro(1));
    assert.deepEqual([version, etag], [0, '"0"']);
    // the suite lets people do much in a minute
    const usual = items.filter(({ key }) => !(key in quotaLasts));
    assert.ok(
      usual.every(
        ({ from, value, default: normal }) => (from === null && value === normal) || Array.isArray(value),
      ),
    );
    const horizon = of.get('booking.horizonDays');
    assert.deepEqual([horizon?.value, horizon?.type], [14, 'integer']);
    assert.deepEqual(horizon?.bounds, { min: 1, max: 60, unit: 'days' });
    assert.match(horizon?.sentence ?? '', /可以约/);
    assert.deepEqual(of.get('hours.onHolidays')?.bounds, { values: ['open', 'closed'] });
  });

  it('hold in the grid and below it until something nearer is said, and again once that is taken back', async () => {
    await change(community, 'staff.remindDays', 3);
    assert.deepEqual(await valueIn(micro(1), 'staff.remindDays'), [3, community]);
    await change(micro(1), 'staff.remindDays', 5);
    assert.deepEqual(await valueIn(micro(1), 'staff.remindDays'), [5, micro(1)]);
    assert.deepEqual(await valueIn(micro(2), 'staff.remindDays'), [3, community]);
    const { etag } = await read(micro(1));
    const key = 'staff.remindDays';
    await staff().removeSetting({
      params: { code: micro(1), key },
      headers: { 'If-Match': etag },
      query: { reason },
    });
    assert.deepEqual(await valueIn(micro(1), key), [3, community]);
  });

  it('give up with a clear word where somebody else elsewhere is always first', async () => {
    const key = 'staff.remindDays';
    await change(micro(6), key, 4);
    const { etag } = await read(micro(6));
    const request = { params: { code: micro(6), key }, headers: { 'If-Match': etag } };
    const model = app.connection.model('grid_settings');
    const { create } = model;
    const taken = () => Promise.reject(Object.assign(new Error('E11000 duplicate key'), { code: 11000 }));
    Object.assign(model, { create: taken });
    try {
      await assertUnchanged(app, async () => {
        const changed = await staff().refused.changeSetting({ ...request, body: { value: 6, reason } });
        const removed = await staff().refused.removeSetting({ ...request, query: { reason } });
        assert.deepEqual([changed.code, removed.code], ['conflict', 'conflict']);
      });
    } finally {
      Object.assign(model, { create });
    }
    assert.deepEqual(await valueIn(micro(6), key), [4, micro(6)]);
  });

  it('are changed from the version that was read: of two at once one is told that it was stale', async () => {
    const { etag } = await read(micro(3));
    const attempt = (value: number) =>
      staff().raw.changeSetting({
        params: { code: micro(3), key: 'papers.validMonths' },
        headers: { 'If-Match': etag },
        body: { value, reason },
      });
    const answers = await Promise.all([attempt(6), attempt(24), attempt(36)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 412, 412]);
    const won = answers.find(({ status }) => status === 200);
    assert.equal((await read(micro(3))).etag, won?.headers['etag']);
    assert.equal((await staff().listSettingChanges({ params: { code: micro(3) } })).items.length, 1);
  });

  it('of several grids at once lose nothing to each other', async () => {
    const grids = [7, 8, 9, 10, 11, 12].map(micro);
    await Promise.all(grids.map((code, at) => change(code, 'papers.validMonths', at + 1)));
    for (const [at, code] of grids.entries()) {
      assert.deepEqual(await valueIn(code, 'papers.validMonths'), [at + 1, code]);
    }
  });

  it('refuse what is out of bounds in a sentence, and leave everything as it was', async () => {
    const { etag } = await read(micro(4));
    const call = (key: string, value: unknown, tag: string | null = etag) => ({
      params: { code: micro(4), key },
      headers: tag === null ? {} : { 'If-Match': tag },
      body: { value, reason },
    });
    await assertUnchanged(app, async () => {
      const tooFar = await staff().refused.changeSetting(call('booking.horizonDays', 61));
      assert.deepEqual([tooFar.status, tooFar.code], [422, 'setting_refused']);
      assert.match(tooFar.detail, /“可约天数”不能这样设：请填 1 到 60 之间的整数（天）/);
      const rising = [
        { hoursBefore: 24, percentBack: 50 },
        { hoursBefore: 0, percentBack: 100 },
      ];
      const codes = [
        await staff().refused.changeSetting(call('cancel.strict', rising)),
        await staff().refused.changeSetting(call('booking.nothing', 3)),
        await staff().refused.changeSetting(call('booking.horizonDays', 3, null)),
        await staff().refused.changeSetting(call('booking.horizonDays', 3, '"999"')),
        await staff().refused.removeSetting({ ...call('booking.horizonDays', 3), query: { reason } }),
        await staff().refused.removeSetting({ ...call('booking.nothing', 3), query: { reason } }),
        await staff().refused.removeSetting({ ...call('booking.horizonDays', 3, null), query: { reason } }),
        await staff().refused.removeSetting({
          ...call('booking.horizonDays', 3, '"999"'),
          query: { reason },
        }),
      ].map(({ code }) => code);
      assert.deepEqual(codes, [
        'setting_refused',
        'setting_missing',
        'version_required',
        'stale_version',
        'setting_not_own',
        'setting_missing',
        'version_required',
        'stale_version',
      ]);
    });
  });

  it('are the business of the staff of the grid; of a foreign one there is nothing to see', async () => {
    const foreign = await someone(app, '外区', [{ role: 'staff', grid: '510116001001' }]);
    const below = await someone(app, '网格员', [{ role: 'staff', grid: micro(1) }]);
    const auditor = await someone(app, '审计', [{ role: 'auditor', grid: community }]);
    const request = { params: { code: community, key: 'staff.remindDays' }, headers: { 'If-Match': '"1"' } };
    const body = { value: 4, reason };
    await assertUnchanged(app, async () => {
      for (const person of [foreign, below]) {
        const as = app.as(person).refused;
        assert.equal((await as.listSettings({ params: { code: community } })).code, 'grid_missing');
        assert.equal((await as.listSettingChanges({ params: { code: community } })).code, 'grid_missing');
        assert.equal((await as.changeSetting({ ...request, body })).code, 'grid_missing');
        assert.equal((await as.removeSetting({ ...request, query: { reason } })).code, 'grid_missing');
      }
      for (const person of [near.resident, near.barber, auditor]) {
        assert.equal((await app.as(person).refused.changeSetting({ ...request, body })).code, 'forbidden');
      }
      assert.equal(
        (await app.as(near.resident).refused.listSettings({ params: { code: community } })).code,
        'forbidden',
      );
      assert.equal((await app.as(null).refused.changeSetting({ ...request, body })).code, 'unauthenticated');
      const nowhere = { params: { code: `${community}99`, key: 'staff.remindDays' } };
      assert.equal(
        (await staff().refused.listSettings({ params: { code: `${community}99` } })).code,
        'grid_missing',
      );
      assert.equal(
        (await staff().refused.changeSetting({ ...request, ...nowhere, body })).code,
        'grid_missing',
      );
    });
    assert.equal((await read(community, auditor)).grid, community);
  });

  it('keep every change: who, as what, why, what it was before, page by page', async () => {
    const code = micro(5);
    for (const value of [1, 2, 3]) await change(code, 'papers.validMonths', value);
    const seen = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query = { limit: 2, ...(cursor ? { cursor } : {}) };
      const page: Awaited<ReturnType<ReturnType<typeof staff>['listSettingChanges']>> =
        await staff().listSettingChanges({ params: { code }, query });
      seen.push(...page.items);
      cursor = page.next;
    }
    assert.deepEqual(
      seen.map(({ value, before }) => [value, before]),
      [
        [3, 2],
        [2, 1],
        [1, null],
      ],
    );
    const { items: trail } = await staff().listAudit({ query: { action: 'settings.change', limit: 1 } });
    assert.deepEqual([trail[0]?.as, trail[0]?.asGrid], ['staff', community]);
    const [last] = seen;
    assert.deepEqual(
      [last?.byId, last?.as, last?.reason, last?.removed],
      [near.approver._id, 'staff', reason, false],
    );
    assert.equal(
      (await staff().refused.listSettingChanges({ params: { code }, query: { cursor: 'x' } })).code,
      'malformed',
    );
  });

  it('show no number of anybody in their reasons', async () => {
    const code = micro(5);
    const { etag } = await read(code);
    const said = '王师傅 138 0013 8000（１３９００１３９０００）来电，身份证 11010119900307721X';
    const body = { value: 8, reason: said };
    await staff().changeSetting({
      params: { code, key: 'papers.validMonths' },
      headers: { 'If-Match': etag },
      body,
    });
    const { items } = await staff().listSettingChanges({ params: { code } });
    assert.equal(items[0]?.reason, '王师傅 138****8000(139****9000)来电,身份证 110101********721X');
  });

  it('are on the trail once each, also where the server dies in between', async () => {
    const trail: AuditRecord[] = [];
    let isDying = true;
    const audit = {
      async record(entry: AuditRecord) {
        if (isDying) throw new Error('the process died');
        trail.push(entry);
      },
    };
    const { grids } = app.application.features;
    const clock = makeClock();
    let now = clock.real();
    const deps = {
      connection: app.connection,
      clock: { ...clock, real: () => now },
      log: silentLog,
      grids,
      audit,
    };
    // models of a connection are made once: the service stands on the store that is there
    app.connection.deleteModel('grid_settings');
    const { api } = makeSettings(deps);
    await api.read();
    const by = { byId: 'per_x', as: 'staff', asGrid: community, reason, requestId: 'req_1' };
    const code = micro(6);
    await assert.rejects(api.change(code, 'papers.validMonths', 7, api.versionOf(code), by), /died/);
    assert.equal(api.of(code)['papers.validMonths'], 7, 'it was written, so it holds');
    isDying = false;
    const saidAt = now;
    now = later(now, 11 * second);
    assert.equal(await api.recordRest(), 1);
    assert.equal(await api.recordRest(), 0);
    const [entry] = trail;
    assert.equal(trail.length, 1);
    assert.deepEqual(entry?.at, saidAt, 'not when it was brought onto the trail');
    assert.deepEqual(
      [entry?.actorId, entry?.as, entry?.asGrid, entry?.action],
      ['per_x', 'staff', community, 'settings.change'],
    );
    assert.deepEqual(
      [entry?.target.id, entry?.before, entry?.after],
      [`${code}/papers.validMonths`, null, 7],
    );
    assert.deepEqual([entry?.gridPath.at(-1), entry?.reason, entry?.requestId], [code, reason, 'req_1']);
  });
});
