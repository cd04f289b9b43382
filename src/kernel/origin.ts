import { AsyncLocalStorage } from 'node:async_hooks';

/** Where what happens now was asked for. */
export interface Origin {
  requestId: string;
  ip: string | null;
}
const origins = new AsyncLocalStorage<Origin>();

/** Everything that `run` brings about, handlers included, has this origin. */
export function withOrigin<T>(origin: Origin, run: () => T): T {
  return origins.run(origin, run);
}

/** Null for what the clock or a command does. */
export function originNow(): Origin | null {
  return origins.getStore() ?? null;
}
