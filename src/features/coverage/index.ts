import type mongoose from 'mongoose';
import { second } from '../../kernel/clock.ts';
import { coverageAccess } from './coverage.access.ts';
import { coverageRoutes } from './coverage.routes.ts';
import { type CoverageDeps, CoverageReader } from './coverage.service.ts';
import { makeCoverageStore } from './coverage.store.ts';
import { CoverageSweep } from './coverage.sweep.ts';

const partEveryMs = 2 * second;

/** Which categories cannot be had from which micro-grids, and who could change that. */
export function makeCoverage({
  connection,
  ...deps
}: Omit<CoverageDeps, 'store'> & { connection: mongoose.Connection }) {
  const store = makeCoverageStore(connection);
  const sweep = new CoverageSweep({ ...deps, store });
  const coverage = new CoverageReader({ ...deps, store });
  const parts = {
    routes: coverageRoutes(coverage),
    access: coverageAccess,
    models: store.models,
    jobs: [{ name: 'coverage', everyMs: partEveryMs, run: () => sweep.run() }],
  };
  return { api: {}, parts };
}
