import { community } from '../../seeds/demo/cast.ts';
import type { LooseCallOptions } from '../support/client.ts';
import { drawn, upload } from '../support/pictures.ts';
import { backFromWechat, newDevice, phoneInMini } from '../support/wechat.ts';
import { freshPhone } from './actors.ts';
import type { SampleContext } from './samples.ts';

/** A session of its own, so that leaving it does not sign the person out elsewhere. */
export async function ownSession({ world, by }: SampleContext): Promise<LooseCallOptions> {
  if (!by) return {};
  const { people } = world.app.application.features;
  const { sid, csrf } = await people.openSession(await people.find(by._id));
  return { headers: { Cookie: `sid=${sid}`, 'X-CSRF-Token': csrf } };
}

/** What somebody would like to pay for out of the community's fund; who may not leaves no picture behind either. */
async function spendingSample({ world, by }: SampleContext): Promise<LooseCallOptions> {
  const { people, grids } = world.app.application.features;
  const roles = by ? (await people.find(by._id)).roles : [];
  const path = grids.pathOf(community);
  const may = roles.some(({ role, grid }) => ['staff', 'supervisor'].includes(role) && path.includes(grid));
  const voucher = by && may ? (await upload(world.app, by, await drawn(), 'voucher')).id : 'fil_none';
  return { body: { community, amountFen: 100, purpose: '楼道灯泡', vouchers: [voucher] } };
}

/** Calls of a browser that comes back from WeChat. */
export const wechatSamples = {
  closeMonth: ({ fixture }: SampleContext) => ({ params: { month: fixture.id } }),
  getMyStatement: () => ({ query: { month: '2026-11' } }),
  exportMyStatement: () => ({ query: { month: '2026-11' } }),
  getTrialBalance: () => ({ query: { month: '2026-11' } }),
  getAccountStatement: () => ({ query: { month: '2026-11', account: 'escrow' } }),
  exportLedger: () => ({ query: { month: '2026-11' } }),
  getFund: () => ({ params: { code: community } }),
  proposeSpending: spendingSample,
  refuseSpending: ({ fixture }: SampleContext) => ({
    params: { id: fixture.id },
    body: { reason: '发票不清楚' },
  }),
  notifyTransfer: () => ({ headers: { 'content-type': 'application/json' }, body: { id: 'forged' } }),
  readBill: ({ fixture }: SampleContext) => ({ params: { date: fixture.id } }),
  proposeFinding: ({ fixture }: SampleContext) => ({
    params: { id: fixture.id },
    body: { reason: '商户自己充值', booking: 'own' },
  }),
  allowMiniMessages: () => ({ body: { templates: ['played-mini-order'] } }),
  setNoticeChoices: () => ({ body: { wechat: true, sms: true } }),
  withdraw: () => ({ body: { amountFen: 100 } }),
  beginWechat: async ({ world }: SampleContext) => ({ headers: { Cookie: await newDevice(world.app) } }),
  signInByWechat: async ({ world }: SampleContext) => backFromWechat(world.app, await newDevice(world.app)),
  signInByWechatPhone: async ({ world }: SampleContext) =>
    phoneInMini(world.app, await newDevice(world.app), freshPhone()),
  signWechatPage: ({ world }: SampleContext) => ({ body: { url: `${world.app.baseUrl}/listings/1` } }),
  // of somebody whom nothing else needs, whoever asks
  bindWechat: async ({ world, by }: SampleContext) => {
    const device = await newDevice(world.app);
    if (!by) return { headers: { Cookie: device }, body: {} };
    await world.app.as(null).signInByWechat(await backFromWechat(world.app, device, `user ${freshPhone()}`));
    const { people } = world.app.application.features;
    const { sid, csrf } = await people.openSession(await people.ensureByPhone(freshPhone(), '王建国'));
    return { headers: { Cookie: `sid=${sid}; ${device}`, 'X-CSRF-Token': csrf }, body: {} };
  },
};
