import type { Kind } from './kind.ts';

/** The windows of a listing in every week, by its kind. */
export function windowsOfKinds(kinds: readonly Kind[]): NonNullable<Kind['windowsOf']> {
  const byName = new Map(kinds.map((each) => [each.kind, each]));
  return (listing) => byName.get(listing.kind)?.windowsOf?.(listing) ?? null;
}

/** The units with which a listing's stock is opened, by its kind. */
export function unitsOfKinds(kinds: readonly Kind[]): NonNullable<Kind['unitsOf']> {
  const byName = new Map(kinds.map((each) => [each.kind, each]));
  return (listing) => byName.get(listing.kind)?.unitsOf?.(listing) ?? null;
}

/** With how many units a listing that is lent begins, by its kind. */
export function lentUnitsOfKinds(kinds: readonly Kind[]): NonNullable<Kind['lentUnitsOf']> {
  const byName = new Map(kinds.map((each) => [each.kind, each]));
  return (listing) => byName.get(listing.kind)?.lentUnitsOf?.(listing) ?? null;
}

/** What a listing says of its sessions, by its kind. */
export function sessionsOfKinds(kinds: readonly Kind[]): NonNullable<Kind['sessionsOf']> {
  const byName = new Map(kinds.map((each) => [each.kind, each]));
  return (listing) => byName.get(listing.kind)?.sessionsOf?.(listing) ?? null;
}
