import {
  acceptsWithTime,
  dropsTime,
  isProposed,
  isProposedBy,
  mayPropose,
  movesTime,
  proposalDue,
  proposes,
  validateClaimed,
  validateShownProposal,
} from './service.moving.ts';
import type { Proposal, ServiceRow } from './service.ts';

const propose = (state: 'requested' | 'confirmed', side: Proposal['by']): ServiceRow => ({
  step: 'propose_time',
  from: [state],
  to: state,
  by: [side],
  guard: mayPropose(side),
  validate: validateClaimed,
  apply: proposes(side),
  follows: 'the new time is claimed beside the old one; the other side is told',
});

const drop = (state: 'requested' | 'confirmed'): ServiceRow => ({
  step: 'drop_time',
  from: [state],
  to: state,
  by: ['resident', 'provider', 'system'],
  guard: isProposed,
  validate: validateShownProposal,
  clock: { due: proposalDue, says: '24 h after, at the latest 1 h before the start' },
  apply: dropsTime,
  follows: 'the new time is freed',
});

const answered = { step: 'accept_time', validate: validateShownProposal } as const;
const moved = 'the old time is freed; price, policy and code stay';

/** Another time for what is requested or agreed. Every step that leaves those states drops what is proposed. */
export const movingRows: readonly ServiceRow[] = [
  propose('requested', 'resident'),
  propose('requested', 'provider'),
  propose('confirmed', 'resident'),
  propose('confirmed', 'provider'),
  {
    ...answered,
    from: ['requested'],
    to: 'confirmed',
    by: ['provider'],
    guard: isProposedBy('resident'),
    apply: acceptsWithTime,
    follows: `accepts the order as well; ${moved}`,
  },
  {
    ...answered,
    from: ['requested'],
    to: 'requested',
    by: ['resident'],
    guard: isProposedBy('provider'),
    apply: movesTime,
    follows: moved,
  },
  {
    ...answered,
    from: ['confirmed'],
    to: 'confirmed',
    by: ['provider'],
    guard: isProposedBy('resident'),
    apply: movesTime,
    follows: moved,
  },
  {
    ...answered,
    from: ['confirmed'],
    to: 'confirmed',
    by: ['resident'],
    guard: isProposedBy('provider'),
    apply: movesTime,
    follows: moved,
  },
  drop('requested'),
  drop('confirmed'),
];
