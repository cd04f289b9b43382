import type { LooseCallOptions } from '../support/client.ts';
import { browserOf, givenSecondFactor, shownCode } from '../support/second-factor.ts';
import { freshPhone, ownGrid } from './actors.ts';
import type { SampleContext } from './samples.ts';

const fresh = ({ world }: SampleContext) =>
  givenSecondFactor(world.app, freshPhone(), [{ role: 'staff', grid: ownGrid }]);

/** Of somebody whom nothing else needs, where whoever asks may; of nobody else anything is left. */
const byWorker =
  (call: (context: SampleContext) => Promise<LooseCallOptions>, otherwise: LooseCallOptions) =>
  async (context: SampleContext): Promise<LooseCallOptions> => {
    const { by, world } = context;
    const person = by && (await world.app.application.features.people.find(by._id));
    const works = person?.roles.some(({ role }) =>
      ['staff', 'supervisor', 'auditor', 'admin'].includes(role),
    );
    return works ? call(context) : otherwise;
  };
async function newWorker({ world }: SampleContext) {
  const { people } = world.app.application.features;
  const { _id } = await people.ensureByPhone(freshPhone(), '陈静');
  await people.update(_id, { roles: [{ role: 'staff', grid: ownGrid }] });
  return (await browserOf(world.app, _id)).headers;
}

export const secondFactorSamples = {
  signInBySecondCode: async (context: SampleContext) => {
    const { _id, secret } = await fresh(context);
    const { headers } = await browserOf(context.world.app, _id);
    return { headers, body: { code: shownCode(secret) } };
  },
  beginSecondFactor: byWorker(async (context) => ({ headers: await newWorker(context) }), {}),
  confirmSecondFactor: byWorker(
    async (context) => {
      const headers = await newWorker(context);
      const { secret } = await context.world.app.as(null).beginSecondFactor({ headers });
      return { headers, body: { code: shownCode(secret) } };
    },
    { body: { code: '000000' } },
  ),
  removeMySecondFactor: byWorker(
    async (context) => {
      const { headers, secret } = await fresh(context);
      return { headers, body: { code: shownCode(secret) } };
    },
    { body: { code: '000000' } },
  ),
};
