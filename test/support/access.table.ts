import type { OperationId } from '../../src/contract/types.gen.ts';
import { anywhere, over, type Who } from '../contract/actors.ts';
import type { FixtureKind } from '../contract/fixtures.ts';
import { loanRows, unitRows } from './access.loans.ts';
import { pickupRows, pickupRowsLater } from './access.pickups.ts';
import { shopRows } from './access.shops.ts';

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

const everybody: AccessRow = { open: true, rest: 'allowed' };
const signedIn: AccessRow = { rest: 'allowed' };
const roleOnly = (...allowed: Who[]): AccessRow => ({ allowed, rest: 'forbidden' });

const helpersOver = over('staff', 'supervisor', 'admin');
const readersOver = over('staff', 'supervisor', 'auditor');
const elsewhere = (all: Who[], here: Who[]) => all.filter((who) => !here.includes(who));

const helpersElsewhere = elsewhere(anywhere('staff', 'supervisor', 'admin'), helpersOver);
const readersElsewhere = elsewhere(anywhere('staff', 'supervisor', 'auditor'), readersOver);

const needHelpers = over('leader', 'staff', 'supervisor');

// ---- artisans and listings
const staffOver = over('staff');
const staffElsewhere = elsewhere(anywhere('staff'), staffOver);
/** Staff of the grid; staff of others is told of nothing; who is no staff may not at all. */
const byStaff = (about: FixtureKind): AccessRow => ({
  about,
  allowed: staffOver,
  missing: staffElsewhere,
  rest: 'forbidden',
});
const byOwner = (about: FixtureKind): AccessRow => ({
  about,
  allowed: ['owner'],
  forbidden: readersOver,
  rest: 'missing',
});

// ---- orders
const deciders = over('staff', 'supervisor');
const byResident = (about: FixtureKind): AccessRow => ({
  about,
  allowed: ['owner'],
  forbidden: ['party', ...deciders],
  rest: 'missing',
});
/** An order that is not paid has not come to the artisan. */
const byResidentBefore = (about: FixtureKind): AccessRow => ({ ...byResident(about), forbidden: deciders });
const byArtisan = (about: FixtureKind): AccessRow => ({
  about,
  allowed: ['party'],
  forbidden: ['owner', ...deciders],
  rest: 'missing',
});
const byParties = (about: FixtureKind): AccessRow => ({
  ...byResidentBefore(about),
  allowed: ['owner', 'party'],
});
const byDeciders = (about: FixtureKind): AccessRow => ({
  about,
  allowed: deciders,
  missing: elsewhere(anywhere('staff', 'supervisor'), deciders),
  rest: 'forbidden',
});

const proxies: Who[] = [...over('staff'), 'leader@own'];
const byProxies: AccessRow = {
  about: 'person',
  allowed: proxies,
  missing: elsewhere(anywhere('staff', 'leader'), proxies),
  rest: 'forbidden',
};
const refunders = over('staff', 'admin');
const byRefunders: AccessRow = {
  about: 'refund abnormal',
  allowed: refunders,
  missing: elsewhere(anywhere('staff', 'admin'), refunders),
  rest: 'forbidden',
};
// the provider's trouble with money that nobody can place is nobody's grid
const moneyReaders = anywhere('staff', 'supervisor', 'auditor', 'admin');
const calendarOwner: AccessRow = { about: 'barber', allowed: ['owner'], rest: 'missing' };

