import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { codeTo } from '../support/standin.ts';
import { desktop, launchBrowser, settled, type Visitor, visit } from './browser.ts';

const barber = { name: '孙理', phone: '13900007788' };
const title = '孙师傅剪发';
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name });

/** The whole way from a nomination to both reviews, through the pages, each at their own screen. */
describe('the whole story through the pages', () => {
  let test: TestApp;
  let browser: Browser;
  let near: Neighbourhood;
  let artisan: Visitor;
  let resident: Visitor;
  const everyone: Visitor[] = [];

  before(async () => {
    test = await startApp();
    near = await givenNeighbourhood(test);
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await test?.stop();
  });

  async function arrive(
    ...given: Parameters<typeof visit> extends [unknown, unknown, ...infer R] ? R : never
  ) {
    const visitor = await visit(browser, test, ...given);
    everyone.push(visitor);
    return visitor;
  }

  it('a leader nominates a barber', async () => {
    const { page, open } = await arrive(near.leader);
    await open('/leader');
    await link(page, '推荐达人').click();
    await page.getByLabel('姓名').fill(barber.name);
    await button(page, '提交推荐').click();
    await page.getByText('请填写 11 位手机号。').waitFor();
    await page.getByLabel('手机号').fill(barber.phone);
    await page.getByLabel('打字找手艺').fill('剃头');
    await page.getByRole('checkbox', { name: /^理发/ }).check({ force: true });
    await button(page, '提交推荐').click();
    await page.getByText('等工作人员打电话、上门核实。').first().waitFor();
    await page.getByText(`已推荐${barber.name}`).waitFor();
    assert.equal(await page.getByText(barber.name, { exact: true }).count(), 1);
  });

  it('one staff member checks and cannot approve, another approves', async () => {
    const checker = await arrive(near.checker, desktop);
    await checker.open('/staff');
    await link(checker.page, new RegExp(barber.name)).click();
    await button(checker.page, '核实完毕').click();
    await checker.page.getByRole('alert').waitFor();
    await checker.page.getByLabel('已打电话向本人确认').check();
    await checker.page.getByLabel('已上门看过').check();
    await button(checker.page, '核实完毕').click();
    await checker.page.getByText('请另一位工作人员来').waitFor();
    assert.equal(await button(checker.page, '通过').count(), 0);

    const approver = await arrive(near.approver, desktop);
    await approver.open('/staff?state=checked');
    await link(approver.page, new RegExp(barber.name)).click();
    await button(approver.page, '通过').click();
    await approver.page.getByRole('dialog').getByRole('button', { name: '通过' }).click();
    await approver.page.getByText('已批准').waitFor();
  });

  it('the barber signs in with a code, sets hours and lists a haircut', async () => {
    artisan = await arrive(null);
    const { page } = artisan;
    await artisan.open('/artisan/hours');
    await page.getByLabel('手机号', { exact: true }).fill(barber.phone);
    await button(page, '同意隐私说明，获取验证码').click();
    await page.getByText('验证码已发出').waitFor();
    await page.getByLabel('6 位验证码').fill('000000');
    await button(page, '登录').click();
    await page.getByText('验证码不对或已过期').waitFor();
    await page.getByLabel('6 位验证码').fill(await codeTo(barber.phone));
    await button(page, '登录').click();
    await page.getByRole('heading', { name: '每周时间' }).waitFor();
    for (const day of ['周一', '周二', '周三', '周四', '周五', '周六', '周日'])
      await button(page, `${day}加一段`).click();
    await button(page, '保存每周时间').click();
    await page.getByText('每周时间已保存。').waitFor();
  });

  it('the listing waits for approval and comes back with a reason first', async () => {
    const { page } = artisan;
    await artisan.open('/artisan/listings/new');
    await page.getByLabel('品类').selectOption({ label: '理发' });
    await page.getByLabel('项目名称').fill(title);
    await page.getByLabel('到店服务').check({ force: true });
    await page.getByLabel('地址', { exact: true }).fill('柳岸路 5 号');
    await page.getByLabel('价格（元）').fill('30');
    await button(page, '保存草稿').click();
    await button(page, '提交审核').click();
    await page.getByText('已提交，等待社区审核。').waitFor();

    const staff = await arrive(near.approver, desktop);
    await staff.open('/staff/listings');
    await link(staff.page, new RegExp(title)).click();
    await button(staff.page, '不通过').click();
    await staff.page.getByLabel('原因').fill('请写明是否含洗头');
    await staff.page.getByRole('dialog').getByRole('button', { name: '不通过' }).click();
    await staff.page.getByText('已退回').waitFor();

    await page.reload();
    await page.getByText('没有通过：请写明是否含洗头').waitFor();
    await page.getByLabel('说明').fill('含洗头，三十分钟左右。');
    await button(page, '保存').click();
    await page.getByText('已保存。确认无误后请提交审核。').waitFor();
    await button(page, '提交审核').click();
    await page.getByText('已提交，等待社区审核。').waitFor();
    await staff.page.reload();
    await button(staff.page, '通过').click();
    await staff.page.getByRole('dialog').getByRole('button', { name: '通过' }).click();
    await staff.page.getByText('已通过，项目上架了。').waitFor();
    await test.settle();
  });

  it('a resident finds it by another word, books and pays on the phone in four taps', async () => {
    resident = await arrive(near.resident, desktop);
    const { page, context } = resident;
    await resident.open('/?q=剃头');
    await link(page, new RegExp(title)).click();
    await button(page, '立即预约').click();
    await button(page, '确认预约并支付 ¥30').click();
    await page.getByRole('img', { name: /微信付款码/ }).waitFor();
    const [phone] = await Promise.all([context.waitForEvent('page'), link(page, /打开模拟手机付款/).click()]);
    await phone.getByRole('button', { name: '立即支付' }).click();
    await phone.getByText('支付成功').waitFor();
    await phone.close();
    await page.getByText('正在等达人接单').waitFor({ timeout: 30_000 });
    assert.equal(await page.locator('[aria-current="step"]').textContent(), '待接单（当前）');
  });

  it('the barber accepts, starts with the code and finishes', async () => {
    const { page } = artisan;
    await artisan.open('/artisan');
    await link(page, new RegExp(`${title}.*待接单`)).click();
    await page.getByText('接单后就能看到联系人').waitFor();
    await button(page, '接单').click();
    await page.getByText('已接单').waitFor();

    await resident.page.getByRole('heading', { name: '签到码' }).waitFor({ timeout: 20_000 });
    const code = await resident.page.locator('.code-big').textContent();
    await button(page, '开始服务').click();
    await page.getByLabel('签到码').fill(code === '123456' ? '123457' : '123456');
    await page.getByRole('dialog').getByRole('button', { name: '开始服务' }).click();
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await page.getByLabel('签到码').fill(code ?? '');
    await page.getByRole('dialog').getByRole('button', { name: '开始服务' }).click();
    await page.getByText('签到成功').waitFor();
    await button(page, '做完了').click();
    await page.getByRole('dialog').getByRole('button', { name: '做完了' }).click();
    await page.getByText('已请居民验收。').waitFor();
  });

  it('the resident confirms, both review, and each sees the other only then', async () => {
    const { page } = resident;
    await button(page, '确认验收').click({ timeout: 20_000 });
    await page.getByText('谢谢验收').waitFor();
    await test.settle();
    await page.reload();
    await page.getByLabel('5 星 很满意').check({ force: true });
    await page.getByLabel('说两句（可不填）').fill('剪得很精神。');
    await button(page, '提交评价').click();
    await page.getByText('双方都写完才公开').waitFor();

    await artisan.page.reload();
    await artisan.page.getByLabel('4 星 满意').waitFor();
    assert.equal(await artisan.page.getByText('剪得很精神。').count(), 0);
    await artisan.page.getByLabel('4 星 满意').check({ force: true });
    await button(artisan.page, '提交评价').click();
    await artisan.page.getByText('剪得很精神。').waitFor();
  });

  it('another order is cancelled for the amount shown, and comes back', async () => {
    const { page, context } = resident;
    await resident.open('/');
    await link(page, new RegExp(title)).click();
    await button(page, '立即预约').click();
    await button(page, '确认预约并支付 ¥30').click();
    const [phone] = await Promise.all([context.waitForEvent('page'), link(page, /打开模拟手机付款/).click()]);
    await phone.getByRole('button', { name: '立即支付' }).click();
    await phone.getByText('支付成功').waitFor();
    await phone.close();
    await button(page, '撤回预约').click({ timeout: 30_000 });
    await page.getByText('撤回后全额退款').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '撤回预约' }).click();
    await page.getByText('已撤回，款项会原路退回。').waitFor();
    await settled(page);
    await page.getByText('退款', { exact: true }).waitFor();
  });

  it('nothing went wrong on any screen on the way', async () => {
    for (const visitor of everyone) await visitor.close();
  });
});
