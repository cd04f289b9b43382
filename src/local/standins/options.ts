/** What the program was asked for on its command line. */
import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

export type Options = {
  host: string;
  port: number;
  /** The append-only log; absent: everything stays in memory. */
  journalFile: string | undefined;
  /** Where keys.json lies; absent: new keys at every start. */
  keysFolder: string | undefined;
  merchantName: string;
};

/** Throws an Error with one sentence where a value is bad. */
export function readOptions(argv: string[]): Options {
  const { values } = parseArgs({
    args: argv,
    options: {
      port: { type: 'string', default: '0' },
      host: { type: 'string', default: '127.0.0.1' },
      data: { type: 'string' },
      keys: { type: 'string' },
      'merchant-name': { type: 'string', default: '达人超市' },
    },
  });
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535) throw new Error(`--port is not a port: ${values.port}`);
  const journalFile = values.data === undefined ? undefined : journalPath(resolve(values.data));
  const keysFolder = values.keys === undefined ? journalFile && dirname(journalFile) : resolve(values.keys);
  return { host: values.host, port, journalFile, keysFolder, merchantName: values['merchant-name'] };
}

/** A name that ends in .jsonl or is a file already is the log itself; anything else is its folder. */
function journalPath(data: string): string {
  const isFile = data.endsWith('.jsonl') || statSync(data, { throwIfNoEntry: false })?.isFile() === true;
  return isFile ? data : join(data, 'standins.jsonl');
}
