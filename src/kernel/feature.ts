import type { AccessRule } from './actor.ts';
import type { HandlerEntry } from './publisher.ts';
import type { Model } from './store.ts';

/** Work for the clock that returns at a steady pace. */
export interface Job {
  name: string;
  everyMs: number;
  run(): Promise<unknown>;
}

/** What every feature gives to wiring beside its own use cases; `routes` go to the contract's mount. */
export interface FeatureParts<Routes> {
  routes: Routes;
  access: readonly AccessRule[];
  models: readonly Pick<Model, 'createIndexes'>[];
  runners?: readonly {
    table: { name: string };
    tick(limit?: number): Promise<number>;
    handlers(): readonly HandlerEntry[];
  }[];
  jobs?: readonly Job[];
  /** What each server looks at for itself, and for the first time before it takes requests: no lease is taken. */
  everywhere?: readonly Job[];
}
