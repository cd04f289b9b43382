import type mongoose from 'mongoose';
import { type AuditPort, recordOfStep } from '../../kernel/audit.ts';
import type { Log } from '../../kernel/log.ts';
import { Runner } from '../../kernel/runner.ts';
import type { Numbers, People, SignIn } from '../people/index.ts';
import { phoneChangeAccess } from './phone-change.access.ts';
import { phoneChangeProcess } from './phone-change.process.ts';
import { phoneChangeRoutes } from './phone-change.routes.ts';
import { type PhoneChangeDeps, PhoneChanges } from './phone-change.service.ts';
import { makePhoneChangeStore } from './phone-change.store.ts';
import type { PhoneChangeTypes } from './phone-change.ts';

export { phoneChangeProcess } from './phone-change.process.ts';

interface Needed extends Omit<PhoneChangeDeps, 'store' | 'runner' | 'people' | 'numbers'> {
  people: { api: People; numbers: Numbers; signIn: Pick<SignIn, 'onArrival'> };
  connection: mongoose.Connection;
  log: Log;
  audit: AuditPort;
  namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** Another number for who lost theirs, by two people who work here. */
export function makePhoneChanges(deps: Needed) {
  const store = makePhoneChangeStore(deps.connection);
  const runner = new Runner<PhoneChangeTypes>(phoneChangeProcess, { ...deps, store: store.processStore });
  const { api: people, numbers, signIn } = deps.people;
  const api = new PhoneChanges({ ...deps, store, runner, people, numbers });
  signIn.onArrival((phone) => api.arrive(phone));
  runner.onAny('documents', 'phone changes: records on the trail', ({ _id: id, gridPath, personId }, row) =>
    deps.audit.record(recordOfStep({ kind: 'phone_change', id, gridPath, subjectId: personId }, row)),
  );
  const parts = {
    routes: phoneChangeRoutes(api, deps.namesOf),
    access: phoneChangeAccess,
    runners: [runner],
    models: [store.model],
  };
  return { api, parts };
}
