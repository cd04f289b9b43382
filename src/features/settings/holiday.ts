import chineseDays from 'chinese-days';
import { chinaDate, chinaWeekday, dayOfChinaDate, startOfChinaDay } from '../../kernel/clock.ts';

/**
 * What a date is for everybody. `makeup`: work in place of another day, where it is known which. `unknown`: nobody has
 * said yet how the year's holidays lie, which is another thing than `plain`.
 */
export type PublicDay =
  | { readonly kind: 'plain' | 'unknown' }
  | { readonly kind: 'holiday'; readonly name: string }
  | { readonly kind: 'makeup'; readonly name: string; readonly replaces: string | null };
type NamedDay = Exclude<PublicDay, { kind: 'plain' | 'unknown' }>;

/** The days of one year that are not as their weekday says. */
export type YearOfDays = ReadonlyMap<string, NamedDay>;

const plain: PublicDay = { kind: 'plain' };
const unknown: PublicDay = { kind: 'unknown' };

/** A table as it is imported and kept. */
export interface HolidayTable {
  year: number;
  days: { date: string; name: string; kind: 'holiday' | 'makeup'; replaces?: string }[];
}

const pad = (year: number) => String(year).padStart(4, '0');

function datesOf(year: number): string[] {
  const first = dayOfChinaDate(`${pad(year)}-01-01`);
  const next = dayOfChinaDate(`${pad(year + 1)}-01-01`);
  return Array.from({ length: next - first }, (_, index) => chinaDate(startOfChinaDay(first + index)));
}

/** The Chinese name of a day that the library knows as a holiday or as its make-up day, null of any other. */
function nameOf(date: string): string | null {
  const [, name] = chineseDays.getDayDetail(date).name.split(',');
  return name ?? null;
}

/** The library ends with the years it was made for and takes every later day for a plain one. */
const isCovered = (year: number) =>
  ['01-01', '10-01'].every((each) => nameOf(`${pad(year)}-${each}`) !== null);

/** Make-up days stand for the days off in lieu of the same holiday, the first for the first. */
function readYear(year: number): YearOfDays | null {
  if (!isCovered(year)) return null;
  const named = datesOf(year).flatMap((date) => {
    const name = nameOf(date);
    return name === null ? [] : [{ date, name, works: chineseDays.getDayDetail(date).work }];
  });
  const lieu = named.filter(({ date }) => chineseDays.isInLieu(date));
  const replacedBy = (date: string, name: string) => {
    const all = named.filter((each) => each.works && each.name === name);
    const off = lieu.filter((each) => each.name === name);
    const nth = all.findIndex((each) => each.date === date);
    return all.length === off.length ? (off[nth]?.date ?? null) : null;
  };
  return new Map(
    named.map(({ date, name, works }): [string, NamedDay] => [
      date,
      works ? { kind: 'makeup', name, replaces: replacedBy(date, name) } : { kind: 'holiday', name },
    ]),
  );
}

const years = new Map<number, YearOfDays | null>();
/** The national days of a year that the library covers, null of any other. */
function nationalDays(year: number): YearOfDays | null {
  const known = years.get(year);
  if (known !== undefined) return known;
  const read = readYear(year);
  years.set(year, read);
  return read;
}

export const daysOfTable = ({ days }: HolidayTable): YearOfDays =>
  new Map(
    days.map(({ date, name, kind, replaces }): [string, NamedDay] => [
      date,
      kind === 'makeup' ? { kind, name, replaces: replaces ?? null } : { kind, name },
    ]),
  );

export interface Holidays {
  /** What a date of Asia/Shanghai is for everybody. */
  dayOf(date: string): PublicDay;
}

/** The national days, with the years that were imported in their place. */
export function holidaysWith(imported: ReadonlyMap<number, YearOfDays>): Holidays {
  return {
    dayOf(date) {
      const year = Number(date.slice(0, 4));
      const days = imported.get(year) ?? nationalDays(year);
      return days ? (days.get(date) ?? plain) : unknown;
    },
  };
}

/** A table that cannot be taken; the message is one sentence for the person at the console. */
export class HolidayFileError extends Error {
  override readonly name = 'HolidayFileError';
}

const weekend = [0, 6];

function readTableDay(year: number, given: unknown): HolidayTable['days'][number] {
  const { date, name, kind, replaces } = (given ?? {}) as Record<string, unknown>;
  const isDate = (text: unknown): text is string => typeof text === 'string' && datesOf(year).includes(text);
  const refuse = (what: string) =>
    new HolidayFileError(`The day ${JSON.stringify(date)} of ${year} ${what}.`);
  if (!isDate(date)) throw refuse('is no date of that year');
  if (typeof name !== 'string' || name.trim() === '' || name.length > 20)
    throw refuse('has no name of at most 20 signs');
  if (kind !== 'holiday' && kind !== 'makeup') throw refuse('must be of kind holiday or makeup');
  if (kind === 'makeup' && (replaces === undefined || replaces === null))
    throw refuse(
      'is worked in place of another: "replaces" must say of which, as its hours are taken from there',
    );
  if (replaces === undefined) return { date, name: name.trim(), kind };
  const isReplaced = typeof replaces === 'string' && !Number.isNaN(dayOfChinaDate(replaces));
  if (kind !== 'makeup' || !isReplaced)
    throw refuse('replaces something that is no date, or is no make-up day');
  if (weekend.includes(chinaWeekday(startOfChinaDay(dayOfChinaDate(replaces))))) {
    throw refuse(`replaces ${replaces}, which is no working day of the week`);
  }
  return { date, name: name.trim(), kind, replaces };
}

/** What the days of a table say of each other. Throws `HolidayFileError` with a sentence for each fault. */
function requireTogether(year: number, days: HolidayTable['days']): void {
  const holidays = new Set(days.filter(({ kind }) => kind === 'holiday').map(({ date }) => date));
  const isFirst = (at: number, read: (day: HolidayTable['days'][number]) => string | undefined) =>
    days.findIndex((each) => read(each) === read(days[at] ?? each)) === at;
  const faults = days.flatMap(({ date, replaces }, at): string[] => {
    if (!isFirst(at, (each) => each.date)) return [`has ${date} twice`];
    if (replaces === undefined) return [];
    if (!weekend.includes(chinaWeekday(startOfChinaDay(dayOfChinaDate(date)))))
      return [`makes ${date} a working day, which it is already`];
    if (!isFirst(at, (each) => each.replaces)) return [`has ${replaces} replaced twice`];
    const isOff = holidays.has(replaces) || !replaces.startsWith(`${year}-`);
    return isOff ? [] : [`says that ${date} replaces ${replaces}, which is no holiday in it`];
  });
  const sentences = faults.map((fault) => `The table of ${year} ${fault}.`);
  if (sentences.length > 0) throw new HolidayFileError(sentences.join('\n'));
}

/** Reads a file: one table or several. Throws `HolidayFileError` with a sentence. */
export function readHolidayFile(text: string): HolidayTable[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new HolidayFileError('The file is not JSON.');
  }
  const tables = (Array.isArray(json) ? json : [json]) as Record<string, unknown>[];
  return tables.map((table) => {
    const year = Number(table?.['year']);
    if (!Number.isInteger(year) || year < 2000 || year > 2100) {
      throw new HolidayFileError('Each table needs a year from 2000 to 2100.');
    }
    const given = table['days'];
    if (!Array.isArray(given) || given.length < 1)
      throw new HolidayFileError(`The table of ${year} has no days.`);
    const days = given.map((each) => readTableDay(year, each));
    requireTogether(year, days);
    return { year, days };
  });
}
