import { createHash } from 'node:crypto';

/** From where somebody asks: the network address, and the device by its cookie where it has one. */
export interface Asker {
  ip: string;
  device: string | undefined;
}

export function digest(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

/** The store never holds what a device is known by. Without a cookie the address stands for the device. */
export function placeOfAsker({ ip, device }: Asker): string {
  return device === undefined ? `address ${ip}` : `device ${digest(device)}`;
}
