import { createRequire } from 'node:module';
import type Sharp from 'sharp';
import {
  fileBroken,
  fileDisguised,
  fileEmpty,
  fileHeicRefused,
  fileTypeRefused,
  pictureTooLarge,
} from './file.errors.ts';
import { type Size, widths } from './file.ts';
import { type Container, readContainer } from './picture.container.ts';
import { isFromPhone } from './picture.trailer.ts';

export interface EncodedPicture {
  sizes: Size[];
  /** By the width it is asked for. */
  bytes: ReadonlyMap<number, Buffer>;
}

const mostPixels = 40_000_000;
/** No picture is kept higher than this many times its width. */
const tallest = 2;
const quality = 80;
const mostSeconds = 20;
const taken = ['image/jpeg', 'image/png', 'image/webp'];

// The decoders are loaded with the first picture and not at start: most servers wait for none.
const require = createRequire(import.meta.url);
let loaded: typeof Sharp | null = null;
function decoder(): typeof Sharp {
  if (loaded) return loaded;
  const sharp = require('sharp') as typeof Sharp;
  // only what is taken can be opened at all, whatever a file makes itself out to be
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
  });
  // one thread each: how many pictures are worked on at once is bounded outside
  sharp.concurrency(1);
  sharp.cache(false);
  loaded = sharp;
  return sharp;
}

/** An archive has its directory at its end, a PDF its word near the start, a page or script its tags in what is said. */
function isDisguised(bytes: Buffer, container: Container): boolean {
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const isArchive =
    end >= 0 && end + 22 <= bytes.length && end + 22 + bytes.readUInt16LE(end + 20) === bytes.length;
  if (isArchive || bytes.subarray(0, 1024).includes('%PDF-')) return true;
  const isPage = (said: Buffer) =>
    /<(script|html|svg|\?php|iframe)\b|<!doctype/i.test(said.toString('latin1').replaceAll('\0', ''));
  return container.said.some(isPage) || !isFromPhone(bytes, container);
}

/** Throws `file_empty`, `file_heic_refused`, `file_type_refused`, `file_broken`, `file_disguised`. */
async function requirePicture(bytes: Buffer): Promise<void> {
  if (bytes.length === 0) throw fileEmpty();
  const { fileTypeFromBuffer } = await import('file-type');
  const type = (await fileTypeFromBuffer(bytes))?.mime ?? '';
  if (/^image\/hei[cf]/.test(type)) throw fileHeicRefused();
  if (!taken.includes(type)) throw fileTypeRefused();
  const container = readContainer(bytes, type);
  if (!container) throw fileBroken();
  if (isDisguised(bytes, container)) throw fileDisguised();
}

/** What the header says, before anything is decoded. Throws `file_broken`, `picture_too_large`. */
async function requireDecodable(sharp: typeof Sharp, bytes: Buffer): Promise<void> {
  const head = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw fileBroken();
    });
  const pixels = head.width * head.height;
  if (pixels > mostPixels) throw pictureTooLarge({ most: mostPixels / 1_000_000 });
}

/**
 * A picture in every width, upright, as WebP and without anything but its pixels. It is decoded once.
 * Throws the refusals of what is not such a picture.
 */
export async function encodePicture(bytes: Buffer): Promise<EncodedPicture> {
  await requirePicture(bytes);
  const sharp = decoder();
  await requireDecodable(sharp, bytes);
  const most = Math.max(...widths);
  const { data, info } = await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
    .timeout({ seconds: mostSeconds })
    .autoOrient()
    .resize({ width: most, height: most * tallest, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(() => {
      throw fileBroken();
    });
  const { width, height, channels } = info;
  const sizes: Size[] = [];
  const encoded = new Map<number, Buffer>();
  for (const name of widths) {
    const made = await sharp(data, { raw: { width, height, channels } })
      .resize({ width: name, height: name * tallest, fit: 'inside', withoutEnlargement: true })
      .webp({ quality })
      .toBuffer({ resolveWithObject: true });
    encoded.set(name, made.data);
    sizes.push({ name, width: made.info.width, height: made.info.height, bytes: made.data.length });
  }
  return { sizes, bytes: encoded };
}
