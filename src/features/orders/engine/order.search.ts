import { createHash } from 'node:crypto';
import { chinaDate } from '../../../kernel/clock.ts';
import { trusted } from '../../../kernel/store.ts';
import { fold, typedDigits } from '../../text/index.ts';
import type { Order } from './order.ts';

const codes = 1_000_000;
const longestName = 12;
const mostWords = 4;
/** Ends of numbers that are found at once; of a longer one the rest is compared. */
const tails = [4, 6] as const;
const [, whole] = tails;

/** What people call an order by: the day it was booked and six digits, e.g. 261127483920. */
export function numberOf(id: string, bookedAt: Date): string {
  const code = createHash('sha256').update(id).digest().readUIntBE(0, 6) % codes;
  return chinaDate(bookedAt).slice(2).replaceAll('-', '') + String(code).padStart(whole, '0');
}

/** A name by its beginning and by every two characters that stand side by side. */
function partsOfName(name: string): string[] {
  const characters = [...fold(name).replace(/\s/gu, '')].slice(0, longestName);
  const [first] = characters;
  const pairs = characters.slice(1).map((each, at) => `${characters[at]}${each}`);
  return first === undefined ? [] : [`^${first}`, ...pairs];
}

const within = (grid: string, part: string) => `${grid} ${part}`;

type Known = Pick<Order, 'number' | 'gridPath' | 'contact' | 'providerName' | 'providerPhone'>;

/** What an order is found by on each grid that it belongs to: its number, names of both sides, ends of their phones. */
export function searchKeysOf(order: Known, names: readonly string[]): string[] {
  const { number, contact, providerName, providerPhone } = order;
  const ends = [number, contact.phone, providerPhone].flatMap((digits) =>
    tails.map((length) => `#${digits.slice(-length)}`),
  );
  const parts = new Set([contact.name, providerName, ...names].flatMap(partsOfName).concat(ends));
  return order.gridPath.flatMap((grid) => [...parts].map((part) => within(grid, part)));
}

type Condition = Record<string, unknown>;
const nothing: Condition = { _id: trusted({ $in: [] }) };

/** The conditions under which an order of these grids has every word: each is answered by the index over search keys. */
export function conditionsOf(text: string, grids: readonly string[]): Condition[] {
  const has = (part: string): Condition => ({
    searchKeys: trusted({ $in: grids.map((grid) => within(grid, part)) }),
  });
  const digits = typedDigits(text);
  if (/^\d+$/.test(digits)) return numberConditions(digits, has);
  const words = text.normalize('NFKC').split(/\s+/).filter(Boolean).slice(0, mostWords);
  return words.flatMap((word) => wordConditions(word, has));
}

function wordConditions(word: string, has: (part: string) => Condition): Condition[] {
  if (/^\d+$/.test(word)) return numberConditions(word, has);
  const [first, ...pairs] = partsOfName(word);
  if (first === undefined) return [nothing];
  return (pairs.length > 0 ? pairs : [first]).map(has);
}

function numberConditions(digits: string, has: (part: string) => Condition): Condition[] {
  const length = tails.findLast((each) => each <= digits.length);
  if (length === undefined) return [nothing];
  if (digits.length === length) return [has(`#${digits}`)];
  const ends = trusted({ $regex: `${digits}$` });
  const fields = ['number', 'contact.phone', 'providerPhone'];
  return [has(`#${digits.slice(-length)}`), { $or: fields.map((field) => ({ [field]: ends })) }];
}
