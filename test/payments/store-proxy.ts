import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { type Document, deserialize } from 'bson';

/**
 * A wire between a server and its store that can be cut: the fault comes from outside, and the store lives on.
 * `before`: the write never arrives. `after`: it is done and its answer never comes.
 */
export type Cut = 'before' | 'after';

export interface StoreProxy {
  /** The URI to use instead of the store's own. */
  uri: string;
  /** How many writes have been seen since `cutAt` was last called. */
  writes(): number;
  /** Lets this many writes pass and cuts the wire at the next one; from then on nothing passes. */
  cutAt(write: number, cut: Cut): void;
  isCut(): boolean;
  /** Comes about when the wire is cut. */
  whenCut: Promise<void>;
  /** Swallows everything without closing anything. */
  hang(): void;
  stop(): Promise<void>;
}

const writing = new Set(['insert', 'update', 'findAndModify', 'delete']);
const headerBytes = 16;
const firstDocument = headerBytes + 5;
const opMsg = 2013;

/** `watch` is given every command on its way to the store. */
export async function startStoreProxy(
  uri: string,
  watch: (command: Document) => void = () => undefined,
): Promise<StoreProxy> {
  const sockets = new Set<Socket>();
  let seen = 0;
  let plan: { write: number; cut: Cut } | undefined;
  let isCut = false;
  let isHung = false;
  let reportCut: () => void = () => undefined;
  const whenCut = new Promise<void>((done) => {
    reportCut = done;
  });
  const cutAll = () => {
    isCut = true;
    reportCut();
    for (const socket of sockets) socket.destroy();
  };

  function pass(message: Buffer, store: Socket): void {
    if (isHung || isCut) return;
    const command = commandOf(message);
    watch(command);
    const isWrite = writing.has(Object.keys(command)[0] ?? '');
    if (isWrite) seen += 1;
    const isLast = plan !== undefined && isWrite && seen === plan.write + 1;
    if (isLast && plan?.cut === 'before') cutAll();
    else store.write(message);
    if (!isLast || isCut) return;
    // The store's answer says that it is done; nobody else is to hear it.
    store.removeAllListeners('data');
    store.once('data', cutAll);
  }

  const server: Server = createServer((client) => {
    if (isCut) return void client.destroy();
    const store = connect(addressOf(uri));
    for (const socket of [client, store]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        store.destroy();
      });
    }
    store.on('data', (bytes) => {
      if (!isHung) client.write(bytes);
    });
    client.on(
      'data',
      splitter((message) => pass(message, store)),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const path = /^mongodb:\/\/[^/]+(\/[^?]*)?/.exec(uri)?.[1] ?? '/';
  return {
    uri: `mongodb://127.0.0.1:${port}${path}?directConnection=true`,
    writes: () => seen,
    cutAt(write, cut) {
      seen = 0;
      plan = { write, cut };
    },
    isCut: () => isCut,
    whenCut,
    hang() {
      isHung = true;
    },
    stop() {
      cutAll();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

function addressOf(uri: string): { path: string } | { host: string; port: number } {
  const host = decodeURIComponent(/^mongodb:\/\/([^/?]+)/.exec(uri)?.[1] ?? '');
  if (host.endsWith('.sock')) return { path: host };
  const [name = '127.0.0.1', port = '27017'] = (host.split('@').at(-1) ?? '').split(':');
  return { host: name, port: Number(port) };
}

/** Cuts a byte stream into whole messages by their length field. */
function splitter(take: (message: Buffer) => void): (bytes: Buffer) => void {
  let rest = Buffer.alloc(0);
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0);
      take(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  };
}

function commandOf(message: Buffer): Document {
  if (message.readInt32LE(12) !== opMsg) return {};
  const end = firstDocument + message.readInt32LE(firstDocument);
  return deserialize(message.subarray(firstDocument, end));
}
