import { createServer } from 'node:http';
import { endWithStdin, note, ready } from './peer.mjs';

const wanted = Number(process.argv[process.argv.indexOf('--port') + 1]);
const server = createServer((_request, response) => response.end('ok'));
server.listen(wanted, '127.0.0.1', () => {
  const { port } = server.address();
  note(`standins started ${process.pid}`);
  ready({ port, url: `http://127.0.0.1:${port}`, wechat: { mchid: '1900000001' } });
});
endWithStdin('standins');
