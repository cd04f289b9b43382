import type mongoose from 'mongoose';
import { second } from '../../kernel/clock.ts';
import { windowAccess } from './window.access.ts';
import { windowRoutes } from './window.routes.ts';
import { type WindowDeps, WindowService } from './window.service.ts';
import { WindowStore } from './window.store.ts';

export type { WeeklyWindow } from './window.ts';

const sweepEveryMs = 15 * second;

export type Windows = ReturnType<typeof makeWindows>['api'];

/** Windows in which somebody comes by, each with room for so many. */
export function makeWindows({
  connection,
  ...deps
}: Omit<WindowDeps, 'store'> & { connection: mongoose.Connection }) {
  const store = new WindowStore(connection);
  const api = new WindowService({ ...deps, store });
  const parts = {
    routes: windowRoutes(api),
    access: windowAccess,
    jobs: [{ name: 'windows.sweep', everyMs: sweepEveryMs, run: () => api.sweep() }],
    models: store.models,
  };
  return { api, parts };
}
