import type { Handlers } from '../../contract/handler.ts';
import type { Files, SeenFile } from './file.service.ts';

const tagOf = ({ file }: SeenFile, width: number) => `"${file.sha256.slice(0, 32)}-${width}"`;

/** Its bytes never change; whether they are on show may. */
const keptAs = ({ keptFor }: SeenFile) =>
  keptFor > 0 ? `public, max-age=${keptFor}, immutable` : 'private, no-store';

/** A tag among those that the asker has. */
function has(header: string | undefined, tag: string): boolean {
  const tags = (header ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
  return tags.includes(tag) || tags.includes('*');
}

export function filesRoutes(files: Files): Pick<Handlers, 'uploadFile' | 'getFile'> {
  return {
    uploadFile: async ({ actor, body, rawBody }) => ({
      body: await files.upload(actor, body.purpose, rawBody),
    }),
    async getFile({ actor, params: { id, width }, headers }) {
      const seen = await files.see(actor, id, width);
      const tag = tagOf(seen, width);
      const about = { ETag: tag, 'Cache-Control': keptAs(seen) };
      // who has it already is asked for no bytes of the storage
      if (has(headers['if-none-match'], tag)) return { status: 304, headers: about };
      return { body: await seen.read(), headers: { ...about, 'Content-Type': 'image/webp' } };
    },
  };
}
