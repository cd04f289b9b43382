import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { community, micro } from '../../seeds/demo/cast.ts';
import { type ServerProcess, startServer } from '../orders/two-servers.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { built } from '../support/programs.ts';

const withinMs = 1000;
const reason = '节前放长预约期';

/** Two servers and the commands on one store: who did not write learns of it within a second. */
describe('a change of settings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'daren-settings-'));
  let app: TestApp;
  let other: ServerProcess;
  let near: Neighbourhood;
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
    other = await startServer(app);
  });
  after(async () => {
    await other.stop();
    assert.deepEqual(app.errors, []);
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const daysAt = async (server: Pick<ServerProcess, 'as'>) => {
    const query = { place: near.place, days: 61 };
    return (await server.as(near.resident).listSlots({ params: { id: near.haircut }, query })).days.length;
  };
  async function change(server: Pick<ServerProcess, 'as'>, value: number) {
    const as = server.as(near.approver);
    const { headers } = await as.raw.listSettings({ params: { code: community } });
    const request = { params: { code: community, key: 'booking.horizonDays' }, body: { value, reason } };
    await as.changeSetting({ ...request, headers: { 'If-Match': headers['etag'] ?? '' } });
    return performance.now();
  }
  /** How long it took until a server offered so many days. */
  async function learns(server: Pick<ServerProcess, 'as'>, days: number, since: number): Promise<number> {
    while ((await daysAt(server)) !== days) {
      assert.ok(performance.now() - since < 10 * withinMs, `${days} days are offered at last`);
      await sleep(20);
    }
    return performance.now() - since;
  }
  async function run(program: string, ...args: string[]) {
    const env = { ...process.env, DATA_DIR: folder, MONGODB_URI: app.config.mongodbUri, DEMO: '1' };
    writeFileSync(join(folder, 'standins.json'), JSON.stringify(app.standin));
    const child = spawn(process.execPath, [built(program), ...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const [code, out, err] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
    return { code, out, err };
  }
  const settings = (...args: string[]) => run('settings.ts', ...args);

  it('holds at once where it was written, and within a second on the other server', async () => {
    const took: number[] = [];
    for (const [value, writer, reader] of [
      [21, app, other],
      [5, other, app],
      [30, app, other],
      [14, other, app],
    ] as const) {
      const since = await change(writer, value);
      assert.equal(await daysAt(writer), value + 1, 'at once');
      took.push(await learns(reader, value + 1, since));
    }
    assert.ok(Math.max(...took) <= withinMs, `${took.map(Math.round).join(', ')} ms`);
  });

  it('by the command holds in the slots of both running servers', async () => {
    const args = ['--grid', community, '--key', 'booking.horizonDays', '--value', '21', '--reason', reason];
    const { code, out, err } = await settings(...args);
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, new RegExp(`^booking\\.horizonDays is 21 in ${community}`));
    const since = performance.now();
    const took = await Promise.all([learns(app, 22, since), learns(other, 22, since)]);
    assert.ok(Math.max(...took) <= withinMs, `${took.map(Math.round).join(', ')} ms`);
    const { items } = await app.as(near.approver).listSettingChanges({ params: { code: community } });
    assert.deepEqual([items[0]?.byId, items[0]?.as, items[0]?.reason], [null, 'command', reason]);
    // the command leaves it to a server to bring the change onto the trail
    const rows = app.connection.collection('grid_settings');
    assert.equal(await rows.countDocuments({ recorded: false }), 1);
    const removed = await settings(
      '--grid',
      community,
      '--key',
      'booking.horizonDays',
      '--remove',
      '--reason',
      reason,
    );
    assert.match(removed.out, /is 14 .*\(default\)/);
    await learns(other, 15, performance.now());
  });

  it('is shown by the command, each with where it was said', async () => {
    await change(app, 21);
    const { code, out } = await settings('--list', '--grid', micro(1));
    assert.equal(code, 0);
    assert.match(out, new RegExp(`^booking\\.horizonDays +21 +${community} +可约天数$`, 'm'));
    assert.match(out, /^cancel\.moderate +24:100,2:50,0:0 +default/m);
  });

  const at = ['--grid', community, '--reason', reason];
  const refused: [string, string[], RegExp][] = [
    [
      'a value out of bounds',
      [...at, '--key', 'booking.horizonDays', '--value', '61'],
      /^“可约天数”不能这样设：请填 1 到 60/,
    ],
    [
      'a key that is none',
      [...at, '--key', 'booking.nothing', '--value', '1'],
      /^--key must be one of booking\.horizonDays, /,
    ],
    ['no reason', ['--grid', community, '--key', 'booking.horizonDays', '--value', '9'], /^--reason must be/],
    [
      'a grid that is none',
      ['--grid', '999', '--reason', reason, '--key', 'papers.validMonths', '--value', '9'],
      /^There is no grid 999/,
    ],
    [
      'both a value and its removal',
      [...at, '--key', 'papers.validMonths', '--value', '9', '--remove'],
      /^Either --value or --remove/,
    ],
    [
      'what the grid has not said',
      [...at, '--key', 'papers.validMonths', '--remove'],
      /^这个网格没有自己的这项设置/,
    ],
    ['an option that is none', ['--gird', community], /npm run settings -- --help/],
  ];
  for (const [what, args, sentence] of refused) {
    it(`is refused by the command for ${what}, in one sentence`, async () => {
      const rows = app.connection.collection('grid_settings');
      const before = await rows.countDocuments();
      const { code, out, err } = await settings(...args);
      assert.deepEqual([code, out], [1, '']);
      assert.match(err, sentence);
      assert.match(err, /^[^\n]+\n$/);
      assert.equal(await rows.countDocuments(), before);
    });
  }

  it('brings the holidays of a file to every server', async () => {
    const file = join(folder, 'holidays.json');
    const days = [
      { date: '2098-10-01', name: '国庆节', kind: 'holiday' },
      { date: '2098-10-03', name: '国庆节', kind: 'holiday' },
      { date: '2098-10-12', name: '国庆节', kind: 'makeup', replaces: '2098-10-03' },
    ];
    writeFileSync(file, JSON.stringify({ year: 2098, days }));
    const { code, out, err } = await run('holidays-import.ts', '--file', file);
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^2098: 3 days hold in 510115\.$/m);
    await sleep(withinMs);
    for (const server of [app, other]) {
      const query = { from: '2098-10-01', days: 12 };
      const { days: seen } = await server.as(near.barber).getMyCalendar({ query });
      assert.deepEqual(seen[0]?.publicDay, { kind: 'holiday', name: '国庆节', replaces: null });
      assert.equal(seen[11]?.publicDay.replaces, '2098-10-03');
    }
    writeFileSync(file, '{');
    const broken = await run('holidays-import.ts', '--file', file);
    assert.deepEqual([broken.code, broken.err], [1, 'The file is not JSON.\n']);
  });
});
