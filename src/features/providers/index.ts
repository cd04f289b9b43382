import type mongoose from 'mongoose';
import type { Artisans } from '../artisans/index.ts';
import type { Files } from '../files/index.ts';
import type { People, Person } from '../people/index.ts';
import { outletAccess } from './outlet.access.ts';
import { keepLicence } from './outlet.pictures.ts';
import { outletRoutes } from './outlet.routes.ts';
import { type OutletDeps, Outlets } from './outlet.service.ts';
import { makeOutletStore } from './outlet.store.ts';
import { mayBeOnDuty } from './outlet.ts';
import { type ProviderDeps, Providers } from './provider.service.ts';

export { outletProcess } from './outlet.process.ts';
export type { Outlets } from './outlet.service.ts';
export type { Outlet } from './outlet.ts';
export type { Providers } from './provider.service.ts';
export { isAtWork, type Provider, personBehind } from './provider.ts';

type Needed = Omit<OutletDeps, 'store' | 'files'> &
  Omit<ProviderDeps, 'outlets'> & {
    connection: mongoose.Connection;
    files: OutletDeps['files'] & Pick<Files, 'bind' | 'readBy'>;
    artisans: Pick<Artisans, 'on'>;
    people: Pick<People, 'find' | 'beforeRolesGo'> & OutletDeps['people'] & ProviderDeps['people'];
  };

/** Whoever offers: artisans, and the places that act through those on their roster. */
export function makeProviders(deps: Needed) {
  const store = makeOutletStore(deps.connection);
  const outlets = new Outlets({ ...deps, store });
  const api = new Providers({ ...deps, outlets });
  followRoles(deps, outlets);
  keepLicence({ outlets, files: deps.files });
  const parts = {
    routes: outletRoutes(outlets, api),
    access: outletAccess,
    runners: [outlets.runner],
    models: store.models,
  };
  const forget = ({ _id }: Pick<Person, '_id'>) => outlets.forget(_id);
  return { api, outlets, forget, parts };
}

/** On a roster stand artisans and staff: who is neither any more leaves it. */
function followRoles({ artisans, people }: Pick<Needed, 'artisans' | 'people'>, outlets: Outlets): void {
  artisans.on('leave', 'documents', 'providers: takes them off rosters', async ({ personId }) => {
    if (personId === null) return;
    const { roles } = await people.find(personId);
    if (!roles.some(({ role }) => mayBeOnDuty(role))) await outlets.leaveRosters(personId);
  });
  people.beforeRolesGo(async ({ _id, roles }, gone) => {
    const left = roles.filter(
      ({ role, grid }) => !gone.some((one) => one.role === role && one.grid === grid),
    );
    if (!left.some(({ role }) => mayBeOnDuty(role))) await outlets.leaveRosters(_id);
  });
}
