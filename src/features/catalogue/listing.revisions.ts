import type { Actor } from '../../kernel/actor.ts';
import { type Page, type PageRequest, readCursor } from '../../kernel/page.ts';
import type { InputOf } from '../../kernel/process.ts';
import { papersNeeded } from '../artisans/index.ts';
import { gridsOf } from '../grids/index.ts';
import { isAtWork } from '../providers/index.ts';
import { artisanInactive } from './listing.errors.ts';
import type { ListingStep, ListingTypes } from './listing.process.ts';
import { differences, offerOf } from './listing.rules.ts';
import type { SeenListing } from './listing.service.ts';
import type { ListingStore } from './listing.store.ts';
import type { Listing } from './listing.ts';

interface RevisionsDeps {
  store: Pick<ListingStore, 'listRevised'>;
  take<T extends ListingStep>(
    actor: Actor,
    id: string,
    step: T,
    key: string | undefined,
    inputOf: (seen: SeenListing) => Promise<InputOf<ListingTypes, T>>,
  ): Promise<SeenListing>;
  page(
    actor: Actor,
    request: PageRequest,
    rows: Listing[],
    at: (row: Listing) => Date,
  ): Promise<Page<SeenListing>>;
}

/** The fields in which what waits beside a listing differs from it. */
export function changesOf({ listing, kind }: Pick<SeenListing, 'listing' | 'kind'>): string[] {
  const { revision } = listing;
  return revision ? differences(offerOf(listing, kind), offerOf(revision.offer, kind)) : [];
}

/** What becomes of a change that waits beside a listing; it is proposed by an edit of the listing. */
export class Revisions {
  readonly #deps: RevisionsDeps;
  constructor(deps: RevisionsDeps) {
    this.#deps = deps;
  }

  /** `version`: only what was looked at is approved. Throws `artisan_inactive`, `papers_needed`, `stale_version`. */
  approve(actor: Actor, id: string, version: number, key?: string): Promise<SeenListing> {
    return this.#deps.take(actor, id, 'approve_revision', key, async (seen) => {
      if (!isAtWork(seen.provider)) throw artisanInactive();
      if (seen.revised && seen.revised.missingPapers.length > 0) throw papersNeeded();
      return { version, fields: changesOf(seen) };
    });
  }
  reject(
    actor: Actor,
    id: string,
    { version, reason, key }: { version: number; reason: string; key?: string | undefined },
  ): Promise<SeenListing> {
    return this.#deps.take(actor, id, 'reject_revision', key, async () => ({ version, reason }));
  }
  withdraw(actor: Actor, id: string, key?: string): Promise<SeenListing> {
    return this.#deps.take(actor, id, 'withdraw_revision', key, async () => ({}));
  }
  /** Listings of the asker's grids with a change that waits. */
  async list(actor: Actor, request: PageRequest): Promise<Page<SeenListing>> {
    const after = readCursor(request.cursor, 'time');
    const rows = await this.#deps.store.listRevised(gridsOf(actor), request.limit + 1, after);
    return this.#deps.page(actor, request, rows, ({ revision, since }) => revision?.at ?? since);
  }
}
