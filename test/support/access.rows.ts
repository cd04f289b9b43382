import { anywhere, over, type Who } from '../contract/actors.ts';
import type { FixtureKind } from '../contract/fixtures.ts';

/**
 * Who may what, said a second time and on purpose: the features' access files say it once for the server, this
 * table says what was meant. `rest` is everyone who is not named; without `open` nobody without a session may.
 */
export interface AccessRow {
  /** What the operation is called about, in a state where it can be done. */
  about?: FixtureKind;
  open?: true;
  allowed?: readonly Who[];
  forbidden?: readonly Who[];
  missing?: readonly Who[];
  rest: 'allowed' | 'forbidden' | 'missing' | 'unauthenticated';
}

export const everybody: AccessRow = { open: true, rest: 'allowed' };
export const signedIn: AccessRow = { rest: 'allowed' };
export const roleOnly = (...allowed: Who[]): AccessRow => ({ allowed, rest: 'forbidden' });

export const helpersOver = over('staff', 'supervisor', 'admin');
export const readersOver = over('staff', 'supervisor', 'auditor');
export const elsewhere = (all: Who[], here: Who[]) => all.filter((who) => !here.includes(who));

export const helpersElsewhere = elsewhere(anywhere('staff', 'supervisor', 'admin'), helpersOver);
export const readersElsewhere = elsewhere(anywhere('staff', 'supervisor', 'auditor'), readersOver);

export const needHelpers = over('leader', 'staff', 'supervisor');

/** Staff of the grid; who reported and whom it concerns decide nothing, and others are told of nothing. */
export const byReportDeciders = (about: FixtureKind): AccessRow => ({
  about,
  allowed: over('staff', 'supervisor'),
  missing: elsewhere(anywhere('staff', 'supervisor'), over('staff', 'supervisor')),
  rest: 'forbidden',
});

// ---- artisans and listings
const staffOver = over('staff');
const staffElsewhere = elsewhere(anywhere('staff'), staffOver);
/** Staff of the grid; staff of others is told of nothing; who is no staff may not at all. */
export const byStaff = (about: FixtureKind): AccessRow => ({
  about,
  allowed: staffOver,
  missing: staffElsewhere,
  rest: 'forbidden',
});
/** Staff of the grid, and the leader who put somebody forward. */
export const byCaller = (about: FixtureKind): AccessRow => ({
  about,
  allowed: [...staffOver, 'party'],
  missing: elsewhere(anywhere('leader', 'staff'), staffOver),
  rest: 'forbidden',
});
const followers = anywhere('leader', 'staff', 'supervisor');
const deskReaders = anywhere('staff', 'supervisor', 'auditor', 'admin');
/** The funnel, and signs that supply needs a word. */
export const followUpRows = {
  listFunnel: roleOnly(...followers),
  listFunnelPeople: roleOnly(...followers),
  listQuality: roleOnly(...anywhere('staff', 'supervisor')),
  listMyQuality: signedIn,
  getCoverage: roleOnly(...followers),
  listGaps: roleOnly(...followers),
  askForCoverage: roleOnly(...anywhere('staff', 'supervisor')),
  getGap: <AccessRow>{
    allowed: over('leader', 'staff', 'supervisor'),
    missing: elsewhere(followers, over('leader', 'staff', 'supervisor')),
    rest: 'forbidden',
  },
  listWaiting: roleOnly(...deskReaders),
  searchDesk: roleOnly(...deskReaders),
};
/** The tree of a district: its administrators. */
const byCurators: AccessRow = {
  allowed: ['admin@farAbove'],
  missing: elsewhere(anywhere('admin'), ['admin@farAbove']),
  rest: 'forbidden',
};
export const curationRows = {
  getCategoryTree: byCurators,
  listCategoryChanges: byCurators,
  previewCategory: byCurators,
  changeCategory: byCurators,
};
export const byOwner = (about: FixtureKind): AccessRow => ({
  about,
  allowed: ['owner'],
  forbidden: readersOver,
  rest: 'missing',
});

