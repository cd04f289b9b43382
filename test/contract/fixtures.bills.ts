import { chinaDate, day } from '../../src/kernel/clock.ts';
import { toStandin } from '../support/standin.ts';
import { someone } from './actors.ts';
import type { Fixture, World } from './fixtures.ts';

const top = '510115';

/** A day whose bill says that somebody has put money in past us. */
async function bill({ app, admin }: World): Promise<Fixture> {
  await app.application.features.people.grant(admin._id, { role: 'admin', grid: top });
  await toStandin('/standin/wechat/settings', { billsOf: app.baseUrl });
  const at = new Date(app.application.clock.now().getTime() - 3 * day);
  await toStandin('/standin/wechat/console/move', { fen: 100, at: at.toISOString() });
  return { id: chinaDate(at) };
}

/** What that bill and the books say differently. */
async function findingOpen(world: World): Promise<Fixture> {
  const { app } = world;
  const { id: date } = await bill(world);
  await app.application.features.bills.read(date);
  const auditor = app.as(await someone(app, '对账', [{ role: 'auditor', grid: top }]));
  const { items } = await auditor.listFindings({ query: { state: 'open', limit: 50 } });
  const found = items[0];
  if (!found) throw new Error('the bill says nothing else than the books');
  return { id: found.id };
}

async function findingProposed(world: World): Promise<Fixture> {
  const { app } = world;
  const { id } = await findingOpen(world);
  const admin = app.as(await someone(app, '会计', [{ role: 'admin', grid: top }]));
  await admin.proposeFinding(id, { reason: '充值', booking: 'own' });
  return { id };
}

async function findingExplained(world: World): Promise<Fixture> {
  const { app } = world;
  const { id } = await findingProposed(world);
  await app.as(await someone(app, '会计', [{ role: 'admin', grid: top }])).confirmFinding(id);
  return { id };
}

export const billMakers = {
  bill,
  'finding open': findingOpen,
  'finding proposed': findingProposed,
  'finding explained': findingExplained,
};
