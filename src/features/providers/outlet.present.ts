import { presentHistory } from '../../kernel/history.ts';
import { maskPhone } from '../people/index.ts';
import { licencePicturesOf, seesLicence } from './outlet.pictures.ts';
import type { SeenOutlet } from './outlet.service.ts';
import type { Outlet } from './outlet.ts';
import type { Opening, Payee, Provider } from './provider.ts';

const shownDigits = 4;

const presentOpening = ({ weekdays, fromMinute, toMinute }: Opening) => ({
  weekdays: [...weekdays],
  fromMinute,
  toMinute,
});

/** Of a bank account the last digits: the whole number is for the transfer alone. */
function presentPayee(payee: Payee | null, names: SeenOutlet['names']) {
  if (!payee) return null;
  const nothing = { name: null, bank: null, ending: null };
  if (payee.kind === 'person') return { ...nothing, kind: payee.kind, name: names.get(payee.personId) ?? '' };
  if (payee.kind === 'fund') return { ...nothing, kind: payee.kind };
  const { kind, holder: name, bank, number } = payee;
  return { kind, name, bank, ending: number.slice(-shownDigits) };
}

/** For who reads its grid and who is on duty, who sees nothing of the money or of what staff wrote. */
export function presentOutlet({ outlet, relations, steps, names }: SeenOutlet) {
  const { _id: id, kind, state, n: version, name, address, phone, grid, introduction } = outlet;
  const isReader = relations.includes('reader');
  return {
    ...{ id, kind, state, version, name, address, phone, grid, introduction },
    opening: presentOpening(outlet.opening),
    payee: isReader ? presentPayee(outlet.payee, names) : null,
    roster: outlet.roster.map(({ personId, weekdays, since }) => ({
      personId,
      name: names.get(personId) ?? '',
      weekdays: [...weekdays],
      since: since.toISOString(),
    })),
    owner: isReader && outlet.owner ? { ...outlet.owner, phone: maskPhone(outlet.owner.phone) } : null,
    licence: isReader ? outlet.licence : null,
    licencePictures: seesLicence(relations)
      ? licencePicturesOf(outlet).map(({ id: picture, width, height }) => ({ id: picture, width, height }))
      : [],
    strikes: outlet.strikes.length,
    since: outlet.since.toISOString(),
    steps: [...steps],
    history: isReader ? presentHistory(outlet.timeline, names) : [],
  };
}

/** For anyone: what stands at its door, and who is there today. */
export function presentShop(
  { _id: id, kind, name, address, phone, grid, introduction, opening }: Outlet,
  onDuty: string[],
) {
  return {
    ...{ id, kind, name, address, phone, grid, introduction },
    opening: presentOpening(opening),
    onDuty,
  };
}

/** Whom somebody acts for, as a choice. */
export function presentDuty({ ref, name, grid, place }: Provider, kinds: string[]) {
  return {
    kind: ref.kind as 'shop' | 'merchant' | 'community',
    id: ref.id,
    name,
    grid,
    address: place?.address ?? '',
    kinds,
  };
}
