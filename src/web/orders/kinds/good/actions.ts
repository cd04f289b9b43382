import type { components } from '../../../../contract/types.gen.ts';
import { api } from '../../../client/api.ts';
import { request } from '../../../client/request.ts';
import { sayFen } from '../../../format/money.ts';
import type { StepAction } from '../../../parts/step-action.ts';
import { stepOf } from '../../engine/actions.ts';
import type { Order } from '../../engine/kind.ts';
import LinesChoice from './lines-choice.vue';
import StepChoice from './step-choice.vue';
import { words } from './words.ts';

export type GoodOrder = components['schemas']['GoodOrder'];
type Action = StepAction<Order>;
const w = words.order;

type GoodLine = GoodOrder['cartLines'][number];

/** So many of each line; what is chosen is sent as it stands. */
function linesFrom(
  order: GoodOrder,
  legend: string,
  mostOf: (line: GoodLine) => number,
  begins: 'all' | 'none',
) {
  const lines = order.cartLines.flatMap((line) => {
    const { listingId, title, unit } = line;
    const most = mostOf(line);
    return most > 0 ? [{ listingId, title, unit, most, begins: begins === 'all' ? most : 0 }] : [];
  });
  return { Part: LinesChoice, props: { legend, lines }, wrong: w.chooseUnits };
}
const linesIn = (choice: string) => JSON.parse(choice) as Lines;
type Lines = components['schemas']['GoodLineUnits'][];

const pack = (order: GoodOrder): Action => ({
  asks: { choice: linesFrom(order, w.packHow, ({ units }) => units, 'all') },
  tone: 'primary',
  send: (given) =>
    request(() =>
      api.POST('/api/orders/{id}/pack', {
        ...stepOf(order, given),
        body: { cartLines: linesIn(given.choice) },
      }),
    ),
});

const handOver = (order: GoodOrder): Action => ({
  asks: { code: true, codeName: words.order.code.name },
  tone: 'primary',
  send: (given) =>
    request(() =>
      api.POST('/api/orders/{id}/hand-over', { ...stepOf(order, given), body: { code: given.code } }),
    ),
});

const missProvider = (order: GoodOrder): Action => ({
  asks: 'sure',
  tone: 'danger',
  send: (given) => request(() => api.POST('/api/orders/{id}/miss-provider', stepOf(order, given))),
});

function giveBack(order: GoodOrder): Action {
  const left = order.amounts.paidFen - order.amounts.refundFen;
  const amount = { label: w.giveBackAmount, hint: w.giveBackHint(sayFen(left)), fromFen: 1 };
  return {
    asks: { amount, reason: true },
    tone: 'plain',
    send: (given) =>
      request(() =>
        api.POST('/api/orders/{id}/give-back', {
          ...stepOf(order, given),
          body: { refundFen: given.amountFen, reason: given.reason },
        }),
      ),
  };
}

const mayComeBack = ({ returnDays, packedUnits, units, backUnits }: GoodLine): number =>
  returnDays > 0 ? (packedUnits ?? units) - backUnits : 0;

const bringBack = (order: GoodOrder): Action => ({
  asks: { choice: linesFrom(order, w.returnHow, mayComeBack, 'none'), reason: true },
  tone: 'plain',
  send: (given) => {
    const cartLines = linesIn(given.choice).filter(({ units }) => units > 0);
    return request(() =>
      api.POST('/api/orders/{id}/return', {
        ...stepOf(order, given),
        body: { cartLines, reason: given.reason },
      }),
    );
  },
});

function takeBack(order: GoodOrder): Action {
  const choices = (['yes', 'no'] as const).map((value) => ({ value, says: w.restock[value] }));
  const props = { legend: w.restockHow, choices };
  return {
    asks: { choice: { Part: StepChoice, props, wrong: w.chooseRestock } },
    tone: 'primary',
    send: (given) =>
      request(() =>
        api.POST('/api/orders/{id}/take-back', {
          ...stepOf(order, given),
          body: { restock: given.choice === 'yes' },
        }),
      ),
  };
}

function contest(order: GoodOrder): Action {
  const left = order.amounts.paidFen - order.amounts.refundFen;
  const amount = { label: w.contestAmount, hint: w.giveBackHint(sayFen(left)), fromFen: 0 };
  return {
    asks: { amount, reason: true, pictures: 'dispute' },
    tone: 'danger',
    send: (given) =>
      request(() =>
        api.POST('/api/orders/{id}/contest', {
          ...stepOf(order, given),
          body: { refundFen: given.amountFen, reason: given.reason, pictures: given.pictures },
        }),
      ),
  };
}

/** How the steps that only goods have are asked for. */
export const actions = (order: GoodOrder): Readonly<Record<string, Action>> => ({
  pack: pack(order),
  hand_over: handOver(order),
  miss_provider: missProvider(order),
  give_back: giveBack(order),
  return: bringBack(order),
  take_back: takeBack(order),
  contest: contest(order),
});
