import { community } from '../../seeds/demo/cast.ts';
import { monthAfter, startOfChinaMonth } from '../../src/kernel/clock.ts';
import { giveFund } from '../support/funds.ts';
import { drawn, upload } from '../support/pictures.ts';
import { someone } from './actors.ts';
import type { Fixture, World } from './fixtures.ts';

/** A community whose fund holds something. */
async function fund({ app }: World): Promise<Fixture> {
  await giveFund(app, 1000);
  return { id: community };
}

/** What one of its staff has asked for. */
async function spending({ app }: World): Promise<Fixture> {
  await giveFund(app, 1000);
  const owner = await someone(app, '申请人', [{ role: 'staff', grid: community }]);
  const { id: voucher } = await upload(app, owner, await drawn(), 'voucher');
  const body = { community, amountFen: 1000, purpose: '楼道灯泡', vouchers: [voucher] };
  const { id } = await app.as(owner).proposeSpending({ body });
  return { id, owner };
}

async function spendingOver(world: World): Promise<Fixture> {
  const { id, owner } = await spending(world);
  await world.app.as(owner ?? null).withdrawSpending(id);
  return { id, ...(owner && { owner }) };
}

/** The month that is to be closed next. */
async function monthOver({ app }: World): Promise<Fixture> {
  const { ledger, grids } = app.application.features;
  const last = (await ledger.closings()).at(-1)?.source;
  if (last !== undefined) return { id: monthAfter(last) };
  const [id, at] = ['2021-03', startOfChinaMonth('2021-03')];
  const lines = [
    { account: 'own:operator', fen: 1 },
    { account: `fund:${community}`, fen: -1 },
  ];
  const gridPath = [...grids.pathOf(community)];
  await ledger.post({ _id: 'first', at, lines, why: 'order.settle', source: 'first', gridPath });
  return { id };
}

export const fundMakers = { 'month over': monthOver, fund, spending, 'spending over': spendingOver };
