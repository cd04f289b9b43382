/**
 * Double entry in integer fen. What the marketplace holds is positive, what it owes is negative, so that every
 * entry sums to zero. Accounts: `wechat:clearing`, `escrow:<order>`, `deposit:<order>`, `mismatched:<payment>`,
 * `payable:<provider>`, `cash:<person>`, `fee:platform`, `fee:provider`, `fund:<community>`, `own:operator`.
 */

/** Whoever an order is with. */
export interface ProviderRef {
  kind: string;
  id: string;
}

/** An amount that moves from one account to another; at least 1 fen. */
export interface Posting {
  from: string;
  to: string;
  fen: number;
}

export const clearing = 'wechat:clearing';
export const escrowOf = (subject: { id: string }): string => `escrow:${subject.id}`;
/** What is kept of a loan until it is brought back, apart from what is paid for. */
export const depositOf = (subject: { id: string }): string => `deposit:${subject.id}`;
export const mismatchedOf = (paymentId: string): string => `mismatched:${paymentId}`;
export const payableTo = (provider: ProviderRef): string => `payable:${provider.kind}:${provider.id}`;
/** What the operator keeps of what providers earn. */
export const platformFee = 'fee:platform';
/** What the payment provider keeps, less what others bear of it. */
export const providerFee = 'fee:provider';
/** The residents' own money: what a community has to spend. */
export const fundOf = (community: string): string => `fund:${community}`;
/** Money of the operator’s own that went in or out past the marketplace. */
export const operatorsOwn = 'own:operator';
export const cashOf = (personId: string): string => `cash:${personId}`;

/** One line of an entry. */
export interface Line {
  account: string;
  fen: number;
}

/** The lines of some postings; what moves to an account stands positive there. */
export function linesOf(postings: readonly Posting[]): Line[] {
  return postings.flatMap(({ from, to, fen }) => [
    { account: to, fen },
    { account: from, fen: -fen },
  ]);
}
