import type { Someone, TestApp } from './app.ts';
import { givenOrder, type Neighbourhood } from './given.ts';
import { backFromWechat, newDevice } from './wechat.ts';

let entries = 0;

/** The neighbourhood's barber is owed more: out of the community's fund, so that no time has to pass. */
export async function givenEarned(app: TestApp, near: Neighbourhood, fen: number): Promise<void> {
  const { ledger, providers } = app.application.features;
  const provider = await providers.ofPerson(near.barber._id);
  if (!provider) throw new Error('the barber offers nothing');
  await ledger.post({
    _id: `earned:${entries++}`,
    at: app.application.clock.now(),
    lines: [
      { account: 'fund:test', fen },
      { account: `payable:${provider.ref.kind}:${provider.ref.id}`, fen: -fen },
    ],
    why: 'order.settle',
    source: 'earned',
    gridPath: [...provider.gridPath],
  });
}

/** WeChat holds enough of the marketplace's for what is paid out. */
export async function givenTaken(app: TestApp, near: Neighbourhood): Promise<void> {
  await givenOrder(app, near, 'requested');
}

/** Ties a WeChat to somebody's account, as the browser does that comes back from there. */
export async function bindWechatOf(app: TestApp, person: Someone): Promise<void> {
  if ((await app.as(person).getMyMoney()).isBound) return;
  const device = await newDevice(app);
  const { people } = app.application.features;
  const { sid, csrf } = await people.openSession(await people.find(person._id));
  const headers = { Cookie: `sid=${sid}; ${device}`, 'X-CSRF-Token': csrf };
  await app.as(null).signInByWechat(await backFromWechat(app, device, `user ${person._id}`));
  const { status } = await app.as(null).raw.bindWechat({ headers, body: {} });
  if (status >= 300) throw new Error(`bindWechat answered ${status}`);
}
