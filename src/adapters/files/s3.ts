import { S3mini } from 's3mini';
import type { S3Settings } from '../../config/s3.ts';
import type { FileStorage } from '../../features/files/file.storage.ts';

const answersWithinMs = 20_000;
const listedAtOnce = 1000;

/** Files in a bucket that several servers share. The bucket must be there. */
export function makeS3Storage({ endpoint, region, accessKeyId, secretAccessKey }: S3Settings): FileStorage {
  const s3 = new S3mini({
    endpoint,
    region,
    accessKeyId,
    secretAccessKey,
    requestAbortTimeout: answersWithinMs,
  });
  return {
    async put(name, bytes) {
      const answer = await s3.putObject(name, bytes, 'image/webp');
      if (!answer.ok) throw new Error(`the file storage refused a file with ${answer.status}`);
    },
    async get(name) {
      const bytes = await s3.getObjectArrayBuffer(name);
      return bytes && Buffer.from(bytes);
    },
    async remove(name) {
      await s3.deleteObject(name);
    },
    async *list() {
      let token: string | undefined;
      do {
        const page = await s3.listObjectsPaged('/', '', listedAtOnce, token);
        for (const { Key } of page?.objects ?? []) yield Key;
        token = page?.nextContinuationToken;
      } while (token);
    },
  };
}
