import type { Handlers } from '../../contract/handler.ts';
import type { Actor } from '../../kernel/actor.ts';
import { unauthenticated } from '../../kernel/errors.ts';
import type { SignedIn } from './person.service.ts';
import type { SecondFactors } from './second-factor.service.ts';

export type SecondFactorOps =
  | 'getMySecondFactor'
  | 'beginSecondFactor'
  | 'confirmSecondFactor'
  | 'removeMySecondFactor'
  | 'resetSecondFactor'
  | 'signInBySecondCode';

/** Whose it is, where they lack nothing but their second factor as well. */
function ownerOf({ personId, begun }: Actor): string {
  const id = personId ?? begun?.personId;
  if (id === undefined) throw unauthenticated();
  return id;
}

export function secondFactorRoutes(
  secondFactors: SecondFactors,
  answer: (signedIn: SignedIn) => ReturnType<Required<Handlers>['signInBySecondCode']>,
): Pick<Handlers, SecondFactorOps> {
  return {
    async getMySecondFactor({ actor }) {
      const { since, ...rest } = await secondFactors.of(ownerOf(actor));
      return { body: { ...rest, since: since?.toISOString() ?? null } };
    },
    beginSecondFactor: async ({ actor }) => ({ body: await secondFactors.begin(ownerOf(actor)) }),
    confirmSecondFactor: async ({ actor, sid, body }) => ({
      body: { recoveryCodes: await secondFactors.confirm(ownerOf(actor), sid, body.code) },
    }),
    async removeMySecondFactor({ actor, sid, body }) {
      await secondFactors.remove(ownerOf(actor), sid, body);
      return {};
    },
    async resetSecondFactor({ actor, params }) {
      await secondFactors.reset(actor, params.id);
      return {};
    },
    signInBySecondCode: async ({ sid, body }) => answer(await secondFactors.pass(sid, body.code)),
  };
}