// ---- the merchant's bills, at the top of the tree
export const billDeciders: Who[] = ['admin@farAbove', 'supervisor@farAbove'];
export const billReaders: Who[] = [...billDeciders, 'auditor@farAbove'];

// ---- orders
export const deciders = over('staff', 'supervisor');
export const byResident = (about: FixtureKind): AccessRow => ({
  about,
  allowed: ['owner'],
  forbidden: ['party', ...deciders],
  rest: 'missing',
});
/** An order that is not paid has not come to the artisan. */
export const byResidentBefore = (about: FixtureKind): AccessRow => ({
  ...byResident(about),
  forbidden: deciders,
});
export const byArtisan = (about: FixtureKind): AccessRow => ({
  about,
  allowed: ['party'],
  forbidden: ['owner', ...deciders],
  rest: 'missing',
});
export const byParties = (about: FixtureKind): AccessRow => ({
  ...byResidentBefore(about),
  allowed: ['owner', 'party'],
});
export const byDeciders = (about: FixtureKind): AccessRow => ({
  about,
  allowed: deciders,
  missing: elsewhere(anywhere('staff', 'supervisor'), deciders),
  rest: 'forbidden',
});

const proxies: Who[] = [...over('staff'), 'leader@own'];
export const byProxies: AccessRow = {
  about: 'person',
  allowed: proxies,
  missing: elsewhere(anywhere('staff', 'leader'), proxies),
  rest: 'forbidden',
};
const refunders = over('staff', 'admin');
export const byRefunders: AccessRow = {
  about: 'refund abnormal',
  allowed: refunders,
  missing: elsewhere(anywhere('staff', 'admin'), refunders),
  rest: 'forbidden',
};
// the provider's trouble with money that nobody can place is nobody's grid
export const moneyReaders = anywhere('staff', 'supervisor', 'auditor', 'admin');
export const calendarOwner: AccessRow = { about: 'barber', allowed: ['owner'], rest: 'missing' };

/** One's own, of whoever works here; an administrator's over others. */
const workers = anywhere('staff', 'supervisor', 'auditor', 'admin');
export const secondFactorRows = {
  signInBySecondCode: everybody,
  getMySecondFactor: roleOnly(...workers),
  beginSecondFactor: roleOnly(...workers),
  confirmSecondFactor: roleOnly(...workers),
  removeMySecondFactor: roleOnly(...workers),
  resetSecondFactor: { ...roleOnly(...over('admin')), about: 'person' },
} as const satisfies Record<string, AccessRow>;

// ---- what a community spends: it lies above the micro-grid that the tests are about
const fundPlaces = ['above', 'farAbove'] as const;
const fundDeciders: Who[] = fundPlaces.flatMap((where): Who[] => [`staff@${where}`, `supervisor@${where}`]);
const byFundDeciders: AccessRow = {
  about: 'spending',
  allowed: fundDeciders,
  missing: elsewhere(anywhere('staff', 'supervisor'), fundDeciders),
  forbidden: ['owner'],
  rest: 'forbidden',
};
export const fundRows = {
  listLedgerAccounts: roleOnly(...moneyReaders),
  getMyStatement: signedIn,
  exportMyStatement: signedIn,
  getTrialBalance: roleOnly(...moneyReaders),
  getAccountStatement: roleOnly(...moneyReaders),
  exportLedger: roleOnly(...moneyReaders),
  closeMonth: { about: 'month over', ...roleOnly(...billDeciders) },
  getFund: { ...everybody, about: 'fund' },
  listSpendings: roleOnly(...moneyReaders),
  proposeSpending: { ...roleOnly(...fundDeciders), about: 'fund' },
  approveSpending: byFundDeciders,
  refuseSpending: byFundDeciders,
  withdrawSpending: { ...byFundDeciders, allowed: ['owner'], forbidden: fundDeciders },
} as const satisfies Record<string, AccessRow>;
