import type mongoose from 'mongoose';
import type { Log } from '../../kernel/log.ts';
import type { OutboxPort } from '../../kernel/outbox.ts';
import { Runner } from '../../kernel/runner.ts';
import { ConsentCodes } from './consent.codes.ts';
import { proxyAccess } from './proxy.access.ts';
import { proxyRoutes } from './proxy.routes.ts';
import { Proxies, type ProxyDeps } from './proxy.service.ts';
import { ProxyStore } from './proxy.store.ts';
import type { RelativeTypes } from './proxy.ts';
import { relativeProcess } from './relative.process.ts';

export type { Proxies } from './proxy.service.ts';
export type { ConsentWay, OrdererRole, Permission, ProxyRequest } from './proxy.ts';
export { relativeProcess } from './relative.process.ts';

interface Needed extends Omit<ProxyDeps, 'store' | 'runner' | 'codes'> {
  connection: mongoose.Connection;
  log: Log;
  outbox: Pick<OutboxPort, 'put'>;
}

/** Who may order for somebody else: family, leaders and staff, with the person's own word. */
export function makeProxies(deps: Needed) {
  const store = new ProxyStore(deps.connection);
  const runner = new Runner<RelativeTypes>(relativeProcess, { ...deps, store: store.relatives });
  const codes = new ConsentCodes({ ...deps, store });
  const api = new Proxies({ ...deps, store, runner, codes });
  const parts = {
    routes: proxyRoutes(api),
    access: proxyAccess,
    runners: [runner],
    models: store.models,
  };
  return { api, parts };
}
