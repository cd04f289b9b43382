import assert from 'node:assert/strict';
import { constants, publicEncrypt } from 'node:crypto';
import {
  type Callback,
  call,
  control,
  isSigned,
  newNumber,
  open,
  openShop,
  prepayBody,
  type Resource,
  type Shop,
  type Standins,
  startStandins,
  until,
  type Wechat,
} from './client.ts';

const bills = '/v3/fund-app/mch-transfer/transfer-bills';
const hour = 3_600_000;

describe('WeChat stand-in: transfers to people', () => {
  let standins: Standins;
  let wechat: Wechat;
  let shop: Shop;

  before(async () => {
    standins = await startStandins();
    wechat = standins.wechat;
    shop = await openShop();
    const no = newNumber();
    const body = prepayBody(wechat, no, `${shop.url}/notify`);
    await call(wechat, 'POST', '/v3/pay/transactions/native', body);
    await control(standins, 'POST', '/standin/wechat/pay', { outTradeNo: no, amountFen: 2_000_000 });
  });
  after(async () => {
    await shop.close();
    await standins.stop();
  });

  const billNo = () => newNumber().replace(/\W|_/g, '');
  const bodyOf = (no: string, more: object = {}) => ({
    appid: wechat.appid,
    out_bill_no: no,
    transfer_scene_id: '1005',
    openid: 'o0000000000000000000000001',
    transfer_amount: 500,
    transfer_remark: '收入',
    notify_url: `${shop.url}/transfer`,
    transfer_scene_report_infos: [
      { info_type: '岗位类型', info_content: '达人' },
      { info_type: '报酬说明', info_content: '收入' },
    ],
    ...more,
  });
  const ask = (no: string, more = {}) => call(wechat, 'POST', bills, bodyOf(no, more));
  const query = async (no: string) => (await call(wechat, 'GET', `${bills}/out-bill-no/${no}`)).json;
  const cancel = (no: string) => call(wechat, 'POST', `${bills}/out-bill-no/${no}/cancel`);
  const act = (no: string, action: string) =>
    control(standins, 'POST', `/standin/wechat/transfers/${no}/${action}`, {});
  const becomes = (no: string, state: string) =>
    until(
      () => query(no),
      (seen) => seen.state === state,
    );
  const paidOut = async () =>
    (await control(standins, 'GET', '/standin/wechat/books')).json.paidOutFen as number;
  const fault = (name: string, outTradeNo: string) =>
    control(standins, 'POST', '/standin/wechat/faults', { on: 'transfer', fault: name, outTradeNo });

  it('is one bill per number, confirmed by the person, with a sealed word at its end', async () => {
    const no = billNo();
    const before = await paidOut();
    const first = await ask(no);
    assert.equal(first.status, 200);
    assert.ok(isSigned(wechat, first.headers, first.body));
    assert.equal(first.json.state, 'WAIT_USER_CONFIRM');
    const again = await ask(no);
    assert.deepEqual(again.json, first.json);
    assert.equal((await ask(no, { transfer_amount: 501 })).json.code, 'INVALID_REQUEST');
    assert.equal(await paidOut(), before + 500);
    await act(no, 'confirm');
    await becomes(no, 'SUCCESS');
    assert.equal((await act(no, 'confirm')).status, 409);
    assert.equal((await cancel(no)).json.code, 'INVALID_REQUEST');
    const isEnd = ({ body }: Callback) => body.includes('MCHTRANSFER.BILL.FINISHED');
    await until(
      async () => shop.got.some(isEnd),
      (there) => there,
    );
    const event = JSON.parse(shop.got.find(isEnd)?.body ?? '') as {
      resource: Resource & { associated_data: string };
    };
    assert.equal(event.resource.associated_data, '');
    const content = JSON.parse(open(wechat, event.resource)) as Record<string, unknown>;
    assert.deepEqual(
      [content.mch_id, content.out_bill_no, content.state, content.transfer_amount],
      [wechat.mchid, no, 'SUCCESS', 500],
    );
  });

  it('comes back a day later, or where the merchant takes it back', async () => {
    const before = await paidOut();
    const [lapsed, taken] = [billNo(), billNo()];
    await ask(lapsed);
    await ask(taken);
    assert.equal((await cancel(taken)).json.state, 'CANCELING');
    assert.equal((await act(taken, 'confirm')).status, 409);
    await becomes(taken, 'CANCELLED');
    assert.equal((await cancel(taken)).json.state, 'CANCELLED');
    await control(standins, 'POST', '/standin/clock', { offsetMs: 24 * hour });
    await becomes(lapsed, 'FAIL');
    assert.equal((await query(lapsed)).fail_reason, 'OVERDUE_CLOSE');
    assert.equal(await paidOut(), before);
  });

  it('waits in ACCEPTED and PROCESSING where it is asked to, and gives nothing to open it there', async () => {
    for (const state of ['ACCEPTED', 'PROCESSING']) {
      const no = billNo();
      await fault(state, no);
      const { json } = await ask(no);
      assert.deepEqual([json.state, json.package_info], [state, undefined]);
      assert.equal((await act(no, 'confirm')).status, 409);
      await act(no, 'offer');
      assert.ok((await ask(no)).json.package_info);
      await cancel(no);
    }
  });

  it('refuses what WeChat refuses', async () => {
    const refusal = async (more: object, no = billNo()) => (await ask(no, more)).json.code;
    assert.equal(await refusal({ transfer_scene_id: '1000' }), 'NO_AUTH');
    assert.equal(await refusal({ transfer_scene_report_infos: [] }), 'PARAM_ERROR');
    assert.equal(await refusal({ transfer_scene_id: '1010' }), 'PARAM_ERROR');
    const goods = [{ info_type: '回收商品名称', info_content: '旧报纸' }];
    const second = { transfer_scene_id: '1010', transfer_scene_report_infos: goods };
    assert.equal((await ask(billNo(), second)).status, 200);
    assert.equal(await refusal({ transfer_amount: 9 }), 'PARAM_ERROR');
    assert.equal(await refusal({ appid: 'wx_other' }), 'APPID_MCHID_NOT_MATCH');
    assert.equal(await refusal({ out_bill_no: 'a_b' }), 'PARAM_ERROR');
    assert.equal((await query('none')).code, 'NOT_FOUND');
    const no = billNo();
    await fault('NOT_ENOUGH', no);
    assert.equal(await refusal({}, no), 'NOT_ENOUGH');
    assert.equal((await ask(no)).status, 200, 'later with the same number');
  });

  it('wants the name from 2,000 yuan on, encrypted for the key that the call names', async () => {
    assert.equal((await ask(billNo(), { transfer_amount: 200_000 })).json.code, 'PARAM_ERROR');
    assert.equal((await ask(billNo(), { transfer_amount: 199_999 })).status, 200);
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    const name = publicEncrypt(
      { key: wechat.publicKeyPem, padding, oaepHash: 'sha1' },
      Buffer.from('周师傅'),
    );
    const body = bodyOf(billNo(), { transfer_amount: 200_000, user_name: name.toString('base64') });
    const headers = { 'Wechatpay-Serial': wechat.publicKeyId };
    assert.equal((await call(wechat, 'POST', bills, body, { headers })).status, 200);
    const clear = { ...body, out_bill_no: billNo(), user_name: '周师傅' };
    assert.equal((await call(wechat, 'POST', bills, clear, { headers })).json.code, 'PARAM_ERROR');
    const tooMuch = { ...body, out_bill_no: billNo(), transfer_amount: 19_000_000 };
    assert.equal((await call(wechat, 'POST', bills, tooMuch, { headers })).json.code, 'NOT_ENOUGH');
  });
});
