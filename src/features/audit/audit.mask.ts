import { digits } from '../text/index.ts';

const mobile = /(?<!\d)((?:\+|00)?86[\s-]*)?(1[3-9]\d)[\s-]?\d{4}[\s-]?(\d{4})(?!\d)/g;
const identity = /(?<!\d)(\d{6})[\s-]?\d{4}[\s-]?\d{4}[\s-]?(\d{3}[\dXx])(?![\dA-Za-z])/g;
const mostText = 300;
const mostItems = 60;
const mostDepth = 6;
const mostBytes = 8 * 1024;
/** What people say of themselves, by the name under which it is kept. */
const personal = new Set([
  'address',
  'addresses',
  'contact',
  'contactName',
  'contactPhone',
  'idNumber',
  'login',
  'password',
  'passwordHash',
  'phone',
]);

/** A text with the numbers of people in it as lists show them. */
export function maskNumbers(text: string): string {
  const said = digits(text);
  const masked = said.replace(mobile, '$1$2****$3').replace(identity, '$1********$2');
  // Han digits that are nobody's number stay as they were written
  return masked === said ? text.normalize('NFKC') : masked;
}

/** A text as the trail keeps it: masked, and not without end. */
export function maskText(text: string): string {
  const said = maskNumbers(text);
  return said.length > mostText ? `${said.slice(0, mostText)}…` : said;
}

function masked(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return maskText(value);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'number' && !Number.isFinite(value)) return null;
  if (typeof value !== 'object' || value === null) return value === undefined ? null : value;
  if (depth >= mostDepth) return '…';
  if (Array.isArray(value)) return value.slice(0, mostItems).map((each) => masked(each, depth + 1));
  // as pairs: a key of a stored document may hold neither a dot nor a dollar
  const pairs = Object.entries(value).slice(0, mostItems);
  return Object.fromEntries(
    pairs.map(([key, each]) => [
      maskText(key).replace(/[.$\0]/g, '_'),
      personal.has(key) && each !== null ? maskPersonal(each) : masked(each, depth + 1),
    ]),
  );
}

/** 138****5678 of a phone; of anything else only that it is there. */
function maskPersonal(value: unknown): string {
  const said = typeof value === 'string' ? maskText(value) : '';
  return /^1\d{2}\*{4}\d{4}$/.test(said) ? said : '***';
}

/** What stood before or stands after, fit to be kept: masked, and bounded in size. */
export function maskValue(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  const said = masked(value, 0);
  const bytes = Buffer.byteLength(JSON.stringify(said));
  return bytes > mostBytes ? { tooLarge: bytes } : said;
}
