import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { join, resolve } from 'node:path';
import {
  ConfigError,
  type Env,
  readConfig,
  readLauncherConfig,
  readStoreConfig,
  withDatabase,
  withPort,
} from '../../src/config.ts';

const keys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const privatePem = keys.privateKey.trim();
const publicPem = keys.publicKey.trim();
const curve = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const wechat = {
  WECHAT_MCHID: '1900000001',
  WECHAT_APPID: 'wxd678efh567hg6787',
  WECHAT_API_V3_KEY: '0123456789abcdef0123456789abcdef',
  WECHAT_MERCHANT_SERIAL: '5157f09efdc096de15ebe81a47057a7232f1b8e1',
  WECHAT_MERCHANT_KEY: privatePem,
};
const outside = { SMS_URL: 'https://sms.example.cn/send', PUBLIC_URL: 'https://shop.example.cn' };
const real = { MONGODB_URI: 'mongodb://db:27017/daren', ...wechat, ...outside };
const standin = { url: 'http://127.0.0.1:4100', wechat: { baseUrl: 'http://127.0.0.1:4100', mchid: '1' } };

/** A machine with these files and no other. */
const files = (content: Record<string, string>) => (path: string) => {
  const found = content[path];
  if (found === undefined) throw new Error(`no ${path}`);
  return found;
};
const withStandins = files({ [join(resolve('data'), 'standins.json')]: JSON.stringify(standin) });

/** The one sentence that a bad setting ends in. */
function sentence(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    assert.ok(error instanceof ConfigError, String(error));
    assert.match(error.message, /^[^\n]+\.$/);
    return error.message;
  }
  return assert.fail('nothing was refused');
}

