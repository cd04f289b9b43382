import type mongoose from 'mongoose';
import { auditAccess } from './audit.access.ts';
import { type AuditRouteDeps, auditRoutes } from './audit.routes.ts';
import { Audit, type AuditDeps } from './audit.service.ts';
import { makeAuditStore } from './audit.store.ts';

export { maskNumbers } from './audit.mask.ts';

/** One trail of who did what to whom: features before and after this one record through it. */
export function makeAudit(
  deps: Omit<AuditDeps, 'store'> &
    Pick<AuditRouteDeps, 'namesOf' | 'workersCalled'> & { connection: mongoose.Connection },
) {
  const store = makeAuditStore(deps.connection);
  const api = new Audit({ ...deps, store });
  const parts = {
    routes: auditRoutes({ ...deps, audit: api }),
    access: auditAccess,
    models: [store.model],
  };
  return { api, parts };
}
