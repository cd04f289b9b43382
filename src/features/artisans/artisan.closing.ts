import { closedName } from '../../copy/zh-CN.ts';
import type { Runner } from '../../kernel/runner.ts';
import type { Files } from '../files/index.ts';
import type { Person } from '../people/index.ts';
import { bindingOf } from './artisan.pictures.ts';
import type { ArtisanTypes } from './artisan.process.ts';
import type { ArtisanStore } from './artisan.store.ts';

interface ClosingDeps {
  store: Pick<ArtisanStore, 'listOfPerson' | 'erase' | 'seekByPerson'>;
  files: Pick<Files, 'bind'>;
  runner: Runner<ArtisanTypes>;
}

/** What of artisans and candidates follows where somebody closes their account. */
export function makeArtisanClosing({ store, files, runner }: ClosingDeps) {
  return {
    /** Whether a person is let in, at work or held up: what ends that is their own leaving. */
    async isIn(personId: string): Promise<boolean> {
      const artisan = await store.seekByPerson(personId);
      return artisan?.state === 'active' || artisan?.state === 'suspended';
    },
    /** Ends what is open and forgets who it was; what staff saw and decided stays, for staff. Idempotent. */
    async forget({ _id: personId, phone, roles }: Pick<Person, '_id' | 'phone' | 'roles'>): Promise<void> {
      for (const artisan of await store.listOfPerson(personId, phone)) {
        if (runner.openSteps(artisan, ['owner']).includes('leave'))
          await runner.takeAs({ personId, roles }, ['owner'], artisan, 'leave', {});
        await store.erase(artisan._id, closedName);
        await files.bind(bindingOf(artisan._id), []);
      }
    },
  };
}
