import { closedName } from '../../copy/zh-CN.ts';
import type { Runner } from '../../kernel/runner.ts';
import type { Files } from '../files/index.ts';
import type { Person } from '../people/index.ts';
import { bindingOf } from './artisan.pictures.ts';
import type { ArtisanTypes } from './artisan.process.ts';
import type { ArtisanStore } from './artisan.store.ts';

interface ClosingDeps {
  store: Pick<ArtisanStore, 'listOfPerson' | 'erase'>;
  files: Pick<Files, 'bind'>;
}

/** Ends what is open and forgets who it was; what staff saw and decided stays, for staff. Idempotent. */
export async function forgetArtisan(
  runner: Runner<ArtisanTypes>,
  { store, files }: ClosingDeps,
  { _id: personId, phone, roles }: Person,
): Promise<void> {
  for (const artisan of await store.listOfPerson(personId, phone)) {
    if (runner.openSteps(artisan, ['owner']).includes('leave'))
      await runner.takeAs({ personId, roles }, ['owner'], artisan, 'leave', {});
    await store.erase(artisan._id, closedName);
    await files.bind(bindingOf(artisan._id), []);
  }
}
