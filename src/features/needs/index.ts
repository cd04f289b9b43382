import type mongoose from 'mongoose';
import type { Log } from '../../kernel/log.ts';
import { Runner } from '../../kernel/runner.ts';
import type { Grids } from '../grids/index.ts';
import { needAccess } from './need.access.ts';
import { needProcess } from './need.process.ts';
import { needRoutes } from './need.routes.ts';
import { type NeedDeps, Needs } from './need.service.ts';
import { makeNeedStore } from './need.store.ts';
import type { NeedTypes } from './need.ts';

export { needProcess } from './need.process.ts';

interface Needed extends Omit<NeedDeps, 'store' | 'runner'> {
  connection: mongoose.Connection;
  log: Log;
  grids: NeedDeps['grids'] & Pick<Grids, 'names'>;
}

type Answer = { personId: string; title: string; reason: string };

/** What people looked for and nobody nearby offers. */
export function makeNeeds(deps: Needed) {
  const store = makeNeedStore(deps.connection);
  const runner = new Runner<NeedTypes>(needProcess, { ...deps, store: store.processStore });
  const needs = new Needs({ ...deps, store, runner });
  const nameOf = async (code: string) => (await deps.grids.names(code)).slice(2).join(' ').slice(0, 100);
  /** Somebody has answered: what is told to whom, once by its key. */
  const onAnswered = (notify: (answer: Answer, key: string) => Promise<void>) =>
    runner.on(
      'close',
      'people',
      'notices: tells whose need it was',
      ({ _id, personId, words }, { n, data }) =>
        notify({ personId, title: words, reason: data.reason }, `${_id}:${n}`),
    );
  const parts = {
    routes: needRoutes(needs, nameOf),
    access: needAccess,
    runners: [runner],
    models: [store.model],
  };
  return {
    api: {
      onAnswered,
      waiting: needs.waiting.bind(needs),
      unmetIn: needs.unmetIn.bind(needs),
      forget: (person: { _id: string }) => needs.forget(person),
    },
    parts,
  };
}
