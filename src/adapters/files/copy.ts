import type { FileStorage } from '../../features/files/file.storage.ts';

/** What a copy has done so far. */
export interface CopyReport {
  copied: number;
  bytes: number;
  /** They were in the target before. */
  there: number;
  /** Removed from the source while it was copied. */
  gone: number;
}

const atOnce = 8;

/** Throws the first failure once nothing is on its way any more. */
async function allOf(work: Promise<void>[]): Promise<void> {
  for (const each of await Promise.allSettled(work)) if (each.status === 'rejected') throw each.reason;
}

/**
 * Copies every file that the target does not have. A name never holds anything else and stands for a whole file,
 * so what an interrupted copy has brought over is not brought again. Whatever else the target holds stays.
 */
export async function copyFiles(
  from: FileStorage,
  to: FileStorage,
  say: (soFar: CopyReport) => void = () => {},
): Promise<CopyReport> {
  const report: CopyReport = { copied: 0, bytes: 0, there: 0, gone: 0 };
  const known = new Set<string>();
  for await (const name of to.list()) known.add(name);
  async function copy(name: string): Promise<void> {
    const bytes = await from.get(name);
    if (!bytes) {
      report.gone += 1;
      return;
    }
    await to.put(name, bytes);
    report.copied += 1;
    report.bytes += bytes.length;
    say(report);
  }
  let block: string[] = [];
  for await (const name of from.list()) {
    if (known.has(name)) report.there += 1;
    else block.push(name);
    if (block.length < atOnce) continue;
    await allOf(block.map(copy));
    block = [];
  }
  await allOf(block.map(copy));
  return report;
}

const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(1);

/** `12 files copied (3.4 MB), 5 were there already.` */
export function sentenceOfCopy({ copied, bytes, there, gone }: CopyReport): string {
  const also = gone > 0 ? `, ${gone} were removed meanwhile` : '';
  return `${copied} files copied (${megabytes(bytes)} MB), ${there} were there already${also}.`;
}
