import { ownGrid } from './actors.ts';
import type { SampleContext } from './samples.ts';

type Sample = (context: SampleContext) => object | Promise<object>;
interface Given {
  withBody(body: object): Sample;
}

const reason = { reason: '有原因的' };

/** Good calls about what people report or lack, and what they are answered. */
export const reportSamples = ({ withBody }: Given) => ({
  reportSubject: ({ fixture: { id } }: SampleContext) => ({
    body: { subject: { kind: 'listing', id }, reason: 'untrue', details: '图片和说明都对不上' },
  }),
  closeNeeds: withBody(reason),
  getGap: () => ({ params: { grid: ownGrid, category: 'haircut' } }),
  upholdReport: withBody({ measures: ['warn'], ...reason }),
  dismissReport: withBody(reason),
  confirmDecision: withBody(reason),
  overturnDecision: withBody(reason),
  objectToDecision: withBody({ details: '我没有这样做' }),
});
