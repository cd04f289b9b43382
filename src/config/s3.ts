import { ConfigError, type Env, readHttpUrl, text } from './value.ts';

/** S3-compatible storage for files. */
export interface S3Settings {
  /** With the bucket as its path. */
  endpoint: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** All of the settings, or null when none is set. @throws ConfigError on some of them */
export function readS3(env: Env): S3Settings | null {
  const names = ['FILES_S3_ENDPOINT', 'FILES_S3_KEY', 'FILES_S3_SECRET'];
  const missing = names.filter((name) => text(env, name) === null);
  if (missing.length === names.length && text(env, 'FILES_S3_REGION') === null) return null;
  if (missing.length > 0)
    throw new ConfigError(`The file storage is set in part: ${missing.join(', ')} must be set as well.`);
  const endpoint = readHttpUrl(env, 'FILES_S3_ENDPOINT')?.replace(/\/+$/, '') ?? '';
  if (!/^https?:\/\/[^/]+\/[^/]+$/.test(endpoint))
    throw new ConfigError('FILES_S3_ENDPOINT must end with the bucket, like https://s3.example.cn/daren.');
  return {
    endpoint,
    region: text(env, 'FILES_S3_REGION') ?? 'auto',
    accessKeyId: text(env, 'FILES_S3_KEY') ?? '',
    secretAccessKey: text(env, 'FILES_S3_SECRET') ?? '',
  };
}
