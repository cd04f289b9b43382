import sharp from 'sharp';
import type { Someone, TestApp } from './app.ts';
import type { BodyOf } from './client.ts';

interface Drawing {
  width?: number;
  height?: number;
  as?: 'jpeg' | 'png' | 'webp' | 'gif';
}

/** A picture of colours that go over into each other, no two calls alike. */
export async function drawn({ width = 400, height = 300, as = 'jpeg' }: Drawing = {}): Promise<Buffer> {
  const [red, green] = [Math.random() * 255, Math.random() * 255];
  const data = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at += 1) {
    data[at * 3] = red + (at % width) / 8;
    data[at * 3 + 1] = green + at / width / 8;
    data[at * 3 + 2] = 90;
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .toFormat(as)
    .toBuffer();
}

export type Purpose =
  | 'listing'
  | 'portrait'
  | 'review'
  | 'finish'
  | 'dispute'
  | 'check'
  | 'voucher'
  | 'unit'
  | 'licence';

/** Somebody's picture, taken by the server. */
export async function upload(
  app: TestApp,
  by: Someone,
  file: Buffer,
  purpose: Purpose = 'listing',
): Promise<BodyOf<'uploadFile'>> {
  const { status, body } = await app.as(by).raw.uploadFile({ body: { purpose, file } });
  if (status !== 201) throw new Error(`the picture was refused: ${status} ${JSON.stringify(body)}`);
  return body;
}
