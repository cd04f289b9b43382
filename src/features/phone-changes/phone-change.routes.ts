import type { Handlers } from '../../contract/handler.ts';
import type { components } from '../../contract/types.gen.ts';
import { maskPhone } from '../people/index.ts';
import type { PhoneChanges, SeenPhoneChange } from './phone-change.service.ts';

type Names = (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
type Shown = components['schemas']['PhoneChange'];
type PhoneChangeRoutes = Required<
  Pick<
    Handlers,
    | 'proposePhoneChange'
    | 'listPhoneChanges'
    | 'listMyPhoneChanges'
    | 'confirmPhoneChange'
    | 'withdrawPhoneChange'
    | 'refusePhoneChange'
  >
>;

/** Numbers are masked: who asked knows them, and who confirms compares the ends. */
function present({ change, steps }: SeenPhoneChange, names: ReadonlyMap<string, string>): Shown {
  const { _id, state, before, phone, reason, personId, proposerId, availableAt, expiresAt } = change;
  return {
    id: _id,
    state: state as Shown['state'],
    personName: names.get(personId) ?? '',
    proposerName: names.get(proposerId) ?? '',
    beforeMasked: maskPhone(before),
    phoneMasked: maskPhone(phone),
    reason,
    availableAt: availableAt?.toISOString() ?? null,
    expiresAt: expiresAt.toISOString(),
    steps,
  };
}

export function phoneChangeRoutes(changes: PhoneChanges, namesOf: Names): PhoneChangeRoutes {
  const shownAll = async (seen: readonly SeenPhoneChange[]) => {
    const names = await namesOf(seen.flatMap(({ change }) => [change.personId, change.proposerId]));
    return seen.map((each) => present(each, names));
  };
  const shown = async (seen: SeenPhoneChange) => {
    const names = await namesOf([seen.change.personId, seen.change.proposerId]);
    return { body: present(seen, names) };
  };
  return {
    proposePhoneChange: async ({ actor, params, body, key }) =>
      shown(await changes.propose(actor, params.id, body, key)),
    async listPhoneChanges({ actor, query: { limit = 20, cursor } }) {
      const page = await changes.list(actor, { limit, cursor });
      return { body: { items: await shownAll(page.items), next: page.next } };
    },
    listMyPhoneChanges: async ({ actor }) => ({
      body: { items: await shownAll(await changes.ofMine(actor)) },
    }),
    confirmPhoneChange: async ({ actor, params, key }) => shown(await changes.confirm(actor, params.id, key)),
    withdrawPhoneChange: async ({ actor, params, body, key }) =>
      shown(await changes.withdraw(actor, params.id, body.reason, key)),
    refusePhoneChange: async ({ actor, params, key }) => shown(await changes.refuse(actor, params.id, key)),
  };
}