describe('settings of the server', () => {
  it('takes real credentials and no stand-in', () => {
    const config = readConfig(real, files({}));
    assert.equal(config.demo, false);
    assert.equal(config.standinUrl, null);
    assert.equal(config.port, 3000);
    assert.equal(config.publicUrl, 'https://shop.example.cn');
    assert.deepEqual(config.trustProxy, ['loopback']);
    assert.equal(config.dataDir, resolve('data'));
    assert.equal(config.wechat.baseUrl, 'https://api.mch.weixin.qq.com');
    assert.equal(config.wechat.merchantSerial, '5157F09EFDC096DE15EBE81A47057A7232F1B8E1');
    assert.equal('publicKeyId' in config.wechat, false);
  });

  it('keeps files in the data folder, or in a bucket that is set whole', () => {
    assert.equal(readConfig(real, files({})).s3, null);
    assert.equal(readConfig({ ...real, DATA_DIR: 'd' }, files({})).filesDir, join(resolve('d'), 'files'));
    const s3 = {
      FILES_S3_ENDPOINT: 'https://s3.example.cn/daren/',
      FILES_S3_KEY: 'key',
      FILES_S3_SECRET: 'secret',
    };
    assert.deepEqual(readConfig({ ...real, ...s3 }, files({})).s3, {
      endpoint: 'https://s3.example.cn/daren',
      region: 'auto',
      accessKeyId: 'key',
      secretAccessKey: 'secret',
    });
    const said = (change: Env) => sentence(() => readConfig({ ...real, ...s3, ...change }, files({})));
    assert.match(said({ FILES_S3_SECRET: '' }), /FILES_S3_SECRET must be set/);
    assert.match(said({ FILES_S3_ENDPOINT: 'https://s3.example.cn' }), /must end with the bucket/);
  });

  it('takes the stand-ins that the launcher noted only in a demo', () => {
    const config = readConfig({ MONGODB_URI: real.MONGODB_URI, DEMO: '1' }, withStandins);
    assert.equal(config.demo, true);
    assert.deepEqual(config.wechat, standin.wechat);
    assert.equal(config.smsUrl, 'http://127.0.0.1:4100/sms');
    assert.match(
      sentence(() => readConfig({ MONGODB_URI: real.MONGODB_URI }, withStandins)),
      /WECHAT_MCHID.*DEMO=1/,
    );
  });

  it('takes keys that seal from a variable, and in a demo from the data folder', () => {
    const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];
    const read = (env: Env, found = files({})) => readConfig({ ...real, ...env }, found).dataKeys;
    const shown = (keys: ReturnType<typeof read>) =>
      keys.map(({ version, key }) => `${version}:${Buffer.from(key).toString('hex')}`);
    assert.deepEqual(shown(read({ DATA_KEY: `2:${b}, 1:${a}` })), [`2:${b}`, `1:${a}`]);
    const own = files({ [join(resolve('data'), 'data.key')]: `1:${a}\n` });
    assert.deepEqual(shown(read({ DEMO: '1' }, own)), [`1:${a}`]);
    assert.deepEqual(read({}, own), []);
    assert.deepEqual(read({ DEMO: '1' }), []);
  });

  it('takes templates of the official account with their fields', () => {
    const WECHAT_TEMPLATE_OTHER = 'AbCdEfGhIjKl title=thing1 text=thing2,thing3 time=time4';
    const env = { ...real, WECHAT_APP_SECRET: 'a'.repeat(32), WECHAT_TEMPLATE_OTHER };
    assert.deepEqual(readConfig(env, files({})).wechat.open?.forms, {
      other: { id: 'AbCdEfGhIjKl', title: ['thing1'], text: ['thing2', 'thing3'], time: ['time4'] },
    });
  });

  it('takes a mini-program beside the account, and what it may send', () => {
    const WECHAT_SUBSCRIBE_ORDER = 'AbCdEfGhIjKl title=thing1 text=thing2 time=time4';
    const mini = { WECHAT_MINI_APPID: 'wx12345678', WECHAT_MINI_SECRET: 'b'.repeat(32) };
    const env = { ...real, WECHAT_APP_SECRET: 'a'.repeat(32), ...mini, WECHAT_SUBSCRIBE_ORDER };
    assert.deepEqual(readConfig(env, files({})).wechat.open?.mini, {
      ...{ appid: 'wx12345678', appSecret: 'b'.repeat(32) },
      forms: { order: { id: 'AbCdEfGhIjKl', title: ['thing1'], text: ['thing2'], time: ['time4'] } },
    });
  });

  it('reads keys from a PEM, a PEM on one line and a file', () => {
    const key = { WECHAT_PUBLIC_KEY_ID: 'PUB_KEY_ID_0110000000', WECHAT_PUBLIC_KEY: '/keys/wechat.pem' };
    const oneLine = { ...real, ...key, WECHAT_MERCHANT_KEY: privatePem.replaceAll('\n', '\\n') };
    const config = readConfig(oneLine, files({ '/keys/wechat.pem': `${publicPem}\n` }));
    assert.equal(config.wechat.merchantPrivateKeyPem, privatePem);
    assert.equal(config.wechat.publicKeyPem, publicPem);
    assert.equal('otherPublicKeyId' in config.wechat, false);
    const other = { WECHAT_OTHER_PUBLIC_KEY_ID: 'PUB_KEY_ID_0220000000', WECHAT_OTHER_PUBLIC_KEY: publicPem };
    const both = readConfig({ ...oneLine, ...other }, files({ '/keys/wechat.pem': `${publicPem}\n` })).wechat;
    assert.deepEqual(
      [both.publicKeyId, both.otherPublicKeyId],
      ['PUB_KEY_ID_0110000000', 'PUB_KEY_ID_0220000000'],
    );
  });

  const bad: [string, Env, RegExp][] = [
    ['a port that is a word', { PORT: 'http' }, /^PORT .*65535/],
    ['a port out of range', { PORT: '65536' }, /^PORT /],
    ['a negative port', { PORT: '-1' }, /^PORT /],
    ['a demo that is neither', { DEMO: 'yes' }, /^DEMO must be 1 or 0/],
    ['a public address without a scheme', { PUBLIC_URL: 'shop.example.cn' }, /^PUBLIC_URL /],
    ['a public address of another kind', { PUBLIC_URL: 'ftp://shop.example.cn' }, /^PUBLIC_URL /],
    ['a database of another kind', { MONGODB_URI: 'postgres://db' }, /^MONGODB_URI must look like/],
    [
      'a public address in the clear',
      { PUBLIC_URL: 'http://shop.example.cn' },
      /^PUBLIC_URL must be the https/,
    ],
    ['no public address', { PUBLIC_URL: '' }, /^PUBLIC_URL must be the https/],
    ['proxies that are a word', { TRUST_PROXY: 'true' }, /^TRUST_PROXY must be the number/],
    ['everybody as a proxy', { TRUST_PROXY: '0.0.0.0/0' }, /^TRUST_PROXY /],
    ['a proxy without an end', { TRUST_PROXY: 'loopback,' }, /^TRUST_PROXY /],
    ['a range that is none', { TRUST_PROXY: '10.0.0.0/33' }, /^TRUST_PROXY /],
    ['proxies without number', { TRUST_PROXY: '99' }, /^TRUST_PROXY /],
    ['no database', { MONGODB_URI: '' }, /^MONGODB_URI is not set/],
    ['a missing appid', { WECHAT_APPID: '' }, /WECHAT_APPID is missing/],
    ['a number that is none', { WECHAT_MCHID: 'abc' }, /^WECHAT_MCHID /],
    ['a key of another length', { WECHAT_API_V3_KEY: 'short' }, /^WECHAT_API_V3_KEY must be 32/],
    ['a serial that is not hex', { WECHAT_MERCHANT_SERIAL: 'xyz' }, /^WECHAT_MERCHANT_SERIAL /],
    ['a key file that is not there', { WECHAT_MERCHANT_KEY: '/nowhere' }, /^WECHAT_MERCHANT_KEY /],
    ['a public key as private key', { WECHAT_MERCHANT_KEY: publicPem }, /^WECHAT_MERCHANT_KEY .*PRIVATE KEY/],
    [
      'a private key that does not open',
      { WECHAT_MERCHANT_KEY: privatePem.replace(/[A-Z]{3}/g, '') },
      /KEY /,
    ],
    [
      'a private key of another kind',
      { WECHAT_MERCHANT_KEY: curve },
      /^WECHAT_MERCHANT_KEY must be a whole RSA/,
    ],
    [
      'a public key that does not open',
      { WECHAT_PUBLIC_KEY_ID: 'PUB_KEY_ID_01', WECHAT_PUBLIC_KEY: `${publicPem.slice(0, 90)}\n` },
      /^WECHAT_PUBLIC_KEY must be a whole RSA/,
    ],
    [
      'another public key alone',
      { WECHAT_OTHER_PUBLIC_KEY_ID: 'PUB_KEY_ID_02', WECHAT_OTHER_PUBLIC_KEY: publicPem },
      /^WECHAT_OTHER_PUBLIC_KEY needs WECHAT_PUBLIC_KEY/,
    ],
    [
      'an id of another public key alone',
      { WECHAT_OTHER_PUBLIC_KEY_ID: 'PUB_KEY_ID_02' },
      /^WECHAT_OTHER_PUBLIC_KEY_ID and WECHAT_OTHER_PUBLIC_KEY must be set together/,
    ],
    ['a secret of another length', { WECHAT_APP_SECRET: 'short' }, /^WECHAT_APP_SECRET must be 32/],
    [
      'a template without fields',
      { WECHAT_APP_SECRET: 'a'.repeat(32), WECHAT_TEMPLATE_ORDER: 'AbCdEfGhIjKl' },
      /^WECHAT_TEMPLATE_ORDER must be a template and its fields/,
    ],
    [
      'half a mini-program',
      { WECHAT_APP_SECRET: 'a'.repeat(32), WECHAT_MINI_APPID: 'wx12345678' },
      /together/,
    ],
    ['a mini-program without an account', { WECHAT_MINI_APPID: 'wx12345678' }, /WECHAT_APP_SECRET/],
    ['hosts without a secret', { WECHAT_API_URL: 'https://api.example.cn' }, /WECHAT_APP_SECRET/],
    ['half a public key', { WECHAT_PUBLIC_KEY: publicPem }, /together/],
    ['a data key without a number', { DATA_KEY: 'a'.repeat(64) }, /^DATA_KEY must be a number/],
    ['two data keys of one number', { DATA_KEY: `1:${'a'.repeat(64)},1:${'b'.repeat(64)}` }, /^DATA_KEY /],
    ['no SMS gateway', { SMS_URL: '' }, /^SMS_URL is not set/],
    ['a demo without stand-ins', { SMS_URL: '', DEMO: '1' }, /standins\.json/],
  ];
  for (const [what, change, expected] of bad) {
    it(`refuses ${what} in one sentence`, () => {
      assert.match(
        sentence(() => readConfig({ ...real, ...change }, files({}))),
        expected,
      );
    });
  }

  it('believes as many proxies as stand in front, or those at their addresses', () => {
    const of = (TRUST_PROXY: string) => readConfig({ ...real, TRUST_PROXY }, files({})).trustProxy;
    assert.equal(of('2'), 2);
    assert.equal(of('0'), 0);
    assert.deepEqual(of('loopback, 10.1.0.0/16,fd00::/8'), ['loopback', '10.1.0.0/16', 'fd00::/8']);
  });

  it('never repeats a secret', () => {
    const secrets = {
      MONGODB_URI: 'mongo://root:hunter2@db',
      WECHAT_API_V3_KEY: 'hunter2',
      WECHAT_MERCHANT_KEY: 'hunter2',
    };
    for (const [name, value] of Object.entries(secrets)) {
      assert.doesNotMatch(
        sentence(() => readConfig({ ...real, [name]: value }, files({}))),
        /hunter2/,
      );
    }
  });

  it('learns its port and keeps a public address that was given', () => {
    const demo = { MONGODB_URI: real.MONGODB_URI, DEMO: '1', PORT: '0' };
    assert.equal(withPort(readConfig(demo, withStandins), 4321).publicUrl, 'http://localhost:4321');
    const given = readConfig({ ...real, PORT: '0', PUBLIC_URL: 'https://shop.example.cn/' });
    assert.equal(withPort(given, 4321).publicUrl, 'https://shop.example.cn');
  });
});

