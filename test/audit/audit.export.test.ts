import assert from 'node:assert/strict';
import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { auditExport } from '../../src/copy/zh-CN.ts';
import { cell, csvOf } from '../../src/features/audit/audit.csv.ts';
import { mostExported } from '../../src/features/audit/audit.service.ts';
import { ownGrid, someone } from '../contract/actors.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { sessionOpener } from '../support/client.ts';

/** What is still held counts, and not what waits for the collector. */
const collectGarbage = (() => {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
})();
const megabyte = 1024 * 1024;

describe('The export of the audit trail', function () {
  this.timeout(120_000);
  let app: TestApp;
  let auditor: Someone;
  before(async () => {
    app = await startApp();
    auditor = await someone(app, '某人', [{ role: 'auditor', grid: ownGrid }]);
  });
  after(async () => {
    assert.deepEqual(app.errors, []);
    await app.stop();
  });

  const rowAt = (n: number, action: string, after: unknown) => ({
    _id: `aud_${String(n).padStart(8, '0')}`,
    at: new Date(Date.UTC(2026, 0, 1) + n * 1000),
    recordedAt: new Date(),
    actorId: null,
    as: 'system',
    asGrid: null,
    action,
    target: { kind: 'test', id: String(n) },
    subjectId: null,
    isRead: false,
    reason: null,
    gridPath: [ownGrid],
    requestId: null,
    ip: null,
    before: null,
    after,
  });
  async function fill(count: number, action: string, after: unknown, from = 0): Promise<void> {
    const rows = app.connection.collection<ReturnType<typeof rowAt>>('audit');
    for (let n = from; n < from + count; n += 1000) {
      const portion = Array.from({ length: Math.min(1000, from + count - n) }, (_, k) =>
        rowAt(n + k, action, after),
      );
      await rows.insertMany(portion);
    }
  }
  const lines = (text: unknown) => String(text).trimEnd().split('\r\n');
  const exported = async (action: string) =>
    lines((await app.as(auditor).raw.exportAudit({ query: { action } })).body);

  it('holds no cell that a spreadsheet would run, and is itself on the trail', async () => {
    for (const evil of [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      ' =1',
      '|x',
      '%x',
      '＝1'.normalize('NFKC'),
    ])
      assert.ok(cell(evil).startsWith('"\''), JSON.stringify(evil));
    assert.equal(cell('说"停"'), '"说""停"""');
    const { audit } = app.application.features;
    await audit.record({
      key: 'evil',
      actorId: auditor._id,
      as: 'staff',
      asGrid: ownGrid,
      action: 'evil.say',
      target: { kind: 'x', id: '=cmd' },
      reason: '=HYPERLINK("http://x")',
      gridPath: [ownGrid],
    });
    const { body, headers } = await app.as(auditor).raw.exportAudit({ query: { action: 'evil.' } });
    assert.match(headers['content-type'] ?? '', /^text\/csv; charset=utf-8/);
    assert.match(headers['content-disposition'] ?? '', /attachment/);
    assert.ok(String(body).startsWith('\ufeff"时间'));
    const [, row] = lines(body);
    assert.ok(row?.includes(`"'=HYPERLINK(""http://x"")"`), row);
    assert.ok(row?.includes('"某人"'));
    const [kept] = (await app.as(auditor).listAudit({ query: { action: 'audit.export' } })).items;
    assert.deepEqual([kept?.actor?.id, kept?.as, kept?.grid], [auditor._id, 'auditor', ownGrid]);
    assert.equal((kept?.after as { action: string } | undefined)?.action, 'evil.');
  });

  it('of 10,000 rows reads on only as it is taken, within bounded memory', async () => {
    const rows = 10_000;
    await fill(rows, 'heavy.one', { text: 'x'.repeat(4000) });
    let finds = 0;
    app.connection.getClient().on('commandStarted', ({ command }) => {
      if (command['find'] === 'audit') finds += 1;
    });
    const { cookie } = await sessionOpener(app.application.features)(auditor._id);
    collectGarbage();
    const before = process.memoryUsage();
    let most = 0;
    const look = () => {
      collectGarbage();
      const { heapUsed, external } = process.memoryUsage();
      most = Math.max(most, heapUsed + external - before.heapUsed - before.external);
    };
    const url = `${app.baseUrl}/api/audit/export?action=heavy.`;
    const response = await new Promise<import('node:http').IncomingMessage>((done, fail) => {
      get(url, { headers: { cookie } }, done).on('error', fail);
    });
    response.pause();
    await sleep(1500);
    assert.ok(finds < 12, `${finds} of 20 portions were read for somebody who takes nothing`);
    let seen = 0;
    let bytes = 0;
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      const rowsBefore = seen;
      for (const byte of chunk) if (byte === 10) seen += 1;
      if (Math.floor(seen / 500) > Math.floor(rowsBefore / 500)) look();
    }
    assert.equal(seen, rows + 1);
    assert.ok(bytes > rows * 4000);
    assert.ok(
      most < 25 * megabyte,
      `${Math.round(most / megabyte)} MB of memory for ${Math.round(bytes / megabyte)} MB`,
    );
  });

  it('ends at its most with a sentence', async () => {
    assert.equal(mostExported, 50_000);
    await fill(1200, 'many.one', null, 100_000);
    const { audit } = app.application.features;
    const actor = { personId: auditor._id, roles: [{ role: 'auditor', grid: ownGrid }] } as const;
    const given = async (most: number) => {
      const portions = await audit.export(actor, { action: 'many.' }, most);
      let text = '';
      for await (const part of csvOf(portions, auditExport, async () => new Map(), most)) text += part;
      return lines(text);
    };
    const cut = await given(700);
    assert.equal(cut.length, 1 + 700 + 1);
    assert.equal(cut.at(-1), '"只导出了最近的 700 条，更早的请把结束时间改早，再导出一次。"');
    assert.ok(cut[1]?.includes('"101199"') && cut[700]?.includes('"100500"'), 'the newest are given');
    const whole = await given(1200);
    assert.equal(whole.length, 1 + 1200);
    assert.ok(whole.at(-1)?.includes('"100000"'));
    assert.equal((await exported('many.')).length, 1 + 1200);
  });

  it('lets go of what nobody takes any more', async () => {
    const { cookie } = await sessionOpener(app.application.features)(auditor._id);
    await new Promise<void>((done, fail) => {
      const asked = get(
        `${app.baseUrl}/api/audit/export?action=heavy.`,
        { headers: { cookie } },
        (response) => {
          response.once('data', () => {
            response.destroy();
            done();
          });
        },
      );
      asked.on('error', fail);
    });
    await sleep(300);
    assert.deepEqual(app.errors, []);
  });
});
