import type { components } from '../../contract/types.gen.ts';
import type { Actor } from '../../kernel/actor.ts';
import { after } from '../../kernel/clock.ts';
import { openSteps } from '../../kernel/process.ts';
import { transferRelations } from './transfer.access.ts';
import { transferProcess } from './transfer.process.ts';
import type { TransferProvider } from './transfer.provider.ts';
import { confirmWithin, type Transfer } from './transfer.ts';

/** What its receiver sees. */
export function presentTransfer(
  transfer: Transfer,
  { actor, now, provider }: { actor: Actor; now: Date; provider: Pick<TransferProvider, 'mchid' | 'appid'> },
): components['schemas']['Transfer'] {
  const { _id: id, state, amountFen, openedAt, packageInfo, failReason } = transfer;
  const { appid: appId = provider.appid } = transfer;
  const canConfirm = state === 'wait_user_confirm' && packageInfo !== null;
  return {
    ...{ id, state, amountFen, failReason },
    openedAt: openedAt.toISOString(),
    confirmBy: state === 'wait_user_confirm' ? after(openedAt, confirmWithin).toISOString() : null,
    bridge: canConfirm ? { mchId: provider.mchid, appId, package: packageInfo } : null,
    steps: openSteps(transferProcess, transfer, transferRelations(actor, transfer), now),
  };
}
