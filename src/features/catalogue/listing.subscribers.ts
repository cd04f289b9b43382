import { type AuditPort, recordOfStep } from '../../kernel/audit.ts';
import type { ProviderRef } from '../../kernel/postings.ts';
import type { Runner } from '../../kernel/runner.ts';
import type { Files } from '../files/index.ts';
import { type Providers, personBehind } from '../providers/index.ts';
import type { ListingTypes } from './listing.process.ts';
import { bindingOf, standing, stepAfter } from './listing.rules.ts';
import type { ListingStore } from './listing.store.ts';

interface FollowingDeps {
  runner: Runner<ListingTypes>;
  store: ListingStore;
  audit: AuditPort;
  providers: Pick<Providers, 'find' | 'onWork'>;
  files: Pick<Files, 'bind'>;
}

/** What follows in the catalogue itself from what becomes of a listing and of whoever offers it. */
export function followListings({ runner, store, audit, providers, files }: FollowingDeps): void {
  /** Brings a provider's listings in line with the provider as it is now. */
  async function follow(provider: ProviderRef): Promise<void> {
    const { state } = await providers.find(provider);
    for (const listing of await store.listOfProvider(provider, standing)) {
      const step = stepAfter(state, listing);
      // where somebody moved it meanwhile, that step's own handlers look at the provider again
      if (step) await runner.tryAdvance(listing, step, { kind: 'system' });
    }
  }
  runner.on(
    ['approve', 'reject', 'reinstate', 'approve_revision', 'reject_revision'],
    'documents',
    'catalogue: records on the trail',
    ({ _id: id, gridPath, provider, ownerId }, row) => {
      const subjectId = personBehind(provider, ownerId);
      const changed = row.step === 'approve_revision' ? { after: { fields: row.data.fields } } : {};
      return audit.record(recordOfStep({ kind: 'listing', id, gridPath, subjectId }, row, changed));
    },
  );
  providers.onWork('documents', 'catalogue: holds, releases or retires the listings', ({ ref }) =>
    follow(ref),
  );
  runner.onAny('documents', 'catalogue: keeps the pictures', ({ _id, pictures, revision }) =>
    files.bind(bindingOf(_id), [...(pictures ?? []), ...(revision?.offer.pictures ?? [])]),
  );
  // a suspension may have passed by between the look at the provider and the step
  runner.on(
    ['approve', 'resume', 'release', 'reinstate'],
    'documents',
    'catalogue: looks whether the provider is at work',
    ({ provider }) => follow(provider),
  );
}
