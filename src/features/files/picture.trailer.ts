import { type Container, readJpeg } from './picture.container.ts';

// What cameras and phones append behind a picture. None of it is kept; it is only told from what somebody hid there.

const ftyp = Buffer.from('ftyp').readUInt32BE(0);
/** What a film consists of, by the names of its parts; the first is always `ftyp`. */
const partsOfFilm = new Set(['ftyp', 'moov', 'mdat', 'free', 'skip', 'wide', 'uuid', 'udta', 'meta', 'sefd']);
const isFilm = (bytes: Buffer, at: number): boolean =>
  at + 8 <= bytes.length && bytes.readUInt32BE(at + 4) === ftyp;
function endOfFilm(bytes: Buffer, start: number): number | null {
  let at = start;
  while (at + 8 <= bytes.length && partsOfFilm.has(bytes.toString('latin1', at + 4, at + 8))) {
    const short = bytes.readUInt32BE(at);
    const isLong = short === 1 && at + 16 <= bytes.length;
    // the last part may leave its size unsaid
    const size = isLong ? Number(bytes.readBigUInt64BE(at + 8)) : short || bytes.length - at;
    if (size < 8 || at + size > bytes.length) return null;
    at += size;
  }
  return at;
}

/** A photo that moves says so in its metadata. */
const saysFilm = ({ said }: Container): boolean =>
  said.some((each) => /(MotionPhoto|MicroVideo)(="|='|>)1/.test(each.toString('latin1')));

/** Samsung: named parts, then a directory that says how far before it each begins. */
function beginOfSamsung(bytes: Buffer): number | null {
  const foot = bytes.length - 8;
  if (foot < 0 || bytes.toString('latin1', foot + 4) !== 'SEFT') return null;
  const head = foot - bytes.readUInt32LE(foot);
  if (head < 0 || foot - head < 12 || bytes.toString('latin1', head, head + 4) !== 'SEFH') return null;
  const count = bytes.readUInt32LE(head + 8);
  if (head + 12 + count * 12 !== foot) return null;
  const far = Array.from({ length: count }, (_, part) => bytes.readUInt32LE(head + 12 + part * 12 + 4));
  const parts = far.sort((a, b) => b - a).map((each) => head - each);
  const isNamed = (at: number) => at >= 0 && at + 8 <= head && bytes.readUInt16LE(at) === 0;
  return parts.every(isNamed) ? (parts[0] ?? head) : null;
}

/** OPPO and OnePlus: parts, then a list that says how far before it each begins. */
function beginOfOppo(bytes: Buffer): number | null {
  const foot = bytes.length - 8;
  if (foot < 0 || !/^jxrs/.test(bytes.toString('latin1', foot))) return null;
  const list = bytes.length - bytes.readUInt32LE(foot + 4);
  if (list < 0 || list > foot) return null;
  try {
    const parts = JSON.parse(bytes.toString('utf8', list, foot).replace(/\0+$/, '')) as unknown;
    if (!Array.isArray(parts)) return null;
    const far = (parts as { offset?: unknown }[]).map(({ offset }) => Number(offset ?? 0));
    return list - Math.max(0, ...far);
  } catch {
    return null;
  }
}

const footOfVivo = Buffer.from('ffffffff1b2a39485766758493a2b1', 'hex');
function isVivo(bytes: Buffer, at: number): boolean {
  const head = bytes.toString('latin1', at, at + 10);
  return /^(streamdata|vivo\{")/.test(head) && bytes.subarray(-footOfVivo.length).equals(footOfVivo);
}

/** Huawei and Honor: a line about the film that stands before it. */
const footOfHuawei = /^(v\d+_f\d+\w* *)?(\d+:\d+ *)?LIVE_\d+[ \0]*$/;
const longestOfHuawei = 80;
const isHuawei = (bytes: Buffer, at: number): boolean =>
  bytes.length - at <= longestOfHuawei && footOfHuawei.test(bytes.toString('latin1', at));

// zeros, what a line ends with, and 0xff, which may also begin a picture
const isPadding = (byte: number | undefined): boolean =>
  byte === 0x00 || byte === 0x0a || byte === 0x0d || byte === 0x20 || byte === 0xff;
const isPicture = (bytes: Buffer, at: number): boolean => bytes[at] === 0xff && bytes[at + 1] === 0xd8;
/** Behind the padding that begins there, as far as nothing else begins in it; one sweep, whatever its length. */
function endOfPadding(bytes: Buffer, start: number, begin: number | null): number {
  let at = start;
  while (at < bytes.length && at !== begin && isPadding(bytes[at])) {
    if (isPicture(bytes, at) || (bytes[at + 4] === 0x66 && isFilm(bytes, at))) break;
    at += 1;
  }
  return at;
}
/** Gain maps, depths and previews are a few; more is nothing that a phone appends. */
const mostPictures = 20;

/**
 * Whether all that stands behind a picture is what phones append: padding, further whole JPEGs, the film of a photo
 * that says that it moves, and the maker's own lines.
 */
export function isFromPhone(bytes: Buffer, container: Container): boolean {
  const begin = beginOfSamsung(bytes) ?? beginOfOppo(bytes);
  let films = 0;
  for (let at = container.end, pictures = 0; at < bytes.length; pictures += 1) {
    at = endOfPadding(bytes, at, begin);
    if (at >= bytes.length || at === begin || isVivo(bytes, at)) break;
    if (films > 0 && isHuawei(bytes, at)) return true;
    const film = isFilm(bytes, at) ? endOfFilm(bytes, at) : null;
    if (film !== null) films += 1;
    const next = film ?? readJpeg(bytes, at)?.end ?? null;
    if (next === null || next === at || pictures >= mostPictures) return false;
    at = next;
  }
  return films === 0 || saysFilm(container);
}
