import { BlockList, isIP } from 'node:net';
import { ConfigError, type Env, text } from './value.ts';

/** How many proxies stand in front of the server, or the addresses at which they do. */
export type TrustedProxies = number | readonly string[];

const named: readonly string[] = ['loopback', 'linklocal', 'uniquelocal'];
const mostHops = 8;

function isRange(value: string): boolean {
  const [address = '', bits, ...more] = value.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  if (bits === undefined) return true;
  if (!/^\d{1,3}$/.test(bits)) return false;
  try {
    new BlockList().addSubnet(address, Number(bits), family === 4 ? 'ipv4' : 'ipv6');
    // everybody would be a proxy, and whatever they say of their address be believed
    return Number(bits) > 0;
  } catch {
    return false;
  }
}

/** Whose word on a client's address and scheme is believed: without a setting that of this machine. @throws ConfigError */
export function readTrustedProxies(env: Env): TrustedProxies {
  const value = text(env, 'TRUST_PROXY') ?? 'loopback';
  if (/^\d+$/.test(value) && Number(value) <= mostHops) return Number(value);
  const places = value.split(',').map((place) => place.trim());
  if (places.every((place) => named.includes(place) || isRange(place))) return places;
  throw new ConfigError(
    `TRUST_PROXY must be the number of proxies in front, 0 to ${mostHops}, or their addresses like loopback,10.0.0.0/8, not "${value}".`,
  );
}