export const accessTable: Record<OperationId, AccessRow> = {
  // grids, shelf
  searchGrids: everybody,
  getGrid: everybody,
  listSettings: { allowed: readersOver, missing: readersElsewhere, rest: 'forbidden' },
  listSettingChanges: { allowed: readersOver, missing: readersElsewhere, rest: 'forbidden' },
  changeSetting: byDeciders('setting'),
  removeSetting: byDeciders('setting'),
  listCategories: everybody,
  listPolicies: everybody,
  getShelf: everybody,
  countShelf: everybody,
  getShelfListing: { ...everybody, about: 'listing live' },
  listSlots: { ...everybody, about: 'listing live' },
  getStock: { ...everybody, about: 'good live' },
  joinQueue: { about: 'session sold out', rest: 'allowed' },
  listMyQueueEntries: signedIn,
  leaveQueue: { about: 'queue entry', allowed: ['owner'], rest: 'missing' },
  listSessions: { ...everybody, about: 'activity live' },
  openSessions: { about: 'activity live', allowed: ['owner'], rest: 'missing' },
  listOwnSessions: { about: 'activity live', allowed: ['owner', ...deciders], rest: 'missing' },
  moveSession: { about: 'session open', allowed: ['owner'], forbidden: deciders, rest: 'missing' },
  cancelSession: { about: 'session open', allowed: ['owner', ...deciders], rest: 'missing' },
  correctStock: { about: 'good live', allowed: ['owner'], rest: 'missing' },
  ...unitRows<AccessRow>(everybody, { allowed: ['owner', ...deciders], rest: 'missing' }),
  getStockHistory: { about: 'good live', allowed: ['owner'], rest: 'missing' },
  listArtisanReviews: { ...everybody, about: 'artisan active' },

  // files
  uploadFile: signedIn,
  getFile: { about: 'picture', open: true, allowed: ['owner'], rest: 'missing' },

  // people
  requestCode: everybody,
  ...{ beginWechat: everybody, signInByWechat: everybody },
  ...{ getMyWechat: signedIn, bindWechat: signedIn, unbindWechat: signedIn },
  signInByCode: everybody,
  signInByPassword: everybody,
  getSession: everybody,
  signOut: everybody,
  getMe: signedIn,
  updateMe: signedIn,
  listAddresses: signedIn,
  addAddress: signedIn,
  removeAddress: { about: 'address', allowed: ['owner'], rest: 'missing' },
  // who helps where the person lives; elsewhere nobody learns whether a number is known
  findPerson: { about: 'person', allowed: helpersOver, missing: helpersElsewhere, rest: 'forbidden' },
  unlockPerson: { ...roleOnly(...helpersOver), about: 'person' },
  changeMyPhone: signedIn,
  agreeToPrivacy: signedIn,
  getClosing: signedIn,
  closeAccount: signedIn,
  proposePhoneChange: { ...roleOnly(...helpersOver), about: 'person' },
  listPhoneChanges: roleOnly(...anywhere('staff', 'supervisor', 'admin')),
  listMyPhoneChanges: signedIn,
  // somebody else than who asked for it
  confirmPhoneChange: {
    about: 'phone change proposed',
    allowed: helpersOver,
    missing: helpersElsewhere,
    rest: 'forbidden',
  },
  withdrawPhoneChange: {
    about: 'phone change confirmed',
    allowed: [...helpersOver, 'party'],
    missing: helpersElsewhere,
    rest: 'forbidden',
  },
  refusePhoneChange: {
    about: 'phone change confirmed',
    allowed: ['owner'],
    forbidden: ['party', ...helpersOver],
    rest: 'missing',
  },
  takeLogin: signedIn,
  removeMyLogin: signedIn,
  // an administrator gives what lies in their own hands: the grid of the role is the own one
  createStaff: roleOnly(...over('admin')),
  listPeople: roleOnly(...anywhere('admin')),
  removeLogin: { ...roleOnly(...over('admin')), about: 'person' },
  setRoles: { ...roleOnly(...over('admin')), about: 'person' },
  reportNeed: signedIn,
  listMyNeeds: signedIn,
  listNeeds: roleOnly(...anywhere('leader', 'staff', 'supervisor')),
  withdrawNeed: { about: 'need reported', allowed: ['owner'], forbidden: needHelpers, rest: 'missing' },
  closeNeeds: {
    about: 'need reported',
    allowed: needHelpers,
    missing: elsewhere(anywhere('leader', 'staff', 'supervisor'), needHelpers),
    rest: 'forbidden',
  },
  listNotices: signedIn,
  readNotices: signedIn,
  listDemoPeople: everybody,
  signInDemo: everybody,
  enterDemo: everybody,
  getLocalClock: everybody,
  moveLocalClock: everybody,

  // ordering for others
  listRelatives: signedIn,
  askRelative: signedIn,
  agreeRelative: { about: 'relative asked', allowed: ['party'], forbidden: ['owner'], rest: 'missing' },
  endRelative: { about: 'relative asked', allowed: ['owner', 'party'], rest: 'missing' },
  findProxyResident: byProxies,
  sendProxyCode: byProxies,

  // texts
  listDoubtfulTexts: roleOnly(...anywhere('staff', 'supervisor')),
  approveText: byDeciders('text doubtful'),
  hideText: byDeciders('text doubtful'),

  // audit
  listAudit: roleOnly(...moneyReaders),
  exportAudit: roleOnly(...moneyReaders),
  listLooksAtMe: signedIn,

  // artisans
  nominateArtisan: roleOnly(...over('leader', 'staff')),
  listMyNominations: roleOnly(...anywhere('leader', 'staff')),
  listArtisans: roleOnly(...anywhere('staff', 'supervisor', 'auditor')),
  getArtisan: { about: 'artisan active', allowed: ['owner', 'party', ...readersOver], rest: 'missing' },
  checkArtisan: byStaff('artisan nominated'),
  recordPapers: byStaff('artisan active'),
  approveArtisan: byStaff('artisan checked'),
  rejectArtisan: byStaff('artisan nominated'),
  suspendArtisan: byStaff('artisan active'),
  restoreArtisan: byStaff('artisan suspended'),
  revealArtisanPhone: byStaff('artisan active'),
  leaveMarket: {
    about: 'artisan active',
    allowed: ['owner'],
    forbidden: ['party', ...readersOver],
    rest: 'missing',
  },
  getArtisanNumber: { ...signedIn, about: 'artisan active' },
  getMyArtisan: { about: 'artisan active', allowed: ['owner'], rest: 'missing' },
  updateMyArtisan: { about: 'artisan active', allowed: ['owner'], rest: 'missing' },

  ...shopRows({ byStaff, roleOnly, everybody, signedIn }),

  // calendars
  getMyCalendar: calendarOwner,
  setHours: calendarOwner,
  setException: calendarOwner,
  removeException: calendarOwner,
  addBlock: calendarOwner,
  removeBlock: { about: 'block', allowed: ['owner'], rest: 'missing' },

  // listings
  createListing: { about: 'barber', allowed: ['owner'], rest: 'forbidden' },
  listListings: roleOnly(...anywhere('staff', 'supervisor', 'auditor')),
  listMyListings: signedIn,
  getListing: { about: 'listing draft', allowed: ['owner', ...readersOver], rest: 'missing' },
  updateListing: byOwner('listing draft'),
  submitListing: byOwner('listing draft'),
  approveListing: byStaff('listing submitted'),
  rejectListing: byStaff('listing submitted'),
  pauseListing: byOwner('listing live'),
  resumeListing: byOwner('listing paused'),
  retireListing: byOwner('listing live'),
  reworkListing: byOwner('listing rejected'),

  // orders
  listRound: signedIn,
  bookOrder: signedIn,
  listOrders: signedIn,
  getOrder: {
    about: 'order requested',
    allowed: ['owner', 'party', ...over('staff', 'supervisor', 'auditor')],
    rest: 'missing',
  },
  payOrder: byResidentBefore('order unpaid'),
  dropOrder: byResidentBefore('order unpaid'),
  acceptOrder: byArtisan('order requested'),
  declineOrder: byArtisan('order requested'),
  retractOrder: byResident('order requested'),
  cancelOrder: byResident('order confirmed'),
  withdrawOrder: byArtisan('order confirmed'),
  callOffOrder: byDeciders('order confirmed'),
  startOrder: byArtisan('order confirmed'),
  proposeOrderTime: byParties('order confirmed'),
  acceptOrderTime: byResidentBefore('order with a time to accept'),
  dropOrderTime: byParties('order with another time proposed'),
  renewCheckInCode: byResident('order locked'),
  quoteOrder: byArtisan('order underway with a quote'),
  agreeOrder: byResident('order quoted'),
  refuseQuote: byResident('order quoted'),
  cashBalance: byArtisan('order with a balance'),
  finishOrder: byArtisan('order underway'),
  confirmOrder: byResident('order done'),
  packOrder: byArtisan('good placed'),
  handOverOrder: byArtisan('good packed'),
  giveBackOrder: byArtisan('good handed over'),
  returnOrder: byResident('good handed over'),
  takeBackOrder: byArtisan('good returning'),
  reduceOrder: byResident('activity booked'),
  checkInOrder: byParties('room to come to'),
  ...pickupRows({ byArtisan, byResident, byDeciders, deciders }),
  contestReturn: byArtisan('good returning'),
  disputeOrder: { about: 'order done', allowed: ['owner', 'party'], forbidden: deciders, rest: 'missing' },
  answerDispute: { about: 'order to be answered', allowed: ['owner'], forbidden: deciders, rest: 'missing' },
  resolveOrder: byDeciders('order disputed'),
  revealOrderContact: byDeciders('order confirmed'),

  // reviews
  getReviewWindow: { about: 'review window', allowed: ['owner', 'party', ...deciders], rest: 'missing' },
  writeReview: { about: 'review window', allowed: ['owner', 'party'], forbidden: deciders, rest: 'missing' },
  replyReview: byArtisan('review published'),
  hideReview: byDeciders('review published'),

  // money
  notifyWechat: { open: true, rest: 'unauthenticated' },
  getPayment: { about: 'payment', allowed: ['owner'], rest: 'missing' },
  checkPayment: { about: 'payment', allowed: ['owner'], rest: 'missing' },
  listRefunds: roleOnly(...moneyReaders),
  listAlarms: roleOnly(...moneyReaders),
  retryRefund: byRefunders,
  settleRefundByHand: byRefunders,
  getIncome: signedIn,
  listLedgerAccounts: roleOnly(...moneyReaders),

  // last, because business time moves on for them
  missResident: byArtisan('order missable'),
  missArtisan: byResident('order missable'),
  missProvider: byResident('good not handed over'),
  attendOrder: byArtisan('activity about to begin'),
  keepSessionList: byResidentBefore('session about to begin'),
  missKeeper: byResident('room not open'),
  ...loanRows(byArtisan, byResident),
  ...pickupRowsLater({ byArtisan, byResident }),
};
