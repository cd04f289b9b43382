import { t } from '../copy.ts';
import type { StepAction } from '../parts/step-action.ts';
import { sharedActions, sharedQuestion } from './engine/actions.ts';
import type { Fact, Order, OrderParts } from './engine/kind.ts';
import { kinds } from './kinds/index.ts';

/** What its kind gives; null for a kind of which this page, older than its server, has never heard. */
const partsOf = ({ kind }: Pick<Order, 'kind'>): OrderParts | null =>
  kinds.find((one) => one.kind === kind)?.order ?? null;

/** The state in the words of who looks, e.g. 待接单. */
export const stateWord = (order: Order): string => partsOf(order)?.stateWord(order) ?? order.state;
export const toneOf = (order: Order): string => partsOf(order)?.tone(order) ?? 'tag';
export const hintOf = (order: Order): string => partsOf(order)?.hint(order) ?? '';
export const dueHint = (order: Order): string => partsOf(order)?.dueHint(order) ?? '';
export const lineOf = (order: Order): string => partsOf(order)?.line(order) ?? '';
export const decisionPart = (order: Order) => partsOf(order)?.Decision ?? null;

const noFacts: Readonly<Record<'place' | 'money' | 'more', readonly Fact[]>> = {
  place: [],
  money: [],
  more: [],
};
export const codeOf = (order: Order) =>
  partsOf(order)?.code ?? { name: t.order.code, hint: t.order.codeHint };
export const takesTime = (order: Order): boolean => partsOf(order)?.takesTime ?? false;
export const advanceWord = (order: Order): string | undefined => partsOf(order)?.advance;
export const factsOf = (order: Order) => partsOf(order)?.facts(order) ?? noFacts;

export interface Stage {
  says: string;
  past: boolean;
  here: boolean;
}

/** The progress as the answer has it; null where the order left that way. */
export function stagesOf(order: Order): Stage[] | null {
  if (order.phase === null) return null;
  const at = order.phases.indexOf(order.phase);
  return order.phases.map((phase, index) => ({
    says: partsOf(order)?.phaseWord(order, phase) ?? phase,
    past: index < at,
    here: index === at,
  }));
}

export function eventWord(order: Order, { step, state }: Pick<Order['timeline'][number], 'step' | 'state'>) {
  const words = partsOf(order)?.words;
  return words?.events[step] ?? t.orderEvent[step] ?? words?.states[state] ?? state;
}

/** What a step is called where only the step is known, as in the books. */
export function eventWordOfAny(step: string): string | undefined {
  return t.orderEvent[step] ?? kinds.map(({ order }) => order.words.events[step]).find(Boolean);
}

/** Whether the resident is the one who is paid. */
export const paysOut = (order: Order): boolean => partsOf(order)?.paysOut ?? false;

/** Everything with which the steps of an order are offered. */
export const stepsOf = (order: Order) => ({
  name: `order.${order.id}`,
  steps: order.steps,
  actions: actionsOf(order),
  word: (step: string) => partsOf(order)?.words.steps[step] ?? t.stepWord[step] ?? step,
  question: (step: string) =>
    partsOf(order)?.question(order, step) ?? sharedQuestion(order, step) ?? t.stepAsk[step] ?? '',
});

const actionsOf = (order: Order): Readonly<Record<string, StepAction<Order>>> => ({
  ...sharedActions(order),
  ...partsOf(order)?.actions(order),
});

/** What is said once a step is taken. */
export const takenWord = (order: Order, step: string): string =>
  partsOf(order)?.taken(order, step) ?? t.stepDone[step] ?? t.common.saved;

/** By when a part is to be paid, and what happens otherwise. */
export const payUntil = (order: Order, part: string, time: string): string =>
  partsOf(order)?.payUntil(part, time) ?? t.pay.until(time);

/** The rules of cancelling in words. */
export const cancelRuleOf = (order: Order): string =>
  partsOf(order)?.cancelRule ?? t.order.policy(order.policy);

/** The rules of cancelling say something as long as the resident may still cancel. */
export const isCancellable = ({ cancelRefundFen, steps }: Order): boolean =>
  cancelRefundFen !== null || steps.includes('drop');

/** Over before it came to its end: cancelled, declined and the like. */
export const isOff = ({ ended, phase }: Order): boolean => ended && phase === null;

/** Every state there is, in the words of the kinds. */
export function statesOfKinds(): { state: Order['state']; says: string }[] {
  const all = kinds.flatMap(({ order }) => Object.entries(order.words.states));
  const first = all.filter(([state], index) => all.findIndex(([other]) => other === state) === index);
  return first.map(([state, says]) => ({ state: state as Order['state'], says }));
}
