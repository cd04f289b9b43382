import { createServer, type Server, type Socket } from 'node:net';
import { dispatch } from './dispatch.ts';
import type { Context } from './request.ts';
import { readMessage, Unframer, writeMessage } from './wire.ts';

/** Serves clients on a socket; `context` is asked for only when the first command comes. */
export class StoreServer {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private running = 0;
  private closing = false;
  private whenQuiet: (() => void) | undefined;

  constructor(context: Context) {
    this.server = createServer({ noDelay: true }, (socket) => this.serve(context, socket));
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

  private serve(context: Context, socket: Socket): void {
    const unframer = new Unframer();
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      try {
        for (const frame of unframer.push(chunk)) if (!this.closing) void this.answer(context, socket, frame);
      } catch (error) {
        console.error(`a connection was closed: ${(error as Error).message}`);
        socket.destroy();
      }
    });
  }

  private async answer(context: Context, socket: Socket, frame: Buffer): Promise<void> {
    this.running++;
    try {
      const message = readMessage(frame);
      const fields = await dispatch(context, message);
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
