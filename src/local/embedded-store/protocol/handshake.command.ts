import { array, bool, date, int, string, TRUE } from '../language/value.ts';
import type { Handler } from './request.ts';
import type { Fields } from './wire.ts';

/** Wire version of MongoDB 6.0, whose dialect this is a part of. */
const WIRE_VERSION = 17;
const VERSION = '6.0.0';

/** A one-member replica set's primary, so that drivers retry writes. */
export const hello: Handler = ({ address }, request) => {
  const primary = request.name === 'hello' ? 'isWritablePrimary' : 'ismaster';
  const fields: Fields = [
    ['helloOk', TRUE],
    [primary, TRUE],
    ['secondary', bool(false)],
    ['setName', string('embedded')],
    ['setVersion', int(1)],
    ['hosts', array([string(address)])],
    ['primary', string(address)],
    ['me', string(address)],
    ['maxBsonObjectSize', int(16 * 1024 * 1024)],
    ['maxMessageSizeBytes', int(48_000_000)],
    ['maxWriteBatchSize', int(100_000)],
    ['localTime', date(Date.now())],
    ['logicalSessionTimeoutMinutes', int(30)],
    ['minWireVersion', int(0)],
    ['maxWireVersion', int(WIRE_VERSION)],
    ['readOnly', bool(false)],
  ];
  return fields;
};

export const ping: Handler = () => [];

export const buildInfo: Handler = () => [
  ['version', string(VERSION)],
  [
    'versionArray',
    array(
      VERSION.split('.')
        .concat('0')
        .map((part) => int(Number(part))),
    ),
  ],
  ['gitVersion', string('embedded')],
  ['modules', array([])],
  ['bits', int(64)],
  ['debug', bool(false)],
  ['maxBsonObjectSize', int(16 * 1024 * 1024)],
  ['storageEngines', array([string('lmdb')])],
];
