import { staleVersion, versionRequired } from './errors.ts';

/** The ETag of a version: the number of steps taken so far. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/** The version a change was made from. Throws `version_required`, and `stale_version` for a foreign tag. */
export function readIfMatch(header: string | undefined): number {
  if (header === undefined || header.trim() === '') throw versionRequired();
  const found = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim());
  if (!found) throw staleVersion();
  return Number(found[1]);
}
