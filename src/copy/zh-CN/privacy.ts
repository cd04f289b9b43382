/** The day from which the text below holds. Another text is another day, and everybody is asked again. */
export const privacyVersion = '2026-11-29';

/** What happens to one's data. */
export const privacyPages = {
  privacy: {
    title: '隐私说明',
    version: (version: string): string => `${version} 起生效`,
    read: '先看《隐私说明》：记下什么、谁能看到',
    agreeAndSend: '同意隐私说明，获取验证码',
    agreeFirst: '请先点“同意隐私说明，获取验证码”。',
    changed: '隐私说明有更新',
    changedHint: '请看一看下面的说明。同意后接着用；不同意就退出登录，您的订单和账号不会变。',
    yes: '我同意，继续',
    no: '不同意，退出登录',
    sections: [
      {
        title: '记下什么',
        sentences: [
          '手机号，用来登录和通知；您填的称呼、上门地址、留言；您的订单、评价和上传的照片；您同意的是哪一版说明、什么时候同意的。',
          '您让页面看看您在哪个微网格时，那一刻的位置只用来找最近的微网格，不保存。',
          '照片里的拍摄地点等信息在保存前去掉。付款由微信支付完成，这里没有您的银行卡号。',
        ],
      },
      {
        title: '谁能看到',
        sentences: [
          '达人在接单以后才看到您的姓名、电话和地址，结束 7 天后就看不到了。',
          '您的评价公开时只显示姓。',
          '社区工作人员要写明原因才能看联系方式，每次查看都有记录，您在“我的”里可以看到谁看过。',
        ],
      },
      {
        title: '您可以做什么',
        sentences: [
          '在“我的”里修改称呼、删除地址；在“登录与账号”里换手机号、注销账号。',
          '注销后姓名、电话、地址都删除；做过的订单和收付款按规定保存，但不再有您的个人信息。',
          '这个网站的 Cookie 只用来登录、认出这台设备、记住您选的小区，不放广告，不把信息给别的公司。',
        ],
      },
    ],
  },
};
