/** How keys in `meta` begin: a collection, what is to be purged, the next number, the answers of a session. */
export const COLLECTION = 'c';
export const PURGE = 'p';
export const NEXT_ID = 'n';
export const SESSION = 's';
export const METAS: readonly string[] = [COLLECTION, PURGE, NEXT_ID, SESSION];
