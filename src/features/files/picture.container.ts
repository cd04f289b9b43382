/** A picture's file as it is built: where the picture ends, and what stands in it beside pixels. */
export interface Container {
  end: number;
  said: Buffer[];
}

/** Photos have some dozens of parts, the largest PNGs some thousands; more of them only cost time. */
const mostParts = 10_000;

// a marker that nothing follows: a restart, or one that means nothing
const isBare = (marker: number): boolean => marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/** Behind the coded pixels, whose 0xff are followed by 0 or are restarts; null: they never end. */
function endOfScan(bytes: Buffer, from: number): number | null {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1];
    if (marker === undefined) return null;
    if (marker !== 0x00 && marker !== 0xff && !(marker >= 0xd0 && marker <= 0xd7)) return at;
  }
  return null;
}

/** The JPEG that begins there; null where none does, or where it does not end. */
export function readJpeg(bytes: Buffer, start: number): Container | null {
  if (bytes[start] !== 0xff || bytes[start + 1] !== 0xd8) return null;
  const said: Buffer[] = [];
  let at = start + 2;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    while (at >= 0 && bytes[at + 1] === 0xff) at += 1;
    const marker = at < 0 ? undefined : bytes[at + 1];
    if (marker === undefined) return null;
    at += 2;
    if (marker === 0xd9) return { end: at, said };
    if (isBare(marker)) continue;
    if (at + 2 > bytes.length) return null;
    const next = at + bytes.readUInt16BE(at);
    if (next > bytes.length) return null;
    if (said.push(bytes.subarray(at, next)) > mostParts) return null;
    const beyond = marker === 0xda ? endOfScan(bytes, next) : next;
    if (beyond === null) return null;
    at = beyond;
  }
}

interface Chunk {
  name: string;
  from: number;
  to: number;
  next: number;
}

function said(chunks: readonly Chunk[], bytes: Buffer, pixels: ReadonlySet<string>): Buffer[] {
  return chunks.filter(({ name }) => !pixels.has(name)).map(({ from, to }) => bytes.subarray(from, to));
}

const pixelsOfPng = new Set(['IDAT', 'fdAT']);
function readPng(bytes: Buffer): Container | null {
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const to = at + 8 + bytes.readUInt32BE(at);
    const chunk = { name: bytes.toString('latin1', at + 4, at + 8), from: at + 8, to, next: to + 4 };
    if (chunk.next > bytes.length || chunks.push(chunk) > mostParts) return null;
    if (chunk.name === 'IEND') return { end: chunk.next, said: said(chunks, bytes, pixelsOfPng) };
    at = chunk.next;
  }
  return null;
}

const pixelsOfWebp = new Set(['VP8 ', 'VP8L', 'ALPH', 'ANMF']);
function readWebp(bytes: Buffer): Container | null {
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length) return null;
  const chunks: Chunk[] = [];
  for (let at = 12; at + 8 <= end; ) {
    const to = at + 8 + bytes.readUInt32LE(at + 4);
    if (to > end) return null;
    const next = to + (to % 2);
    const name = bytes.toString('latin1', at, at + 4);
    if (chunks.push({ name, from: at + 8, to, next }) > mostParts) return null;
    at = next;
  }
  return { end, said: said(chunks, bytes, pixelsOfWebp) };
}

/** Null for one that is not whole. */
export function readContainer(bytes: Buffer, type: string): Container | null {
  if (bytes.length < 16) return null;
  if (type === 'image/jpeg') return readJpeg(bytes, 0);
  return type === 'image/png' ? readPng(bytes) : readWebp(bytes);
}
