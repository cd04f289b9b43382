import type { Listing } from '../../catalogue/index.ts';
import type { DayNumbers } from '../../units/index.ts';
import type { ClaimPorts, SupplyPorts } from './claim.ports.ts';
import type { Kind } from './kind.ts';

/** The windows of a listing in every week, by its kind. */
export function windowsOfKinds(kinds: readonly Kind[]): NonNullable<Kind['windowsOf']> {
  const byName = new Map(kinds.map((each) => [each.kind, each]));
  return (listing) => byName.get(listing.kind)?.windowsOf?.(listing) ?? null;
}

/** How a listing's units are counted, by its kind. */
export function stockOfKinds(kinds: readonly Kind[]): NonNullable<Kind['stockOf']> {
  const byName = new Map(kinds.map((each) => [each.kind, each]));
  return (listing) => byName.get(listing.kind)?.stockOf?.(listing) ?? null;
}

/** With how many units a listing that is lent begins, by its kind. */
export function lentUnitsOfKinds(kinds: readonly Kind[]): NonNullable<Kind['lentUnitsOf']> {
  const byName = new Map(kinds.map((each) => [each.kind, each]));
  return (listing) => byName.get(listing.kind)?.lentUnitsOf?.(listing) ?? null;
}

/** Whether a listing is lent from the first of some days to the last, by its kind. */
export function lentDaysOfKinds(kinds: readonly Kind[], ports: Pick<ClaimPorts, 'clock' | 'settings'>) {
  const byName = new Map(kinds.map((each) => [each.kind, each]));
  return (listing: Listing, span: DayNumbers): boolean =>
    byName.get(listing.kind)?.isLentOn?.(listing, span, ports) ?? false;
}

/** What a listing says of its sessions, by its kind. */
export function sessionsOfKinds(kinds: readonly Kind[]): NonNullable<Kind['sessionsOf']> {
  const byName = new Map(kinds.map((each) => [each.kind, each]));
  return (listing) => byName.get(listing.kind)?.sessionsOf?.(listing) ?? null;
}

/** Whether a listing can still be had before a time, for the kinds whose cards do not say so. */
export function supplyOfKinds(kinds: readonly Kind[], ports: SupplyPorts) {
  const byName = new Map(kinds.map((each) => [each.kind, each]));
  return {
    isCounted: (kind: string): boolean => byName.get(kind)?.canBeHad !== undefined,
    canBeHad: async (listing: Listing, until: Date): Promise<boolean> =>
      (await byName.get(listing.kind)?.canBeHad?.(listing, until, ports)) ?? false,
  };
}
