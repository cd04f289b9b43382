import { type Actor, actsFor, personOf } from '../../kernel/actor.ts';
import { invalid, notFound } from '../../kernel/errors.ts';
import type { ProviderRef } from '../../kernel/postings.ts';
import { isAtWork, type Provider, type Providers } from '../providers/index.ts';
import { artisanNeeded } from './listing.errors.ts';
import type { ListingKind } from './listing.kind.ts';

/**
 * As whom somebody offers: themselves, or whom they are on duty for. Throws `not_found` where they act for no such
 * provider, `artisan_needed` where it is not at work, and `invalid` where the kind is not offered by such providers.
 */
export async function offeringAs(
  providers: Pick<Providers, 'seek' | 'ofPerson'>,
  actor: Actor,
  { offeredBy = ['artisan'] }: ListingKind,
  ref: ProviderRef | undefined,
): Promise<Provider> {
  const provider = await (ref ? providers.seek(ref) : providers.ofPerson(personOf(actor)));
  if (ref && !(provider && actsFor(actor, provider.ownerId))) throw notFound();
  if (!provider || !isAtWork(provider)) throw artisanNeeded();
  if (!offeredBy.includes(provider.ref.kind))
    throw invalid({}, [{ path: '/body/kind', message: `is not offered by a ${provider.ref.kind}` }]);
  return provider;
}
