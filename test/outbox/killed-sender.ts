/** A server whose gateway hangs, to be killed while it sends: puts one message and says so. */
import { connectMongo } from '../../src/adapters/mongo.ts';
import { aMessage, givenServer } from './outbox.given.ts';

const [, , uri = '', key = ''] = process.argv;
const connection = await connectMongo({ uri, poolSize: 2, waitMs: 4000 });
const { outbox, gateway } = givenServer(connection);
gateway.answer = null;
await outbox.put(aMessage(key));
setInterval(() => {
  if (gateway.asked.length === 1) process.stdout.write('sending\n');
}, 20);
