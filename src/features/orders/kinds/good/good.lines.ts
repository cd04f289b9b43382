import { fault } from '../../engine/input.ts';
import type { GoodLine, GoodOrder, LineUnits } from './good.ts';

export const lineOf = <T extends { listingId: string }>(lines: readonly T[], id: string): T | undefined =>
  lines.find(({ listingId }) => listingId === id);

/** How many there are of a line, or would be. */
export const packedOf = (line: GoodLine): number => line.packedUnits ?? line.units;
/** Of how many the resident has not got the price back. */
export const inHand = (line: GoodLine): number => packedOf(line) - line.backUnits;

/** What units of some lines cost. */
export const priceOf = (order: GoodOrder, lines: readonly LineUnits[]): number =>
  lines.reduce(
    (sum, { listingId, units }) => sum + units * (lineOf(order.lines, listingId)?.unitFen ?? 0),
    0,
  );

/** Each names a line of the order, once, with units from `least` to as many as may be. */
export function validateLines(
  order: GoodOrder,
  lines: readonly LineUnits[],
  mostOf: (line: GoodLine) => number,
  least = 1,
): void {
  for (const [index, { listingId, units }] of lines.entries()) {
    const line = lineOf(order.lines, listingId);
    if (!line || lines.findIndex((each) => each.listingId === listingId) !== index)
      throw fault(`cartLines/${index}/listingId`, 'must be a line of the order, once');
    const most = mostOf(line);
    if (!Number.isInteger(units) || units < least || units > most)
      throw fault(`cartLines/${index}/units`, `must be ${least} to ${most}`);
  }
}
