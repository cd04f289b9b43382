import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readDataKeys } from './config/data-key.ts';
import { readTrustedProxies, type TrustedProxies } from './config/proxy.ts';
import { readS3, type S3Settings } from './config/s3.ts';
import { ConfigError, type Env, type ReadFile, readFlag, readHttpUrl, text } from './config/value.ts';
import { REQUIRED_WECHAT, readWechat, type WechatCredentials } from './config/wechat.ts';
import type { DataKey } from './kernel/sealing.ts';

export { DATA_KEY_FILE } from './config/data-key.ts';
export type { WechatCredentials } from './config/wechat.ts';
export { ConfigError, type Env };

export interface Config {
  /** 0 lets the system choose; then `withPort` tells the rest. */
  port: number;
  /** Absolute path. */
  dataDir: string;
  /** Where uploaded files are, without a bucket. */
  filesDir: string;
  /** Null: files lie in `filesDir`. */
  s3: S3Settings | null;
  /** Always names a database. */
  mongodbUri: string;
  /** Without a slash at the end; https outside a demo. */
  publicUrl: string;
  /** Whose word on a client's address and scheme is believed. */
  trustProxy: TrustedProxies;
  /** Demo people, the page /local and the movable clock. */
  demo: boolean;
  wechat: WechatCredentials;
  /** `POST {phone, text}` sends an SMS. */
  smsUrl: string;
  /** Where the stand-ins of this machine answer; null with real credentials. */
  standinUrl: string | null;
  /** Started by the launcher: says when it is ready and ends when its stdin closes. */
  launched: boolean;
  /** Whether the merchant's bills are read each day; not where others take money under the same merchant. */
  readsBills: boolean;
  /** Seal what the store must not hold in the clear; the first seals, all open. None: nothing of that is offered. */
  dataKeys: readonly DataKey[];
}

/** What a command on the store needs. */
export interface StoreConfig {
  dataDir: string;
  mongodbUri: string;
}

/** What the check of WeChat's settings needs. */
export type WechatCheckConfig = Pick<Config, 'publicUrl' | 'wechat'>;

/** What a command on the uploaded files needs. */
export type FilesConfig = Pick<Config, 'dataDir' | 'filesDir' | 's3'>;

/** What the launcher needs before anything runs. `mongodbUri` null: it starts the embedded store. */
export interface LauncherConfig {
  port: number;
  dataDir: string;
  mongodbUri: string | null;
  publicUrl: string;
  demo: boolean;
  /** Neither WeChat's credentials nor an SMS gateway are set: the stand-ins take their place. */
  needsStandins: boolean;
  /** npm's own shell sits between npm and the launcher and passes no signal on. */
  startedByNpm: boolean;
  /** Handed on to the programs it starts. */
  env: Env;
}

/** The parts of the stand-ins' ready line that the server reads; kept in DATA_DIR/standins.json. */
export interface StandinFile {
  url: string;
  wechat: WechatCredentials;
}

export const STORE_URI_FILE = 'store.uri';
export const STANDIN_FILE = 'standins.json';
const FILES_DIR = 'files';
const DATABASE = 'daren';
const readText: ReadFile = (path) => readFileSync(path, 'utf8');

/**
 * The server's settings.
 * @throws ConfigError with one sentence that names the setting and what is expected.
 */
export function readConfig(env: Env, readFile: ReadFile = readText): Config {
  const base = readBase(env);
  const uri = readMongodbUri(env);
  if (uri === null) {
    throw new ConfigError(
      'MONGODB_URI is not set: start everything with `npm start`, or name a MongoDB server.',
    );
  }
  return {
    ...base,
    ...readFilesConfig(env),
    mongodbUri: uri,
    ...readOutside(env, base, readFile),
    trustProxy: readTrustedProxies(env),
    launched: readFlag(env, 'LAUNCHED') ?? false,
    readsBills: readFlag(env, 'READ_BILLS') ?? true,
    dataKeys: readDataKeys(env, base, readFile),
  };
}

/** Where uploaded files lie; needs no database. @throws ConfigError */
export function readFilesConfig(env: Env): FilesConfig {
  const dataDir = readDataDir(env);
  return { dataDir, filesDir: join(dataDir, FILES_DIR), s3: readS3(env) };
}

/** The launcher's settings, checked as the server will check them. @throws ConfigError */
export function readLauncherConfig(env: Env, readFile: ReadFile = readText): LauncherConfig {
  const base = readBase(env);
  const mongodbUri = readMongodbUri(env);
  const needsStandins = base.demo && (readWechat(env, readFile) === null || text(env, 'SMS_URL') === null);
  if (!base.demo) readOutside(env, base, readFile);
  readS3(env);
  readTrustedProxies(env);
  readDataKeys(env, base, readFile);
  return {
    ...base,
    mongodbUri,
    needsStandins,
    startedByNpm: text(env, 'npm_lifecycle_event') !== null,
    env,
  };
}

/** For commands: MONGODB_URI, or the store that a running launcher noted in DATA_DIR. @throws ConfigError */
export function readStoreConfig(env: Env, readFile: ReadFile = readText): StoreConfig {
  const dataDir = readDataDir(env);
  const given = readMongodbUri(env);
  if (given !== null) return { dataDir, mongodbUri: given };
  try {
    return { dataDir, mongodbUri: withDatabase(readFile(join(dataDir, STORE_URI_FILE)).trim()) };
  } catch {
    throw new ConfigError(
      `No store was found: start one with \`npm start\` (it notes its address in ${dataDir}), or set MONGODB_URI.`,
    );
  }
}

