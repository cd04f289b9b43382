import { isInWechat } from './wechat.ts';

/** Where somebody stands, and what the degrees are measured on. */
interface Position {
  lon: number;
  lat: number;
  datum: 'gcj02' | 'wgs84';
}
/** `refused`: the person does not want it told; `unknown`: the device cannot tell. */
export type Located = { position: Position } | { position: null; why: 'refused' | 'unknown' };

const waitMs = 10_000;
const permissionDenied = 1;

/** Whether this page can ask at all: a browser tells it to https alone. */
export const canLocate = (): boolean =>
  isInWechat() || ('geolocation' in navigator && window.isSecureContext);

function byBrowser(): Promise<Located> {
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ position: { lon: coords.longitude, lat: coords.latitude, datum: 'wgs84' } }),
      ({ code }) => resolve({ position: null, why: code === permissionDenied ? 'refused' : 'unknown' }),
      { enableHighAccuracy: true, timeout: waitMs, maximumAge: 60_000 },
    );
  });
}

/** Asks the device, which asks the person. */
export async function locate(): Promise<Located> {
  if (!isInWechat()) return byBrowser();
  const { locateInWechat } = await import('./wechat-script.ts');
  return locateInWechat();
}
