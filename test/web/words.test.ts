import assert from 'node:assert/strict';
import { servicePages } from '../../src/copy/zh-CN/kinds/service.pages.ts';
import { pages } from '../../src/copy/zh-CN/pages.ts';
import { artisanProcess } from '../../src/features/artisans/artisan.process.ts';
import { policyNamed } from '../../src/features/catalogue/cancel.policy.ts';
import { listingProcess } from '../../src/features/catalogue/listing.process.ts';
import { serviceProcess } from '../../src/features/orders/kinds/service/service.process.ts';
import { phases } from '../../src/features/orders/kinds/service/service.ts';
import { settingDefaults } from '../../src/features/settings/setting.keys.ts';
import { fenOf, sayFen } from '../../src/web/format/money.ts';
import { sayTime } from '../../src/web/format/time.ts';

const service = servicePages.order;

describe('the words of the pages', () => {
  it('say the rules of cancelling as the server gives them', () => {
    const sentenceOf = (name: 'flexible' | 'moderate' | 'strict') =>
      pages.order.policy(policyNamed(settingDefaults, name));
    const free = '付款后 10 分钟内、离开始至少 2 小时取消全额退款。';
    assert.equal(sentenceOf('flexible'), `开始前 2 小时以上取消全额退款，之后到开始前取消退 50%。${free}`);
    assert.equal(
      sentenceOf('moderate'),
      `开始前 24 小时以上取消全额退款，开始前 2 小时以上取消退 50%，之后到开始前取消不退款。${free}`,
    );
    assert.equal(
      sentenceOf('strict'),
      `开始前 48 小时以上取消全额退款，开始前 24 小时以上取消退 50%，之后到开始前取消不退款。${free}`,
    );
    assert.equal(pages.order.absenceBack(policyNamed(settingDefaults, 'flexible').rules), '退 50%');
  });

  it('have one for every step of an order, an offer and an artisan', () => {
    const wordless = [
      ...serviceProcess.rows.filter((row) => !(row.step in { ...pages.orderEvent, ...service.events })),
      ...listingProcess.rows.filter((row) => !(row.step in pages.listingEvent)),
      ...artisanProcess.rows.filter((row) => !(row.step in pages.artisanEvent)),
    ];
    assert.deepEqual(
      wordless.map((row) => row.step),
      [],
    );
  });

  it('have one for every state and every phase of an order', () => {
    const states = [...new Set(serviceProcess.rows.map((row) => row.to))];
    assert.ok(states.length > 10);
    assert.deepEqual(
      states.filter((state) => !(state in service.states)),
      [],
    );
    assert.deepEqual(
      phases.filter((phase) => !(phase in service.phases)),
      [],
    );
  });

  it('name a button for every step that people take on an order', () => {
    // Booking and a new code have pages and a button of their own.
    const own = ['book', 'renew_code'];
    const people = ['resident', 'provider', 'staff'];
    const rows = serviceProcess.rows.filter((row) => row.by.some((one) => people.includes(one)));
    const wordless = rows
      .map((row) => row.step)
      .filter((step) => !own.includes(step) && !(step in { ...pages.stepWord, ...service.steps }));
    assert.ok(rows.length > 15);
    assert.deepEqual(wordless, []);
  });

  it('say times in Shanghai the way people do, whatever the zone of the machine', () => {
    const now = new Date('2026-11-25T15:50:00Z');
    assert.equal(sayTime('2026-11-25T07:30:00Z', now), '今天 15:30');
    assert.equal(sayTime('2026-11-25T16:10:00Z', now), '明天 00:10');
    assert.equal(sayTime('2026-11-28T01:00:00Z', now), '11月28日 周六 09:00');
    assert.equal(sayTime('2027-01-02T01:00:00Z', now), '2027年1月2日 周六 09:00');
  });

  it('read and say money without a float', () => {
    for (const [text, fen] of [
      ['35', 3500],
      ['35.5', 3550],
      ['0.07', 7],
      ['1e3', null],
      ['-1', null],
      ['1.234', null],
    ])
      assert.equal(fenOf(String(text)), fen);
    assert.equal(sayFen(3505), '¥35.05');
  });
});
