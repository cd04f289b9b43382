import type { Someone } from '../support/app.ts';
import { freshPhone, ownGrid, someone } from './actors.ts';
import type { Fixture, World } from './fixtures.ts';

/** Asked for by the checker, for a resident who lost their number. */
export async function phoneChange(
  { app, checker, approver }: World,
  goal: 'proposed' | 'confirmed' | 'withdrawn',
): Promise<Fixture> {
  const { id: personId, owner } = await neighbour({ app });
  const body = { phone: freshPhone(), reason: '本人带身份证来过' };
  const { id } = await app.as(checker).proposePhoneChange({ params: { id: personId }, body });
  if (goal !== 'proposed') await app.as(approver).confirmPhoneChange(id);
  if (goal === 'withdrawn') await app.as(checker).withdrawPhoneChange(id, { reason: '弄错了人' });
  return { id, owner, party: checker };
}

/** Said by a resident of the own grid. */
export async function need({ app, checker }: World, goal: 'reported' | 'closed'): Promise<Fixture> {
  const owner = await someone(app, '居民');
  const { id } = await app.as(owner).reportNeed({ body: { words: '磨剪刀', place: ownGrid } });
  if (goal === 'closed') await app.as(checker).closeNeeds({ params: { id }, body: { reason: '下月有人来' } });
  return { id, owner };
}

/** Of what the barber offers, by a resident. */
export async function report(
  { app, barber, haircut, checker }: World,
  goal: 'open' | 'upheld' | 'objected',
): Promise<Fixture> {
  const owner = await someone(app, '居民');
  const body = {
    subject: { kind: 'listing', id: haircut },
    reason: 'price',
    details: '到门口又加钱',
  } as const;
  const { id } = await app.as(owner).reportSubject({ body });
  const decision = { measures: ['warn' as const], reason: '按标价收' };
  if (goal !== 'open') await app.as(checker).upholdReport({ params: { id }, body: decision });
  if (goal === 'objected')
    await app.as(barber).objectToDecision({ params: { id }, body: { details: '没有加钱' } });
  return { id, owner, party: barber };
}

/** Somebody who lives on the own grid. */
export async function neighbour({ app }: Pick<World, 'app'>): Promise<Fixture & { owner: Someone }> {
  const owner = await someone(app, '居民');
  await app.application.features.people.update(owner._id, { homeGrid: ownGrid });
  return { id: owner._id, owner };
}

/** Somebody whom a neighbour has asked whether they may order for them. */
export async function relative({ app }: World, goal: 'asked' | 'ended'): Promise<Fixture> {
  const { owner: orderer } = await neighbour({ app });
  const { owner: person } = await neighbour({ app });
  const { phone } = await app.application.features.people.find(person._id);
  const { id } = await app.as(orderer).askRelative({ body: { phone, name: '王桂珍', called: '妈妈' } });
  if (goal === 'ended') await app.as(person).endRelative(id);
  return { id, owner: orderer, party: person };
}

export async function address(world: World): Promise<Fixture> {
  const owner = await someone(world.app, '居民');
  const body = { text: '柳岸1号', contactName: '李', contactPhone: '13900000001', grid: ownGrid };
  return { id: (await world.app.as(owner).addAddress({ body })).id, owner };
}
