// The peer of `npm run bench -- start`: the least that Express and mongoose can be.
import express from 'express';
import mongoose from 'mongoose';

const uri = process.env.MONGODB_URI ?? '';
const Greeting = mongoose.model('Greeting', new mongoose.Schema({ text: String }));
const app = express();

app.get('/healthz', async (_request, response) => {
  await mongoose.connection.db?.command({ ping: 1 });
  response.json({ ok: true });
});
app.get('/hello', async (_request, response) => {
  response.json(await Greeting.find().limit(20).lean());
});

await mongoose.connect(uri, { autoIndex: false });
const server = app.listen(Number(process.env.PORT ?? 0), () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  console.log(JSON.stringify({ ready: true, port }));
});
process.stdin.resume().on('end', () => process.exit(0));