/** Everything, for commands that run the server's own use cases on the store found as above. @throws ConfigError */
export function readCommandConfig(env: Env, readFile: ReadFile = readText): Config {
  const found = readStoreConfig(env, readFile);
  const demo = readFlag(env, 'DEMO') ?? text(env, 'MONGODB_URI') === null;
  return readConfig(
    { ...env, MONGODB_URI: found.mongodbUri, DEMO: demo ? '1' : '0', LAUNCHED: '0' },
    readFile,
  );
}

/** WeChat's credentials as the server would read them; needs no database and no gateway. @throws ConfigError */
export function readWechatCheckConfig(env: Env, readFile: ReadFile = readText): WechatCheckConfig {
  const { demo, dataDir, publicUrl } = readBase(env);
  const wechat = readWechat(env, readFile);
  if (wechat !== null) return { publicUrl, wechat };
  if (demo) return { publicUrl, wechat: readStandin(join(dataDir, STANDIN_FILE), readFile).wechat };
  throw new ConfigError(`WeChat Pay's credentials are not set: set ${REQUIRED_WECHAT.join(', ')}.`);
}

/** The settings once the port is known. */
export function withPort(config: Config, port: number): Config {
  const publicUrl =
    config.publicUrl === `http://localhost:${config.port}` ? `http://localhost:${port}` : config.publicUrl;
  return { ...config, port, publicUrl };
}

/** Reads the settings of this process, or ends it with the sentence that says what is wrong. */
export function configOrExit<T>(read: (env: Env) => T): T {
  try {
    return read(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

function readBase(env: Env) {
  const port = readPort(env);
  return {
    port,
    dataDir: readDataDir(env),
    publicUrl: readHttpUrl(env, 'PUBLIC_URL')?.replace(/\/+$/, '') ?? `http://localhost:${port}`,
    demo: readFlag(env, 'DEMO') ?? text(env, 'MONGODB_URI') === null,
  };
}

function readPort(env: Env): number {
  const value = text(env, 'PORT');
  if (value === null) return 3000;
  const port = Number(value);
  if (!/^\d{1,5}$/.test(value) || port > 65_535) {
    throw new ConfigError(`PORT must be a whole number from 0 to 65535, not "${value}".`);
  }
  return port;
}

function readDataDir(env: Env): string {
  return resolve(text(env, 'DATA_DIR') ?? 'data');
}

function readMongodbUri(env: Env): string | null {
  const value = text(env, 'MONGODB_URI');
  if (value === null) return null;
  if (!/^mongodb(\+srv)?:\/\/[^/?\s]+(\/[^/?\s]*)?(\?\S*)?$/.test(value)) {
    // Never repeated in the sentence: it may hold a password.
    throw new ConfigError('MONGODB_URI must look like mongodb://host:27017/daren.');
  }
  return withDatabase(value);
}

/** The same address with the server's database where it names none. */
export function withDatabase(uri: string): string {
  const parts = /^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?([^?]*)(\?.*)?$/.exec(uri);
  if (parts === null) throw new ConfigError('The address of the store is not a MongoDB address.');
  const [, host, database, options = ''] = parts;
  return `${host}/${database === '' ? DATABASE : database}${options}`;
}

/** WeChat and SMS: real credentials, or in a demo the stand-ins. */
function readOutside(env: Env, base: ReturnType<typeof readBase>, readFile: ReadFile) {
  const wechat = readWechat(env, readFile);
  const smsUrl = readHttpUrl(env, 'SMS_URL');
  if (wechat !== null && smsUrl !== null) {
    requireHttps(base);
    return { wechat, smsUrl, standinUrl: null };
  }
  if (base.demo) {
    const standin = readStandin(join(base.dataDir, STANDIN_FILE), readFile);
    return {
      wechat: wechat ?? standin.wechat,
      smsUrl: smsUrl ?? `${standin.url}/sms`,
      standinUrl: standin.url,
    };
  }
  const missing = wechat === null ? "WeChat Pay's credentials are" : 'SMS_URL is';
  const names = wechat === null ? `${REQUIRED_WECHAT.join(', ')}` : 'SMS_URL, the gateway that sends SMS';
  throw new ConfigError(`${missing} not set: set ${names}, or DEMO=1 to try with stand-ins and demo people.`);
}

/** Sessions, addresses and WeChat's notifications go over it. */
function requireHttps({ demo, publicUrl }: ReturnType<typeof readBase>): void {
  if (demo || publicUrl.startsWith('https:')) return;
  throw new ConfigError(
    `PUBLIC_URL must be the https address that people and WeChat reach the server at, not "${publicUrl}"; only a demo does without.`,
  );
}

function readStandin(path: string, readFile: ReadFile): StandinFile {
  let content: string;
  try {
    content = readFile(path);
  } catch {
    throw new ConfigError(
      `No stand-ins were found in ${path}: start with \`npm start\`, or set WeChat's credentials.`,
    );
  }
  return JSON.parse(content) as StandinFile;
}
