import assert from 'node:assert/strict';
import { micro } from '../../seeds/demo/cast.ts';
import { quietUntil } from '../../src/features/notices/quiet.hours.ts';
import { chinaMinute, hour, minute } from '../../src/kernel/clock.ts';
import type { OutboxDoc } from '../../src/kernel/outbox-message.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, givenOrder, type Neighbourhood } from '../support/given.ts';

const said = (from: number, to: number) => ({ 'quiet.fromHour': from, 'quiet.toHour': to });
const at = (time: string) => new Date(`2026-11-27T${time}:00+08:00`);

describe('quiet hours', () => {
  it('last from one hour to another, over midnight as well', () => {
    const until = (time: string, from: number, to: number) =>
      quietUntil(at(time), said(from, to))?.toISOString() ?? null;
    assert.equal(until('20:59', 21, 8), null);
    assert.equal(until('21:00', 21, 8), at('08:00').toISOString().replace('-27T', '-28T'));
    assert.equal(until('00:30', 21, 8), at('08:00').toISOString());
    assert.equal(until('07:59', 21, 8), at('08:00').toISOString());
    assert.equal(until('08:00', 21, 8), null);
    assert.equal(until('12:30', 12, 14), at('14:00').toISOString());
    assert.equal(until('14:00', 12, 14), null);
    assert.equal(until('23:59', 0, 0), null);
    assert.equal(until('23:30', 22, 0), '2026-11-27T16:00:00.000Z');
  });

  it('end as a walk through the minutes says, whatever the hours', () => {
    for (let from = 0; from < 24; from += 1) {
      for (let to = 0; to < 24; to += 1) {
        const isQuiet = (minutes: number) => {
          for (let h = from; h !== to; h = (h + 1) % 24) if (Math.floor(minutes / 60) === h) return true;
          return false;
        };
        for (const start of [0, 7 * 60 + 59, 8 * 60, 12 * 60 + 1, 21 * 60, 23 * 60 + 59]) {
          let minutes = start;
          while (isQuiet(minutes % 1440)) minutes += 1;
          const now = new Date(at('00:00').getTime() + start * minute);
          const wanted = minutes === start ? null : new Date(at('00:00').getTime() + minutes * minute);
          assert.deepEqual(quietUntil(now, said(from, to)), wanted, `${from}-${to} at ${start}`);
        }
      }
    }
  });
});

describe('text messages at night', () => {
  let app: TestApp;
  let near: Neighbourhood;
  let earlier: ReadonlySet<string> = new Set();
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
    await app.settle();
    earlier = new Set((await waiting()).map(({ _id }) => _id));
  });
  after(async () => {
    await app.stop();
    assert.deepEqual(app.errors, []);
  });

  /** What waits and did not wait before: those who are let in at night hear of it in the morning. */
  async function waiting(): Promise<OutboxDoc[]> {
    const all = await app.connection.collection<OutboxDoc>('outbox').find({ state: 'waiting' }).toArray();
    return all.filter(({ _id }) => !earlier.has(_id));
  }
  async function set(grid: string, from: number, to: number): Promise<void> {
    const { settings } = app.application.features;
    const by = { byId: null, as: 'command', reason: '试一试' };
    await settings.change(grid, 'quiet.fromHour', from, settings.versionOf(grid), by);
    await settings.change(grid, 'quiet.toHour', to, settings.versionOf(grid), by);
  }
  /** Night begins this hour and lasts another one, in this grid alone. */
  async function nightIn(grid: string): Promise<Date> {
    const now = Math.floor(chinaMinute(new Date()) / 60);
    await set(grid, now, (now + 2) % 24);
    return new Date(Math.floor(Date.now() / hour) * hour + 2 * hour);
  }

  it('wait where they can, by the grid of who gets them, and the inbox has them at once', async () => {
    const offer = {
      kind: 'service',
      category: 'haircut',
      title: '夜里上架',
      way: 'at_shop',
      address: '一号',
    } as const;
    const body = { ...offer, durationMinutes: 30, priceKind: 'market', priceFen: 100 } as const;
    const approved = async () => {
      const { id } = await app.as(near.barber).createListing({ body });
      await app.as(near.barber).submitListing(id);
      await app.as(near.approver).approveListing(id);
      await app.settle();
      return id;
    };
    await set('510115', 0, 0);
    await nightIn(micro(5));
    await approved();
    assert.deepEqual(await waiting(), [], 'it is night in another grid alone');
    const nightEnds = await nightIn(micro(1));
    const id = await approved();
    const [message, ...more] = await waiting();
    assert.equal(more.length, 0);
    assert.deepEqual([message?.personId, message?.nextAt], [near.barber._id, nightEnds]);
    const { items } = await app.as(near.barber).listNotices({});
    assert.ok(
      items.some(({ about }) => about?.id === id),
      'the inbox has it',
    );
  });

  it('go at once where they are about an appointment, and codes always do', async () => {
    const before = (await waiting()).length;
    await givenOrder(app, near, 'requested');
    await app.as(null).requestCode({ body: { phone: '13900000001' } });
    await app.settle();
    assert.equal((await waiting()).length, before);
  });
});
