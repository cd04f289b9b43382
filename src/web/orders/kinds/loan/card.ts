import type { components } from '../../../../contract/types.gen.ts';
import { loanCardWords as w } from '../../../../copy/zh-CN/kinds/loan.card.ts';
import { sayFen } from '../../../format/money.ts';
import type { CardParts } from '../../engine/kind.ts';

type Schemas = components['schemas'];

/** What it takes to borrow it: 每天 · 押金 · how one gets it. */
export const lineOf = ({ depositFen, way }: Pick<Schemas['LoanListing'], 'depositFen' | 'way'>): string =>
  `${w.perDay} · ${depositFen > 0 ? w.deposit(sayFen(depositFen)) : w.noDeposit} · ${w.way[way]}`;

export const loanCard: CardParts<Schemas['LoanCard']> = {
  kind: 'loan',
  group: w.group,
  card: lineOf,
  next: ({ instant }) => w.next[instant ? 'yes' : 'no'],
};
