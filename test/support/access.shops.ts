import { anywhere, over, type Who } from '../contract/actors.ts';
import type { FixtureKind } from '../contract/fixtures.ts';
import type { AccessRow } from './access.table.ts';

interface Rows {
  byStaff(about: FixtureKind): AccessRow;
  roleOnly(...allowed: Who[]): AccessRow;
  everybody: AccessRow;
  signedIn: AccessRow;
}
const readersOver = over('staff', 'supervisor', 'auditor');

/** The rows of shops and merchants. */
export const shopRows = ({ byStaff, roleOnly, everybody, signedIn }: Rows) => ({
  createShop: roleOnly(...over('staff')),
  listOutlets: roleOnly(...anywhere('staff', 'supervisor', 'auditor')),
  getOutlet: { about: 'shop', allowed: ['owner', ...readersOver], rest: 'missing' } as const,
  updateOutlet: byStaff('shop'),
  putOnRoster: byStaff('shop'),
  takeOffRoster: byStaff('shop'),
  suspendOutlet: byStaff('shop'),
  restoreOutlet: byStaff('shop suspended'),
  closeOutlet: byStaff('shop'),
  getShop: { ...everybody, about: 'shop' } as const,
  nominateMerchant: roleOnly(...over('staff')),
  checkMerchant: byStaff('merchant nominated'),
  approveMerchant: byStaff('merchant checked'),
  rejectMerchant: byStaff('merchant nominated'),
  leaveAlliance: {
    about: 'merchant',
    allowed: ['owner'] as Who[],
    forbidden: readersOver,
    rest: 'missing',
  } as const,
  listMyDuties: signedIn,
});
