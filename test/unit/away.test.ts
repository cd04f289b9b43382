import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import mongoose from 'mongoose';
import { isDatabaseAway } from '../../src/adapters/mongo.ts';

function failing(name: string, more: Record<string, unknown> = {}, cause?: Error): Error {
  return Object.assign(new Error(name, { cause }), { name, ...more });
}

describe('a database that is away', () => {
  it('is known by what the driver, the socket or a leaving server says', () => {
    for (const thrown of [
      failing('Error', { code: 'EPIPE', syscall: 'write' }),
      failing('Error', { code: 'ECONNRESET', syscall: 'read' }),
      failing('Error', { code: 'ENOENT', syscall: 'connect' }),
      failing('MongoNetworkError'),
      failing('MongoServerError', { code: 11_600 }),
      failing('Wrapped', {}, failing('Error', { code: 'EPIPE', syscall: 'write' })),
    ]) {
      assert.ok(isDatabaseAway(thrown), `${thrown.name} ${JSON.stringify(thrown)}`);
    }
  });
  it('is nothing else that fails', () => {
    for (const thrown of [
      new TypeError('x is not a function'),
      failing('Error', { code: 'ENOENT', syscall: 'open' }),
      failing('MongoServerError', { code: 11_000 }),
      failing('Error', { code: 11_600 }),
      'EPIPE',
      null,
    ]) {
      assert.ok(!isDatabaseAway(thrown), String(thrown));
    }
  });

  it('is what a server is that takes connections and drops each', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.destroy();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as { port: number };
    try {
      await assert.rejects(
        mongoose
          .createConnection(`mongodb://127.0.0.1:${port}/x`, { serverSelectionTimeoutMS: 300 })
          .asPromise(),
        isDatabaseAway,
      );
    } finally {
      await new Promise((done) => server.close(done));
    }
  });
});
