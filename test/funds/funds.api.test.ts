import assert from 'node:assert/strict';
import { community } from '../../seeds/demo/cast.ts';
import { someone } from '../contract/actors.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { giveFund } from '../support/funds.ts';
import { givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { drawn, upload } from '../support/pictures.ts';
import { assertUnchanged } from '../support/trace.ts';

describe('the fund of a community', () => {
  let app: TestApp;
  let near: Neighbourhood;
  let one: Someone;
  let other: Someone;
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
    one = await someone(app, '小张', [{ role: 'staff', grid: community }]);
    other = await someone(app, '小李', [{ role: 'staff', grid: community }]);
  });
  after(() => app.stop());

  const asked = async (amountFen: number, by = one) => {
    const { id: voucher } = await upload(app, by, await drawn(), 'voucher');
    return { community, amountFen, purpose: ' 楼道换灯泡 ', vouchers: [voucher] };
  };
  const proposed = async (amountFen: number) => app.as(one).proposeSpending({ body: await asked(amountFen) });
  const seen = (code = near.place) => app.as(null).getFund({ params: { code } });
  const stateOf = async (id: string) => {
    const { items } = await app.as(other).listSpendings({ query: { limit: 50 } });
    return items.find((each) => each.id === id)?.state;
  };
  const becomes = (id: string, state: string) => eventually(async () => (await stateOf(id)) === state);

  it('is read by everybody, whole, in pages, the latest first', async () => {
    assert.deepEqual([(await seen()).availableFen, (await seen()).items], [0, []]);
    await giveFund(app, 700);
    await giveFund(app, 301);
    const { community: code, name, availableFen } = await seen();
    assert.deepEqual([code, availableFen, name.length > 0], [community, 1001, true]);
    const first = await app.as(null).getFund({ params: { code: community }, query: { limit: 1 } });
    assert.ok(first.next);
    const query = { limit: 1, cursor: first.next };
    const second = await app.as(null).getFund({ params: { code: community }, query });
    assert.deepEqual([first, second].map(({ items }) => items[0]?.fen).sort(), [301, 700]);
    assert.equal(second.next, null);
    const refused = await app.as(null).refused.getFund({ params: { code: '510115' } });
    assert.equal(refused.code, 'not_found', 'a district has none');
  });

  it('is spent by two: who asks does not approve, and everybody reads what it was for', async () => {
    const spending = await proposed(400);
    assert.deepEqual(
      [spending.state, spending.purpose, spending.steps, spending.proposer],
      ['proposed', '楼道换灯泡', ['withdraw'], '小张'],
    );
    await assertUnchanged(app, async () => {
      assert.equal((await app.as(one).refused.approveSpending(spending.id)).code, 'forbidden');
      assert.equal((await app.as(other).refused.withdrawSpending(spending.id)).code, 'forbidden');
    });
    assert.equal((await seen()).availableFen, 1001);
    await app.as(other).approveSpending(spending.id);
    await becomes(spending.id, 'spent');
    const { availableFen, items } = await seen();
    assert.deepEqual([availableFen, items[0]?.fen, items[0]?.purpose], [601, -400, '楼道换灯泡']);
    const [voucher] = spending.vouchers;
    assert.ok(voucher);
    const look = { params: { id: voucher.id, width: '320' } } as const;
    assert.equal((await app.as(other).raw.getFile(look)).status, 200);
    assert.equal((await app.as(near.resident).raw.getFile(look)).status, 404);
  });

  it('gives nothing for what was refused, taken back or never answered, nor more than it holds', async () => {
    const refused = await proposed(100);
    const answer = await app.as(other).refuseSpending(refused.id, { reason: ' 发票不清楚 ' });
    assert.deepEqual([answer.state, answer.reason, answer.steps], ['refused', '发票不清楚', []]);
    assert.equal((await app.as(other).refused.approveSpending(refused.id)).code, 'step_closed');
    const back = await proposed(100);
    assert.equal((await app.as(one).withdrawSpending(back.id)).state, 'withdrawn');
    const [tooMuch, foreign] = [await asked(602), await asked(1, other)];
    await assertUnchanged(app, async () => {
      const exceeded = await app.as(one).refused.proposeSpending({ body: tooMuch });
      assert.deepEqual([exceeded.code, exceeded.status], ['fund_exceeded', 422]);
      const stolen = await app.as(one).refused.proposeSpending({ body: foreign });
      assert.equal(stolen.code, 'picture_refused');
      const nowhere = { ...tooMuch, community: near.place };
      assert.equal((await app.as(one).refused.proposeSpending({ body: nowhere })).code, 'not_found');
    });
    assert.equal((await seen()).availableFen, 601);
  });

  it('is never below zero, however many spendings are approved at once', async () => {
    const all: { id: string }[] = [];
    for (let n = 0; n < 6; n += 1) all.push(await proposed(200));
    await Promise.all(all.map(({ id }) => app.as(other).approveSpending(id)));
    await eventually(async () => {
      const states = await Promise.all(all.map(({ id }) => stateOf(id)));
      return states.every((state) => state === 'spent' || state === 'lacking');
    });
    const states = await Promise.all(all.map(({ id }) => stateOf(id)));
    assert.equal(states.filter((state) => state === 'spent').length, 3);
    assert.equal((await seen()).availableFen, 1);
  });
});
