import assert from 'node:assert/strict';
import { createVerify } from 'node:crypto';
import { makeWechatTransfers } from '../../src/adapters/wechat-pay/index.ts';
import { ProviderRefused, ProviderUnknown } from '../../src/features/payments/payment.provider.ts';
import type { TransferProvider } from '../../src/features/transfers/transfer.provider.ts';
import { type ScriptedWechat, startScriptedWechat } from './scripted-wechat.ts';

const bills = '/v3/fund-app/mch-transfer/transfer-bills';
const report = { scene: '1005', infos: [{ type: '岗位类型', content: '达人' }] };
const request = { outBillNo: 'trf1', openid: 'o123', fen: 500, remark: '收入', report };
const asked = { out_bill_no: 'trf1', transfer_bill_no: '133', state: 'WAIT_USER_CONFIRM', package_info: 'p' };

describe('WeChat transfers', () => {
  let wechat: ScriptedWechat;
  let provider: TransferProvider;
  before(async () => {
    wechat = await startScriptedWechat('public-key');
    provider = makeWechatTransfers(wechat.config);
  });
  beforeEach(() => {
    wechat.calls.length = 0;
  });
  after(() => wechat.stop());

  const assertSigned = () => {
    const [call] = wechat.calls;
    assert.ok(call);
    const field = (name: string) =>
      new RegExp(`${name}="([^"]*)"`).exec(call.headers.authorization ?? '')?.[1] ?? '';
    const text = `${call.method}\n${call.target}\n${field('timestamp')}\n${field('nonce_str')}\n${call.body}\n`;
    const verify = createVerify('RSA-SHA256').update(text);
    assert.ok(verify.verify(wechat.merchantPublicKey, field('signature'), 'base64'));
    return call;
  };
  const answer = (more: object = {}) => ({
    body: JSON.stringify({ ...asked, mch_id: wechat.config.mchid, transfer_amount: 500, ...more }),
  });

  it('asks with what the scene needs, and signs it', async () => {
    wechat.script(answer());
    const seen = await provider.transfer(request);
    assert.deepEqual(seen, { state: 'wait_user_confirm', outBillNo: 'trf1', packageInfo: 'p' });
    const call = assertSigned();
    assert.equal(call.target, bills);
    const sent = JSON.parse(call.body) as Record<string, unknown>;
    assert.equal(sent.transfer_scene_id, '1005');
    assert.deepEqual(sent.transfer_scene_report_infos, [{ info_type: '岗位类型', info_content: '达人' }]);
  });

  it('takes back with an empty body, signed over nothing', async () => {
    wechat.script(answer({ state: 'CANCELING' }));
    assert.deepEqual(await provider.cancel('trf1'), {
      state: 'canceling',
      outBillNo: 'trf1',
      packageInfo: 'p',
    });
    assert.deepEqual([assertSigned().body, wechat.calls[0]?.method], ['', 'POST']);
    wechat.script({ status: 400, body: '{"code":"INVALID_REQUEST","message":"too late"}' });
    assert.equal(await provider.cancel('trf1'), 'refused');
  });

  it('reads all eight states, and what is missing', async () => {
    const words = ['ACCEPTED', 'PROCESSING', 'WAIT_USER_CONFIRM', 'TRANSFERING', 'SUCCESS', 'FAIL'];
    for (const state of [...words, 'CANCELING', 'CANCELLED']) {
      wechat.script(answer({ state }));
      const seen = await provider.query('trf1');
      assert.ok(seen !== 'missing');
      assert.deepEqual([seen.state, seen.fen], [state.toLowerCase(), 500]);
    }
    wechat.script({ status: 404, body: '{"code":"NOT_FOUND","message":"none"}' });
    assert.equal(await provider.query('trf1'), 'missing');
  });

  it('knows nothing after an answer that is not WeChat’s', async () => {
    const { body } = answer();
    const replies = [
      { body, fault: 'unsigned' as const },
      { body, fault: 'broken' as const },
      { body, fault: 'cut' as const },
      { body, status: 500 },
      answer({ out_bill_no: 'trf2' }),
      answer({ state: 'SOMETHING_NEW' }),
    ];
    for (const reply of replies) {
      for (const ask of [
        () => provider.query('trf1'),
        () => provider.transfer(request),
        () => provider.cancel('trf1'),
      ]) {
        wechat.script(reply);
        await assert.rejects(ask(), ProviderUnknown, JSON.stringify(reply).slice(0, 80));
      }
    }
    wechat.script(answer({ mch_id: '1900000002' }));
    await assert.rejects(provider.query('trf1'), ProviderUnknown);
    wechat.script({ fault: 'hang' });
    await assert.rejects(provider.transfer(request), ProviderUnknown);
  });

  it('knows that it was refused, and what may be granted later', async () => {
    wechat.script({ status: 403, body: '{"code":"NOT_ENOUGH","message":"余额不足"}' });
    await assert.rejects(provider.transfer(request), (thrown) => {
      assert.ok(thrown instanceof ProviderRefused);
      assert.deepEqual([thrown.code, thrown.passes], ['NOT_ENOUGH', true]);
      return true;
    });
  });
});
