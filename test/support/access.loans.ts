import type { loanMakers } from '../contract/fixtures.loans.ts';

type About = keyof typeof loanMakers;

/** The rows of the access table for what only loans have; business time moves on for them. */
export const loanRows = <Row>(byArtisan: (about: About) => Row, byResident: (about: About) => Row) => ({
  swapLoan: byArtisan('loan ready'),
  handOutLoan: byArtisan('loan ready'),
  renewLoan: byResident('loan borrowed'),
  takeBackLoan: byArtisan('loan borrowed'),
  takeBackDamagedLoan: byArtisan('loan borrowed'),
  acceptLoanDamage: byResident('loan assessed'),
  findLoan: byArtisan('loan lost'),
});

/** The same for the units that are lent. */
export const unitRows = <Row extends object>(everybody: Row, lender: Row) => ({
  getFreeDays: { ...everybody, about: 'loan live' as const },
  listUnits: { ...lender, about: 'loan live' as const },
  addUnit: { ...lender, about: 'loan live' as const },
  changeUnit: { ...lender, about: 'loan unit' as const },
});
