import { cashOf, type Posting, payableTo } from '../../../../kernel/postings.ts';
import { givesCode } from '../../engine/check-in.ts';
import { endMoney, reasonOf } from '../../engine/ending.ts';
import { fault, requireFen, validateReason } from '../../engine/input.ts';
import { weighingChanged } from './pickup.errors.ts';
import type { PickupOrder, SumInput, WeighedLine, WeighInput, Weight } from './pickup.ts';

const gramsPerStep = 10;
const mostGrams = 1_000_000;
const mostWeighings = 20;

/** Rounded to the nearest fen, half a fen up, each material by itself. */
const fenOf = (grams: number, perKgFen: number): number => Math.floor((grams * perKgFen + 500) / 1000);

/** The weights at the prices that were frozen; what the collector does not buy is not among them. */
function linesOf({ materialPrices }: PickupOrder, weights: readonly Weight[]): WeighedLine[] {
  return weights.map(({ material, grams }) => {
    const perKgFen = materialPrices.find((each) => each.material === material)?.perKgFen ?? 0;
    return { material, grams, perKgFen, fen: fenOf(grams, perKgFen) };
  });
}
const sumOf = (lines: readonly WeighedLine[]): number => lines.reduce((sum, { fen }) => sum + fen, 0);

function validateWeights(order: PickupOrder, weights: readonly Weight[]): void {
  const names = weights.map(({ material }) => material);
  if (names.length === 0 || new Set(names).size < names.length)
    throw fault('weights', 'must name each material once');
  if (names.some((name) => order.materialPrices.every(({ material }) => material !== name)))
    throw fault('weights', 'must be of the price list');
  const isStepped = ({ grams }: Weight) =>
    Number.isInteger(grams) && grams > 0 && grams <= mostGrams && grams % gramsPerStep === 0;
  if (!weights.every(isStepped)) throw fault('weights', 'must be in steps of 10 grams');
}

export const mayWeigh = ({ weighing }: PickupOrder): boolean => (weighing?.number ?? 0) < mostWeighings;

/** What was weighed is shown on a picture of the scale, and is worth something. */
export function validateWeighing(order: PickupOrder, { weights, pictures = [] }: WeighInput): void {
  validateWeights(order, weights);
  if (pictures.length === 0) throw fault('pictures', 'must show the scale');
  if (sumOf(linesOf(order, weights)) === 0) throw fault('weights', 'must be worth at least 1 fen');
}

const weighingOf = (order: PickupOrder, weights: readonly Weight[], at: Date) => {
  const lines = linesOf(order, weights);
  return { number: (order.weighing?.number ?? 0) + 1, materials: lines, worthFen: sumOf(lines), at };
};

export function weighs(order: PickupOrder, { weights }: WeighInput, now: Date) {
  const weighing = weighingOf(order, weights, now);
  return { set: { weighing }, data: { amountFen: weighing.worthFen } };
}

/** Nobody agrees to a weighing that they have not seen. */
export function validateAgreement({ weighing }: PickupOrder, input: { weighing: number }): void {
  if (weighing?.number !== input.weighing) throw weighingChanged();
}
export function agrees({ weighing }: PickupOrder) {
  const amountFen = weighing?.worthFen ?? 0;
  return { set: { owedFen: amountFen }, data: { amountFen } };
}

export const assigns = (order: PickupOrder) => ({
  set: { ...givesCode().set, collectorId: order.providerPersonId },
});

export function validateProof(_order: PickupOrder, { pictures = [] }: { pictures?: readonly unknown[] }) {
  if (pictures.length === 0) throw fault('pictures', 'must show the door');
}

export const saysOwed = ({ owedFen: amountFen }: PickupOrder) => ({ data: { amountFen } });

/** The collector has given cash, and the resident has got what they were owed: both in one entry. */
function cashPostings({ providerPersonId, residentId, owedFen: fen }: PickupOrder): Posting[] {
  const cash = cashOf(providerPersonId);
  const payable = payableTo({ kind: 'resident', id: residentId });
  return [
    { from: cash, to: payable, fen },
    { from: payable, to: cash, fen },
  ];
}
export const completes = (order: PickupOrder) => ({
  set: { owedFen: 0, paidOutFen: order.paidOutFen + order.owedFen },
  data: { amountFen: order.owedFen, postings: cashPostings(order) },
});

/** Also by the clock, where nobody answered. */
export const asksStaff = (_order: PickupOrder, input: { reason?: string }) => ({
  set: { escalationLevel: 0, owedFen: 0 },
  data: reasonOf(input),
});

/** Staff say what was weighed and how much of it is still owed; what was paid before is not taken back. */
export function validateSum(order: PickupOrder, input: SumInput): void {
  validateReason(order, input);
  validateWeights(order, input.weights);
  requireFen('owedFen', input.owedFen);
  const most = sumOf(linesOf(order, input.weights));
  if (input.owedFen < 1 || input.owedFen > most) throw fault('owedFen', `must be 1 to ${most}`);
}
export function resolvesSum(order: PickupOrder, { weights, owedFen, reason }: SumInput, now: Date) {
  return {
    set: { weighing: weighingOf(order, weights, now), owedFen },
    data: { reason: reason.trim(), amountFen: owedFen },
  };
}

/** Nothing was paid in: nothing goes back, and nothing is earned. */
export const endsWithReason = (order: PickupOrder, input: { reason?: string }) => endMoney(order, 0, input);
export const saysReason = (_order: PickupOrder, { reason = '' }: { reason?: string }) => ({
  data: { reason: reason.trim() },
});
