import type mongoose from 'mongoose';
import { second } from '../../kernel/clock.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { Files } from '../files/index.ts';
import type { Queue } from '../queue/index.ts';
import { unitAccess } from './unit.access.ts';
import { unitRoutes } from './unit.routes.ts';
import { type UnitDeps, UnitService } from './unit.service.ts';
import { UnitStore } from './unit.store.ts';
import { auditUnits, eachUnit, standingUnitClaims, sweepUnits } from './unit.sweep.ts';
import { type UnitWaitlistDeps, unitWaitlist } from './unit.waitlist.ts';

export type { DaySpan as DayNumbers } from './unit.ts';

const sweepEveryMs = 15 * second;

export type Units = ReturnType<typeof makeUnits>['api'];

interface Needed
  extends Omit<UnitDeps, 'store' | 'freed' | 'catalogue' | 'files'>,
    Pick<UnitWaitlistDeps, 'isLentOn'> {
  connection: mongoose.Connection;
  catalogue: UnitDeps['catalogue'] & Pick<Catalogue, 'on'>;
  files: UnitDeps['files'] & Pick<Files, 'readBy'>;
  queue: Pick<Queue, 'serve' | 'register' | 'close'>;
}

/** The units of what is lent: which there are, what state each is in, and who holds which days of it. */
export function makeUnits({ connection, queue, ...deps }: Needed) {
  const store = new UnitStore(connection);
  const freed = (id: string) => queue.serve({ kind: 'listing', id });
  const units = new UnitService({ ...deps, store, freed });
  deps.files.readBy('unit', (actor, { id }) => units.sightOf(actor, id));
  queue.register(unitWaitlist({ ...deps, store, units }));
  deps.catalogue.on('retire', 'documents', 'units: nobody waits any more', ({ _id: id }) =>
    queue.close({ kind: 'listing', id }),
  );
  const parts = {
    routes: unitRoutes(units),
    access: unitAccess,
    jobs: [{ name: 'units.sweep', everyMs: sweepEveryMs, run: () => sweepUnits(store, deps.clock, freed) }],
    models: store.models,
  };
  const api = {
    claim: units.claim.bind(units),
    keep: units.keep.bind(units),
    keepOrClaim: units.keepOrClaim.bind(units),
    freeOf: units.freeOf.bind(units),
    requireHeld: units.requireHeld.bind(units),
    waitFor: units.waitFor.bind(units),
    endWait: units.endWait.bind(units),
    change: units.change.bind(units),
    isLendable: units.isLendable.bind(units),
    isFreeOn: units.isFreeOn.bind(units),
    ofListing: units.ofListing.bind(units),
    say: units.say.bind(units),
    /** Units of which days are held although they cannot be lent now. */
    stuck: () => eachUnit(store, true),
    sweep: () => sweepUnits(store, deps.clock, freed),
    /** Every claim by the order that holds it, and how long it waits for that. */
    standing: () => standingUnitClaims(store),
    /** Units of which two hold the same day: none. */
    audit: () => auditUnits(store),
  };
  return { api, parts };
}
