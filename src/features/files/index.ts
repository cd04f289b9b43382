import type mongoose from 'mongoose';
import { hour } from '../../kernel/clock.ts';
import { filesAccess } from './file.access.ts';
import { filesRoutes } from './file.routes.ts';
import { Files, type FilesDeps } from './file.service.ts';
import { makeFileStore } from './file.store.ts';

export type { Files } from './file.service.ts';
export type { Picture, Sight } from './file.ts';

/** Pictures: taken, made small, kept, shown to who may see them, and removed when nothing has them. */
export function makeFiles(deps: Omit<FilesDeps, 'store'> & { connection: mongoose.Connection }) {
  const store = makeFileStore(deps.connection);
  const api = new Files({ ...deps, store });
  const parts = {
    routes: filesRoutes(api),
    access: filesAccess,
    models: store.models,
    jobs: [{ name: 'unused files', everyMs: hour, run: () => api.sweep() }],
  };
  return { api, parts };
}
