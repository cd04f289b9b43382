import { roleTakenReason } from '../../copy/zh-CN.ts';
import type { AuditPort } from '../../kernel/audit.ts';
import type { TimelineRow } from '../../kernel/process.ts';
import type { Runner } from '../../kernel/runner.ts';
import type { People } from '../people/index.ts';
import { behalfOf, recordOfArtisan } from './artisan.audit.ts';
import type { ArtisanTypes } from './artisan.process.ts';
import { type Artisan, isActive } from './artisan.ts';

interface Subscribed {
  on: Runner<ArtisanTypes>['on'];
  runner: Pick<Runner<ArtisanTypes>, 'tryAdvance'>;
  ofPerson(personId: string): Promise<Artisan | null>;
}
interface SubscriberDeps {
  audit: AuditPort;
  people: Pick<People, 'seekByPhone' | 'update' | 'grant' | 'revoke' | 'beforeRolesGo'>;
}
const bySystem = { kind: 'system' } as const;
type Row = TimelineRow<string, object>;

export const judgedByStaff = ['check', 'approve', 'reject', 'suspend', 'restore', 'see_papers'] as const;

/** What follows from the steps of an artisan in this feature. */
export function subscribeArtisans(artisans: Subscribed, deps: SubscriberDeps): void {
  artisans.on(judgedByStaff, 'documents', 'artisans: records on the trail', (artisan, row) =>
    deps.audit.record(recordOfArtisan(artisan, row)),
  );
  // it may have been taken away by hand, which suspended
  artisans.on(['approve', 'restore'], 'documents', 'artisans: gives the role', (artisan, row) =>
    giveRole(deps, artisan, row),
  );
  artisans.on('leave', 'documents', 'artisans: takes the role back', async (artisan, row) => {
    if (artisan.personId === null) return;
    const latest = await artisans.ofPerson(artisan.personId);
    if (latest && isActive(latest) && latest.grid === artisan.grid) return;
    const role = { role: 'artisan', grid: artisan.grid } as const;
    await deps.people.revoke(artisan.personId, role, behalfOf(artisan, row));
  });
  deps.people.beforeRolesGo(async (person, gone) => {
    const artisan = await artisans.ofPerson(person._id);
    const isMeant = gone.some(({ role, grid }) => role === 'artisan' && grid === artisan?.grid);
    if (artisan && isActive(artisan) && isMeant)
      await artisans.runner.tryAdvance(artisan, 'suspend', bySystem, { input: { reason: roleTakenReason } });
  });
}

async function giveRole({ people }: SubscriberDeps, artisan: Artisan, row: Row): Promise<void> {
  if (artisan.personId === null || artisan.state === 'left') return;
  const role = { role: 'artisan', grid: artisan.grid } as const;
  await people.grant(artisan.personId, role, behalfOf(artisan, row));
  // who signed in by code before has not said a name yet
  const person = await people.seekByPhone(artisan.phone);
  if (person?.name === '') await people.update(person._id, { name: artisan.name });
}
