import { drawn, upload } from '../support/pictures.ts';
import type { SampleContext } from './samples.ts';

type Sample = (context: SampleContext) => object | Promise<object>;
interface Given {
  withBody(body: object): Sample;
  checkInCode(context: SampleContext): Promise<string>;
}

const reason = { reason: '有原因的' };
const weights = { weights: [{ material: '纸板', grams: 3200 }] };

/** A picture of theirs, where the caller may take the step now: what is refused leaves no trace, no picture either. */
async function picture({ world, by, fixture }: SampleContext, step: string): Promise<{ pictures: string[] }> {
  if (by?._id !== world.barber._id) return { pictures: [] };
  const { body } = await world.app.as(by).raw.getOrder(fixture.id);
  if (!body.steps?.includes(step)) return { pictures: [] };
  return { pictures: [(await upload(world.app, by, await drawn(), 'finish')).id] };
}

/** Good calls about pick-ups. */
export const pickupSamples = ({ withBody, checkInCode }: Given) => ({
  arriveForPickup: async (context: SampleContext) => ({
    params: { id: context.fixture.id },
    body: { code: await checkInCode(context) },
  }),
  weighPickup: async (context: SampleContext) => ({
    params: { id: context.fixture.id },
    body: { ...weights, ...(await picture(context, 'weigh')) },
  }),
  missResidentAtDoor: async (context: SampleContext) => ({
    params: { id: context.fixture.id },
    body: await picture(context, 'miss_resident'),
  }),
  agreeToWeighing: withBody({ weighing: 1 }),
  leavePickup: withBody(reason),
  askStaff: withBody(reason),
  resolvePickupSum: withBody({ ...weights, ...reason, owedFen: 100 }),
});
