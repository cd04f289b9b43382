// Answers with its settings; GET /die ends it as a crash would.
import { createServer } from 'node:http';
import { endWithStdin, note, ready } from './peer.mjs';

const server = createServer((request, response) => {
  if (request.url === '/die') process.exit(7);
  response.end(JSON.stringify(process.env));
});
if (process.env.TEST_SERVER_DIES === '1') process.exit(7);
server.listen(Number(process.env.PORT), () => {
  note(`server started ${process.pid}`);
  ready({ port: server.address().port });
  console.log('{"level":30,"msg":"not for people"}');
  console.log('a line for people');
});
endWithStdin('server');