describe('settings of the launcher and of commands', () => {
  it('is a demo with stand-ins on an empty machine only', () => {
    const empty = readLauncherConfig({}, files({}));
    assert.deepEqual([empty.demo, empty.mongodbUri, empty.needsStandins], [true, null, true]);
    const production = readLauncherConfig(real, files({}));
    assert.deepEqual([production.demo, production.needsStandins], [false, false]);
    const joined = readLauncherConfig({ MONGODB_URI: real.MONGODB_URI, DEMO: '1' }, files({}));
    assert.deepEqual([joined.demo, joined.needsStandins], [true, true]);
  });

  it('refuses a start without credentials', () => {
    for (const env of [{ MONGODB_URI: real.MONGODB_URI }, { DEMO: '0' }]) {
      assert.match(
        sentence(() => readLauncherConfig(env, withStandins)),
        /WECHAT_MCHID/,
      );
    }
  });

  it('finds the store that a launcher noted', () => {
    const stateFile = files({
      [resolve('d', 'store.uri')]: 'mongodb://%2Ftmp%2Fs.sock/?directConnection=true\n',
    });
    assert.deepEqual(readStoreConfig({ DATA_DIR: 'd' }, stateFile), {
      dataDir: resolve('d'),
      mongodbUri: 'mongodb://%2Ftmp%2Fs.sock/daren?directConnection=true',
    });
    assert.match(
      sentence(() => readStoreConfig({}, stateFile)),
      /^No store was found/,
    );
  });

  it('names a database where the address names none', () => {
    assert.equal(withDatabase('mongodb://a:1,b:2'), 'mongodb://a:1,b:2/daren');
    assert.equal(withDatabase('mongodb://a/?x=1'), 'mongodb://a/daren?x=1');
    assert.equal(withDatabase('mongodb://a/own?x=1'), 'mongodb://a/own?x=1');
  });
});
