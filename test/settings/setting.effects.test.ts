import assert from 'node:assert/strict';
import { community, micro } from '../../seeds/demo/cast.ts';
import type { SettingKey, SettingValue } from '../../src/features/settings/setting.keys.ts';
import {
  chinaDate,
  chinaWeekday,
  day,
  dayOfChinaDate,
  hour,
  after as later,
  startOfChinaDay,
} from '../../src/kernel/clock.ts';
import { startApp, type TestApp } from '../support/app.ts';
import {
  bookingOf,
  freeStarts,
  givenBooked,
  givenNeighbourhood,
  type Neighbourhood,
  pay,
} from '../support/given.ts';

const by = { byId: null, as: 'command', reason: '测试' };

describe('settings of a grid hold', () => {
  let app: TestApp;
  let near: Neighbourhood;
  beforeEach(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
  });
  afterEach(async () => {
    assert.deepEqual(app.errors, []);
    await app.stop();
  });
  const now = () => app.application.clock.now();
  const dateIn = (days: number) => chinaDate(later(now(), days * day));
  const daysAhead = (start: string | null | undefined) =>
    start ? (Date.parse(start) - now().getTime()) / day : Number.NaN;
  const set = (grid: string, key: SettingKey, value: SettingValue) => {
    const { settings } = app.application.features;
    return settings.change(grid, key, value, settings.versionOf(grid), by);
  };
  const starts = () => freeStarts(app, near.haircut, near.place, 61);
  const card = async () => {
    const { items } = await app.as(null).getShelf({ query: { place: near.place } });
    const found = items.find(({ id }) => id === near.haircut);
    assert.ok(found);
    return found;
  };
  const booking = async (startAt: string) => ({
    body: await bookingOf(app, near.haircut, startAt, near.place),
  });

  it('at once for slots and bookings, wider and narrower', async () => {
    const before = await starts();
    assert.ok(daysAhead(before.at(-1)) <= 14);
    await set(community, 'booking.horizonDays', 21);
    const wide = await starts();
    assert.ok(daysAhead(wide.at(-1)) > 19, 'the third week is offered');
    assert.ok(daysAhead(wide.at(-1)) <= 21);
    await app.as(near.resident).bookOrder(await booking(wide.at(-1) ?? ''));
    await set(micro(1), 'booking.horizonDays', 3);
    const narrow = await starts();
    assert.ok(narrow.length > 0 && daysAhead(narrow.at(-1)) <= 3);
    const refused = await app.as(near.resident).refused.bookOrder(await booking(wide.at(-2) ?? ''));
    assert.equal(refused.code, 'start_not_offered');
    // what was booked before stays
    const { items } = await app.as(near.resident).listOrders({ query: { as: 'resident' } });
    assert.equal(items[0]?.startAt, wide.at(-1));
  });

  it('at once for cards: none shows a start that cannot be booked any more', async () => {
    // closed for the next six days
    for (let ahead = 0; ahead <= 6; ahead += 1) {
      await app.as(near.barber).setException({ params: { date: dateIn(ahead) }, body: { spans: [] } });
    }
    await app.settle();
    assert.ok(daysAhead((await card()).nextStartAt) > 5);
    await set(community, 'booking.horizonDays', 4);
    assert.equal((await card()).nextStartAt, null);
    const detail = await app
      .as(null)
      .getShelfListing({ params: { id: near.haircut }, query: { place: near.place } });
    assert.equal(detail.nextStartAt, null);
    await app.settle();
    assert.equal((await card()).nextStartAt, null);
    await set(community, 'booking.horizonDays', 10);
    await app.settle();
    assert.ok(daysAhead((await card()).nextStartAt) > 5, 'the clock finds the next start again');
  });

  it('for how soon something can be booked, each grid its own', async () => {
    const [first] = await starts();
    assert.ok(daysAhead(first) * 24 >= 2);
    await set(community, 'booking.leadMinutes', 2880);
    const [later] = await starts();
    assert.ok(daysAhead(later) >= 2, 'two days ahead');
    assert.equal(
      (await app.as(near.resident).refused.bookOrder(await booking(first ?? ''))).code,
      'start_not_offered',
    );
    await set(micro(1), 'booking.leadMinutes', 60);
    assert.ok(daysAhead((await starts())[0]) < 2);
  });

  it('for how a booking is cancelled, from the next order on', async () => {
    const policyOf = async (grid?: string) => {
      const { items } = await app.as(null).listPolicies(grid ? { query: { grid } } : {});
      return items.find(({ name }) => name === 'flexible')?.rules;
    };
    const standing = await givenBooked(app, near, near.haircut);
    const rules = [
      { hoursBefore: 6, percentBack: 80 },
      { hoursBefore: 0, percentBack: 10 },
    ];
    const policy = standing.policy.name;
    const usual = await policyOf();
    for (const name of ['flexible', 'moderate', 'strict'] as const)
      await set(community, `cancel.${name}`, rules);
    await set(community, 'cancel.freeMinutes', 3);
    await set(community, 'cancel.freeHoursBefore', 5);
    assert.deepEqual(await policyOf(micro(1)), rules);
    assert.deepEqual(await policyOf(), usual);
    assert.deepEqual(await policyOf('510116001001'), usual);
    const detail = await app
      .as(null)
      .getShelfListing({ params: { id: near.haircut }, query: { place: near.place } });
    const said = { name: policy, rules, freeMinutes: 3, freeHoursBefore: 5 };
    assert.deepEqual(detail.policy, said);
    const fresh = await givenBooked(app, near, near.haircut, { nth: 5 });
    assert.deepEqual(fresh.policy, said);
    assert.deepEqual((await app.as(near.resident).getOrder(standing.id)).policy, standing.policy);
  });

  it('for how long a paid request waits, frozen on the order', async () => {
    const last = async () => ({ nth: (await freeStarts(app, near.haircut, near.place)).length - 1 });
    const patient = await givenBooked(app, near, near.haircut, await last());
    await pay(app, near.resident, patient);
    await set(community, 'orders.answerHours', 6);
    const hasty = await givenBooked(app, near, near.haircut, { nth: (await last()).nth - 2 });
    await pay(app, near.resident, hasty);
    const stateOf = async (id: string) => (await app.as(near.resident).getOrder(id)).state;
    await app.pass(5 * hour);
    assert.deepEqual([await stateOf(patient.id), await stateOf(hasty.id)], ['requested', 'requested']);
    await app.pass(1.1 * hour);
    assert.deepEqual([await stateOf(patient.id), await stateOf(hasty.id)], ['requested', 'declined']);
    await app.pass(18 * hour);
    assert.equal(await stateOf(patient.id), 'declined');
  });

  it('for what artisans keep in their calendars', async () => {
    const barber = app.as(near.barber);
    await set(community, 'calendar.longestBlockDays', 2);
    const startAt = later(now(), 20 * day);
    const span = (days: number) => ({
      body: { startAt: startAt.toISOString(), endAt: later(startAt, days * day).toISOString() },
    });
    const refused = await barber.refused.addBlock(span(3));
    assert.equal(refused.code, 'block_wrong');
    assert.match(refused.detail, /最长 2 天/);
    await barber.addBlock(span(2));
    await set(community, 'calendar.mostExceptions', 10);
    for (let ahead = 0; ahead < 10; ahead += 1) {
      await barber.setException({ params: { date: dateIn(ahead) }, body: { spans: [] } });
    }
    const over = await barber.refused.setException({ params: { date: dateIn(10) }, body: { spans: [] } });
    assert.equal(over.code, 'exception_limit');
  });

  it('for when staff are reminded', async () => {
    const remindersOf = async (id: string) =>
      (await app.as(near.approver).getListing(id)).history.filter(({ step }) => step === 'remind').length;
    const body = {
      kind: 'service',
      category: 'haircut',
      title: '上门剪发',
      way: 'at_home',
      durationMinutes: 30,
      priceKind: 'market',
      priceFen: 3000,
    } as const;
    await set(community, 'staff.remindDays', 4);
    const { id } = await app.as(near.barber).createListing({ body });
    await app.as(near.barber).submitListing(id);
    await app.pass(3.9 * day);
    assert.equal(await remindersOf(id), 0);
    await app.pass(0.2 * day);
    assert.equal(await remindersOf(id), 1);
  });

  describe('for holidays', () => {
    /** The next date that lies on a weekday, at least a day ahead. */
    function nextOn(weekday: number): string {
      let number = dayOfChinaDate(dateIn(1));
      while (chinaWeekday(startOfChinaDay(number)) !== weekday) number += 1;
      return chinaDate(startOfChinaDay(number));
    }
    async function importDays(...days: { date: string; kind: 'holiday' | 'makeup'; replaces?: string }[]) {
      const { settings } = app.application.features;
      for (const year of new Set(days.map(({ date }) => Number(date.slice(0, 4))))) {
        const own = days.filter(({ date }) => date.startsWith(String(year)));
        const table = { year, days: own.map((each) => ({ ...each, name: '社区节' })) };
        await settings.importHolidays(community, table, by);
      }
    }
    const dayOf = async (date: string) => {
      const { days } = await app.as(near.barber).getMyCalendar({ query: { from: date, days: 1 } });
      assert.ok(days[0]);
      return days[0];
    };
    const startsOn = async (date: string) =>
      (await starts()).filter((start) => chinaDate(new Date(start)) === date);

    it('artisans work as always, unless their grid closes; their own word comes first', async () => {
      const [wednesday, thursday] = [nextOn(3), nextOn(4)];
      await importDays({ date: wednesday, kind: 'holiday' }, { date: thursday, kind: 'holiday' });
      const usual = await dayOf(wednesday);
      assert.deepEqual(usual.publicDay, { kind: 'holiday', name: '社区节', replaces: null });
      assert.ok((await startsOn(wednesday)).length > 0);
      await set(community, 'hours.onHolidays', 'closed');
      assert.deepEqual([(await dayOf(wednesday)).spans, await startsOn(wednesday)], [[], []]);
      const spans = [{ fromMinute: 600, toMinute: 660 }];
      await app.as(near.barber).setException({ params: { date: thursday }, body: { spans } });
      assert.deepEqual((await dayOf(thursday)).spans, spans);
      assert.ok((await startsOn(thursday)).length > 0);
    });

    it('a make-up day is worked like the day it replaces', async () => {
      const [sunday, tuesday] = [nextOn(0), nextOn(2)];
      const { headers } = await app.as(near.barber).raw.getMyCalendar();
      const tuesdays = [{ fromMinute: 600, toMinute: 720 }];
      const hours = [[], [], tuesdays, [], [], [], []];
      await app.as(near.barber).setHours({ headers: { 'If-Match': headers['etag'] ?? '' }, body: { hours } });
      assert.deepEqual(await startsOn(sunday), []);
      await importDays({ date: sunday, kind: 'makeup', replaces: tuesday });
      const made = await dayOf(sunday);
      assert.deepEqual([made.spans, made.publicDay.replaces], [tuesdays, tuesday]);
      const [startAt = ''] = await startsOn(sunday);
      assert.ok(startAt);
      const order = await app.as(near.resident).bookOrder(await booking(startAt));
      assert.equal(order.startAt, startAt);
      await app.as(near.barber).setException({ params: { date: sunday }, body: { spans: [] } });
      assert.deepEqual(await startsOn(sunday), []);
    });

    it('a year that nobody has told of is said to be unknown, and weekly hours hold', async () => {
      const far = await dayOf('2098-10-01');
      assert.deepEqual(far.publicDay, { kind: 'unknown', name: null, replaces: null });
      assert.ok(far.spans.length > 0);
      const national = await dayOf('2026-10-01');
      assert.deepEqual(national.publicDay, { kind: 'holiday', name: '国庆节', replaces: null });
    });
  });
});
