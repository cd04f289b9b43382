// The peer of `npm run bench -- shelf`: a bare Express handler that sends the same bytes.
import { readFileSync } from 'node:fs';
import express from 'express';

const bytes = readFileSync(process.env.BODY ?? '', 'utf8');
const app = express();
app.get('/shelf', (_request, response) => void response.type('json').send(bytes));
const server = app.listen(0, () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  console.log(JSON.stringify({ ready: true, port }));
});
process.stdin.resume().on('end', () => process.exit(0));
