import { type Document, deserialize, serialize } from 'bson';
import { decodeSent, encode } from '../../src/local/embedded-store/language/codec.ts';
import { Cursors } from '../../src/local/embedded-store/planner/cursor.ts';
import { dispatch } from '../../src/local/embedded-store/protocol/dispatch.ts';
import type { Context } from '../../src/local/embedded-store/protocol/request.ts';
import { GroupCommit } from '../../src/local/embedded-store/storage/group-commit.ts';
import { Storage } from '../../src/local/embedded-store/storage/storage.ts';

/** The store in this process, without a socket. */
export function openInside(folder: string, maxBytes?: number): Context {
  const storage = new Storage(folder, { maxBytes });
  return { storage, commits: new GroupCommit(storage), cursors: new Cursors(), address: 'here' };
}

/** What it answers to a command on the database `x`. */
export async function run(context: Context, command: Document): Promise<Document> {
  const read = () => decodeSent(Buffer.from(serialize({ ...command, $db: 'x' })), 0);
  return deserialize(encode(await dispatch(context, { requestId: 1, legacy: false, quiet: false, read })));
}
