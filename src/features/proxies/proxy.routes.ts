import type { Handlers } from '../../contract/handler.ts';
import type { components } from '../../contract/types.gen.ts';
import { maskPhone } from '../people/index.ts';
import type { Proxies, SeenRelative } from './proxy.service.ts';

type Shown = components['schemas']['Relative'];
type Ops =
  | 'listRelatives'
  | 'askRelative'
  | 'agreeRelative'
  | 'endRelative'
  | 'findProxyResident'
  | 'sendProxyCode';

/** Before somebody has agreed nobody learns what they are called here. */
function present({ relative, as, other, steps }: SeenRelative): Shown {
  const isKnown = as === 'person' || relative.state === 'agreed';
  return {
    id: relative._id,
    state: relative.state as Shown['state'],
    as,
    called: relative.called,
    name: isKnown ? (other?.name ?? '') : '',
    phoneMasked: other ? maskPhone(other.phone) : '',
    steps,
  };
}

export function proxyRoutes(proxies: Proxies): Pick<Handlers, Ops> {
  return {
    listRelatives: async ({ actor }) => ({ body: { items: (await proxies.ofMine(actor)).map(present) } }),
    askRelative: async ({ actor, body }) => ({ body: present(await proxies.ask(actor, body)) }),
    agreeRelative: async ({ actor, params, body, key }) => ({
      body: present(await proxies.agree(actor, params.id, body?.code, key)),
    }),
    endRelative: async ({ actor, params, key }) => ({
      body: present(await proxies.end(actor, params.id, key)),
    }),
    async findProxyResident({ actor, body }) {
      const { _id: id, name, phone } = await proxies.findResident(actor, body.phone);
      return { body: { id, name, phoneMasked: maskPhone(phone) } };
    },
    async sendProxyCode({ actor, params }) {
      await proxies.sendCode(actor, params.id);
      return {};
    },
  };
}
