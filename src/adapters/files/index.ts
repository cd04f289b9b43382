import type { S3Settings } from '../../config/s3.ts';
import type { FileStorage } from '../../features/files/file.storage.ts';
import { makeFolderStorage } from './folder.ts';
import { makeS3Storage } from './s3.ts';

/** A bucket where one is set, otherwise the data folder. */
export function makeFileStorage({ filesDir, s3 }: { filesDir: string; s3: S3Settings | null }): FileStorage {
  return s3 ? makeS3Storage(s3) : makeFolderStorage(filesDir);
}
