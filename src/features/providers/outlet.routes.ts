import type { Handlers } from '../../contract/handler.ts';
import { etagOf, readIfMatch } from '../../kernel/etag.ts';
import { presentDuty, presentOutlet, presentShop } from './outlet.present.ts';
import type { OutletChange, Outlets, PayeeSaid, SeenOutlet } from './outlet.service.ts';
import type { Providers } from './provider.service.ts';

type ReadOps = 'listOutlets' | 'getOutlet' | 'listMyDuties' | 'getShop';
type ChangeOps =
  | 'createShop'
  | 'nominateMerchant'
  | 'checkMerchant'
  | 'approveMerchant'
  | 'rejectMerchant'
  | 'leaveAlliance'
  | 'updateOutlet'
  | 'putOnRoster'
  | 'takeOffRoster'
  | 'suspendOutlet'
  | 'restoreOutlet'
  | 'closeOutlet';

async function reply(promised: Promise<SeenOutlet>) {
  const seen = await promised;
  return { body: presentOutlet(seen), headers: { ETag: etagOf(seen.outlet.n) } };
}

function readRoutes(outlets: Outlets, providers: Providers): Pick<Handlers, ReadOps> {
  return {
    async listOutlets({ actor, query }) {
      const { limit = 20, cursor, kind, state } = query;
      const filter = { ...(kind && { kind }), ...(state && { state }) };
      const { items, next } = await outlets.list(actor, filter, { limit, cursor });
      return { body: { items: items.map(presentOutlet), next } };
    },
    async getShop({ params }) {
      const { outlet, there } = await providers.shop(params.id);
      return { body: presentShop(outlet, there) };
    },
    getOutlet: ({ actor, params }) => reply(outlets.see(actor, params.id)),
    async listMyDuties({ actor }) {
      const duties = await providers.dutiesOf(actor);
      return { body: { items: duties.map((each) => presentDuty(each, providers.kindsOf(each))) } };
    },
  };
}

function changeRoutes(outlets: Outlets): Pick<Handlers, ChangeOps> {
  return {
    createShop: ({ actor, body, key }) =>
      reply(outlets.open(actor, 'shop', { ...body, payee: body.payee as PayeeSaid }, key)),
    nominateMerchant: ({ actor, body, key }) =>
      reply(outlets.open(actor, 'merchant', { ...body, payee: body.payee as PayeeSaid }, key)),
    checkMerchant: ({ actor, params, body, key }) => reply(outlets.check(actor, params.id, body, key)),
    approveMerchant: ({ actor, params, key }) => reply(outlets.approve(actor, params.id, key)),
    rejectMerchant: ({ actor, params, body, key }) =>
      reply(outlets.reject(actor, params.id, body.reason, key)),
    leaveAlliance: ({ actor, params, key }) => reply(outlets.step(actor, params.id, 'leave', key)),
    updateOutlet: ({ actor, params, body, headers }) =>
      reply(outlets.change(actor, params.id, body as OutletChange, readIfMatch(headers['if-match']))),
    putOnRoster: ({ actor, params, body, key }) => reply(outlets.putOn(actor, params.id, body, key)),
    takeOffRoster: ({ actor, params }) => reply(outlets.takeOff(actor, params.id, params.personId)),
    suspendOutlet: ({ actor, params, body, key }) =>
      reply(outlets.suspend(actor, params.id, body.reason, key)),
    restoreOutlet: ({ actor, params, key }) => reply(outlets.step(actor, params.id, 'restore', key)),
    closeOutlet: ({ actor, params, key }) => reply(outlets.step(actor, params.id, 'close', key)),
  };
}

export function outletRoutes(outlets: Outlets, providers: Providers): Pick<Handlers, ReadOps | ChangeOps> {
  return { ...readRoutes(outlets, providers), ...changeRoutes(outlets) };
}
