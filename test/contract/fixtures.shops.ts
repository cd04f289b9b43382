import type { Someone, TestApp } from '../support/app.ts';
import { freshPhone, ownGrid, someone } from './actors.ts';
import type { Fixture, World } from './fixtures.ts';

export const shopBody = {
  ...{ name: '游家渡店', address: '游家渡街 12 号', phone: '13900002001', grid: ownGrid },
  opening: { weekdays: [0, 1, 2, 3, 4, 5, 6], fromMinute: 540, toMinute: 1080 },
  payee: { kind: 'fund' } as const,
};

/** A shop of the community, with somebody on its roster. */
export async function givenShop(
  app: TestApp,
  checker: Someone,
  onDuty: readonly Someone[],
): Promise<{ id: string; version: number }> {
  const { id } = await app.as(checker).createShop({ body: shopBody });
  for (const { phone = '' } of onDuty)
    await app.as(checker).putOnRoster(id, { phone, weekdays: [0, 1, 2, 3, 4, 5, 6] });
  return { id, version: (await app.as(checker).getOutlet(id)).version };
}

async function shop(world: World): Promise<Fixture> {
  const owner = await someone(world.app, '店员', [{ role: 'artisan', grid: ownGrid }]);
  return { ...(await givenShop(world.app, world.checker, [owner])), owner };
}
async function heldUp(world: World): Promise<Fixture> {
  const fixture = await shop(world);
  await world.app.as(world.checker).suspendOutlet(fixture.id, { reason: '装修' });
  return fixture;
}

async function closed(world: World): Promise<Fixture> {
  const fixture = await shop(world);
  await world.app.as(world.checker).closeOutlet(fixture.id);
  return fixture;
}

/** A business of the neighbourhood with somebody who runs it. */
export const merchantBody = (phone = freshPhone()) => ({
  ...shopBody,
  name: '老街面馆',
  owner: { name: '钟强', phone },
  licence: '92510115MA6BXXXX01',
  payee: { kind: 'bank', holder: '钟强', bank: '农商银行', number: '6222009876543210' } as const,
});

type MerchantReached = 'nominated' | 'checked' | 'active' | 'rejected' | 'left';
type Judges = Pick<World, 'app' | 'checker' | 'approver'> & { finder: Someone };

/** A merchant, taken as far as asked by three of the staff. */
export async function givenMerchant(
  { app, finder, checker, approver }: Judges,
  state: MerchantReached,
): Promise<{ id: string; owner: Someone }> {
  const phone = freshPhone();
  const owner = await app.application.features.people.ensureByPhone(phone, '钟强');
  const { id } = await app.as(finder).nominateMerchant({ body: merchantBody(phone) });
  if (state === 'rejected') await app.as(checker).rejectMerchant(id, { reason: '没有开门' });
  if (state === 'nominated' || state === 'rejected') return { id, owner };
  await app.as(checker).checkMerchant(id, { visited: true, licenceSeen: true });
  if (state === 'checked') return { id, owner };
  await app.as(approver).approveMerchant(id);
  if (state === 'left') await app.as(owner).leaveAlliance(id);
  return { id, owner };
}
async function merchant(world: World, state: MerchantReached): Promise<Fixture> {
  const finder = await someone(world.app, '发现的人', [{ role: 'staff', grid: ownGrid }]);
  return givenMerchant({ ...world, finder }, state);
}

export const shopMakers = {
  shop,
  'shop suspended': heldUp,
  'shop closed': closed,
  'merchant nominated': (world: World) => merchant(world, 'nominated'),
  'merchant checked': (world: World) => merchant(world, 'checked'),
  merchant: (world: World) => merchant(world, 'active'),
  'merchant rejected': (world: World) => merchant(world, 'rejected'),
  'merchant left': (world: World) => merchant(world, 'left'),
};
