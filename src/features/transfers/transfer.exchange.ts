import { transferSentences } from '../../copy/zh-CN.ts';
import type { Clock } from '../../kernel/clock.ts';
import { isAppError } from '../../kernel/errors.ts';
import type { Log } from '../../kernel/log.ts';
import type { BeforeAnswer, Runner } from '../../kernel/runner.ts';
import { type Payments, ProviderRefused, ProviderUnknown } from '../payments/index.ts';
import type { TransferStep, TransferTypes } from './transfer.process.ts';
import type { ProviderTransfer, TransferProvider, TransferRequest } from './transfer.provider.ts';
import type { TransferStore } from './transfer.store.ts';
import { nextAsk, type Transfer } from './transfer.ts';

export interface TransferExchangeDeps {
  store: TransferStore;
  runner: Runner<TransferTypes>;
  provider: TransferProvider;
  clock: Clock;
  log: Log;
  raise: Payments['raise'];
}

const asksAtOnce = 20;

const stepOf = {
  accepted: 'accept',
  processing: 'process',
  wait_user_confirm: 'offer',
  transfering: 'move',
  success: 'succeed',
  fail: 'fail',
  canceling: 'begin_cancel',
  cancelled: 'cancel',
} as const satisfies Record<ProviderTransfer['state'], TransferStep>;

/** What the provider is asked about transfers, and what its word does to them. */
export class TransferExchange {
  readonly #deps: TransferExchangeDeps;

  constructor(deps: TransferExchangeDeps) {
    this.#deps = deps;
    deps.runner.before('ask_to_cancel', (transfer) => this.#askToCancel(transfer));
    deps.runner.on('book', 'money', 'transfers: asks the provider', (transfer) => this.send(transfer));
  }

  /** Takes what the provider says: twice, late or reordered, it has one effect. */
  async receive(seen: ProviderTransfer): Promise<void> {
    const { store, runner, raise } = this.#deps;
    const transfer = await store.seekByNumber(seen.outBillNo);
    const { outBillNo, state, fen } = seen;
    if (!transfer || (fen !== undefined && fen !== transfer.amountFen)) {
      const facts = { outBillNo, state, ...(fen === undefined ? {} : { amountFen: fen }) };
      return raise('transfer_differs', outBillNo, facts, transfer);
    }
    const by = { kind: 'payment' } as const;
    // Others may have taken it or made it impossible meanwhile; then nothing is left to do.
    if (state === 'wait_user_confirm') {
      const packageInfo = seen.packageInfo ?? transfer.packageInfo;
      await runner.tryAdvance(transfer, 'offer', by, { input: { packageInfo } });
    } else if (state === 'fail') {
      await runner.tryAdvance(transfer, 'fail', by, { input: { failReason: seen.failReason ?? null } });
    } else await runner.tryAdvance(transfer, stepOf[state], by);
  }

  /** Asks after every transfer whose turn has come, until each is final. */
  async askDue(): Promise<number> {
    const { store, clock } = this.#deps;
    const due = await store.dueToAsk(clock.now(), asksAtOnce);
    await Promise.all(
      due.map(async (transfer) => {
        if (!(await store.takeTurn(transfer, nextAsk(transfer.asks + 1, clock.now())))) return;
        await this.ask(transfer);
      }),
    );
    return due.length;
  }

  /** What has become of it; what the provider has never heard of is asked for again, under the same number. */
  async ask(transfer: Transfer): Promise<void> {
    if (transfer.state === 'asked') return this.send(transfer);
    await this.#tolerate(transfer, async () => {
      const seen = await this.#deps.provider.query(transfer.outBillNo);
      if (seen === 'missing') return this.send(transfer);
      // only the answer to the call itself says what opens it
      const isUnopened = seen.state === 'wait_user_confirm' && !transfer.packageInfo;
      return isUnopened ? this.send(transfer) : this.receive(seen);
    });
  }

  async send(transfer: Transfer): Promise<void> {
    await this.#tolerate(transfer, async () => {
      try {
        await this.receive(await this.#deps.provider.transfer(requestOf(transfer)));
      } catch (failure) {
        if (!(failure instanceof ProviderRefused)) throw failure;
        await this.#refused(transfer, failure);
      }
    });
  }

  /** A certain no brings the money back, unless it is the moment's or our account's: then it is asked again. */
  async #refused(transfer: Transfer, { code, status, passes }: ProviderRefused): Promise<void> {
    const { runner, store, raise } = this.#deps;
    const { outBillNo, amountFen } = transfer;
    const facts = { outBillNo, amountFen, code, status };
    await raise(passes ? 'transfer_waits' : 'transfer_refused', `${outBillNo}:${code}`, facts, transfer);
    if (passes) return store.noteRefusal(transfer, code);
    await runner.tryAdvance(transfer, 'fail', { kind: 'payment' }, { input: { failReason: code } });
  }

  /** Confirmed at the same time, it stays with the person: what the provider says next decides. */
  async #askToCancel(transfer: Transfer): Promise<BeforeAnswer> {
    const { provider } = this.#deps;
    let answer: BeforeAnswer = 'unknown';
    await this.#tolerate(transfer, async () => {
      const seen = await provider.cancel(transfer.outBillNo);
      if (seen !== 'refused' && seen.state === 'canceling') {
        answer = 'go';
        return;
      }
      const known = seen === 'refused' ? await provider.query(transfer.outBillNo) : seen;
      if (known !== 'missing') await this.receive(known);
      answer = 'moved';
    });
    return answer;
  }

  async #tolerate(transfer: Transfer, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (failure) {
      const isKnown =
        failure instanceof ProviderUnknown ||
        failure instanceof ProviderRefused ||
        isAppError(failure, 'conflict');
      if (!isKnown) throw failure;
      const facts = { transfer: transfer._id, error: failure.message };
      this.#deps.log.warn(facts, 'the provider could not be asked about a transfer');
    }
  }
}

function requestOf({ outBillNo, appid, openid, amountFen }: Transfer): TransferRequest {
  const { remark, post, pay } = transferSentences;
  const infos = [
    { type: '岗位类型', content: post },
    { type: '报酬说明', content: pay },
  ];
  return { outBillNo, appid, openid, fen: amountFen, remark, report: { scene: '1005', infos } };
}
