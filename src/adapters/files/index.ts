import type { S3Settings } from '../../config/s3.ts';
import type { FileStorage } from '../../features/files/file.storage.ts';
import type { Log } from '../../kernel/log.ts';
import { makeFolderStorage } from './folder.ts';
import { makeS3Storage } from './s3.ts';

/** A bucket where one is set, otherwise the data folder. */
export function makeFileStorage(
  settings: { filesDir: string; s3: S3Settings | null },
  log: Log,
): FileStorage {
  return settings.s3 ? makeS3Storage(settings.s3, log) : makeFolderStorage(settings.filesDir);
}
