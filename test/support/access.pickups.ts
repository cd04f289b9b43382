import type { Who } from '../contract/actors.ts';
import type { FixtureKind } from '../contract/fixtures.ts';
import type { AccessRow } from './access.table.ts';

type Row = (about: FixtureKind) => AccessRow;
interface Rows {
  byArtisan: Row;
  byResident: Row;
  byDeciders: Row;
  deciders: Who[];
}

/** Who may what with a pick-up. */
export function pickupRows({ byArtisan, byResident, byDeciders, deciders }: Rows) {
  const byParty = { allowed: ['owner', 'party'] as Who[], forbidden: deciders, rest: 'missing' } as const;
  const assigners: Who[] = ['party', ...deciders];
  return {
    listWindows: { open: true, about: 'pickup live', rest: 'allowed' },
    assignPickup: {
      about: 'pickup requested',
      allowed: assigners,
      forbidden: ['owner'] as Who[],
      rest: 'missing',
    },
    arriveForPickup: byArtisan('pickup assigned'),
    weighPickup: byArtisan('pickup arrived'),
    agreeToWeighing: byResident('pickup weighed'),
    leavePickup: { ...byParty, about: 'pickup weighed' },
    askStaff: { ...byParty, about: 'pickup weighed' },
    handCash: byArtisan('pickup agreed'),
    completePickup: byResident('pickup handed'),
    resolvePickupSum: byDeciders('pickup disputed'),
  } as const;
}

/** For these business time moves on. */
export const pickupRowsLater = ({ byArtisan, byResident }: Pick<Rows, 'byArtisan' | 'byResident'>) => ({
  missResidentAtDoor: byArtisan('pickup under way'),
  missCollector: byResident('pickup over'),
});
