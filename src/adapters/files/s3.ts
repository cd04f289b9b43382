import { S3mini } from 's3mini';
import type { S3Settings } from '../../config/s3.ts';
import type { FileStorage } from '../../features/files/file.storage.ts';
import { unavailable } from '../../kernel/errors.ts';
import type { Log } from '../../kernel/log.ts';

const answersWithinMs = 20_000;
const listedAtOnce = 1000;

/** Whether the same may be answered well a little later: no answer, none in time, or one that speaks of the storage. */
function isPassing(thrown: unknown): boolean {
  const status = (thrown as { status?: unknown }).status;
  if (typeof status === 'number') return status >= 500 || status === 429;
  const { name, cause } = thrown as Error;
  return (
    name === 'S3NetworkError' ||
    name === 'TimeoutError' ||
    (thrown instanceof TypeError && cause !== undefined)
  );
}

/** Throws `unavailable` where the storage is away for now. */
async function answerOf<T>(call: Promise<T>, log: Log): Promise<T> {
  try {
    return await call;
  } catch (thrown) {
    if (!isPassing(thrown)) throw thrown;
    log.warn({ error: String(thrown) }, 'the file storage does not answer');
    throw unavailable();
  }
}

/** Files in a bucket that several servers share; without the bucket every call but `get` throws. */
export function makeS3Storage(settings: S3Settings, log: Log): FileStorage {
  const { endpoint, region, accessKeyId, secretAccessKey } = settings;
  const s3 = new S3mini({
    endpoint,
    region,
    accessKeyId,
    secretAccessKey,
    requestAbortTimeout: answersWithinMs,
  });
  const ask = <T>(call: Promise<T>) => answerOf(call, log);
  return {
    async put(name, bytes) {
      await ask(s3.putObject(name, bytes, 'image/webp'));
    },
    async get(name) {
      const bytes = await ask(s3.getObjectArrayBuffer(name));
      return bytes && Buffer.from(bytes);
    },
    async remove(name) {
      await ask(s3.deleteObject(name));
    },
    async *list() {
      let token: string | undefined;
      do {
        const page = await ask(s3.listObjectsPaged('/', '', listedAtOnce, token));
        if (!page) throw new Error(`there is no bucket at ${endpoint}`);
        for (const { Key } of page.objects ?? []) yield Key;
        token = page.nextContinuationToken;
      } while (token);
    },
  };
}
