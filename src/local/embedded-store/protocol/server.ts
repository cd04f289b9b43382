import { createServer, type Server, type Socket } from 'node:net';
import { dispatch } from './dispatch.ts';
import { Gate, type Secret } from './gate.ts';
import type { Context } from './request.ts';
import { readMessage, Unframer, writeMessage } from './wire.ts';

/** Serves clients on a socket or a port. */
export class StoreServer {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private running = 0;
  private closing = false;
  private whenQuiet: (() => void) | undefined;

  /** With a secret, each connection begins by showing that it knows it. */
  constructor(context: Context, secret?: Secret) {
    this.server = createServer({ noDelay: true }, (socket) => {
      this.serve(context, socket, secret === undefined ? undefined : new Gate(secret));
    });
  }

  listen(where: { path: string } | { host: string; port: number }): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(where, () => resolve());
    });
  }

  address(): ReturnType<Server['address']> {
    return this.server.address();
  }

  /** Takes nothing new, lets what runs be answered, and closes. */
  async close(): Promise<void> {
    this.closing = true;
    this.server.close();
    if (this.running > 0) await new Promise<void>((resolve) => (this.whenQuiet = resolve));
    for (const socket of this.sockets) socket.end();
  }

  private serve(context: Context, socket: Socket, gate: Gate | undefined): void {
    const unframer = new Unframer();
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      try {
        for (const frame of unframer.push(chunk))
          if (!this.closing) void this.answer(context, socket, frame, gate);
      } catch (error) {
        console.error(`a connection was closed: ${(error as Error).message}`);
        socket.destroy();
      }
    });
  }

  private async answer(context: Context, socket: Socket, frame: Buffer, gate?: Gate): Promise<void> {
    this.running++;
    try {
      const message = readMessage(frame);
      const fields = await dispatch(context, message, gate);
      if (!message.quiet && socket.writable) socket.write(writeMessage(message, fields));
    } catch (error) {
      console.error(`a message could not be read: ${(error as Error).message}`);
      socket.destroy();
    } finally {
      this.running--;
      if (this.running === 0) this.whenQuiet?.();
    }
  }
}
