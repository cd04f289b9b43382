// The peer of `npm run bench -- booking`: the least that a booking of four durable writes can be.
import { randomUUID } from 'node:crypto';
import express from 'express';
import mongoose from 'mongoose';

const client = await mongoose.mongo.MongoClient.connect(process.env.MONGODB_URI ?? '', {
  writeConcern: { w: 'majority', j: true },
  maxPoolSize: 32,
});
const db = client.db('reference');
const [claims, orders, entries, notices] = ['claims', 'orders', 'entries', 'notices'].map((name) =>
  db.collection<{ _id: string }>(name),
);
const app = express();

app.post('/api/orders', express.json(), async (request, response) => {
  const order = { _id: randomUUID(), ...request.body, bookedAt: new Date() };
  await claims?.insertOne({ _id: order._id });
  await orders?.insertOne(order);
  await entries?.insertOne({ _id: order._id });
  await notices?.insertOne({ _id: order._id });
  response.status(201).json(order);
});
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  console.log(JSON.stringify({ ready: true, port }));
});
process.stdin.resume().on('end', () => process.exit(0));
