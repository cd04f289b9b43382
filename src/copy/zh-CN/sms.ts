/** Text messages. */
/** What others' programs call the product. */
export const productName = '达人超市';

/** What a message in WeChat is about. */
export const wechatTitles = { order: '订单与预约', other: '社区消息' } as const;

export const smsSentences = {
  /** Gateways ask for the sender's name in front. */
  signed: '【达人超市】{text}',
  code: '验证码 {code}，5 分钟内有效，请勿告诉他人。',
  /** To the number of before. */
  numberChanged:
    '您的账号已换成另一个手机号，今后不能再用本号码登录。如果不是您本人操作，请马上联系社区工作人员。',
  wechatBound:
    '您的账号刚连上了一个微信，今后用它可以直接登录和付款。如果不是您本人操作，请马上登录，在“我的 → 登录与账号”里断开，再告诉社区。',
  /** Another account is opened by it from now on. */
  wechatMoved:
    '原来能登录您账号的微信，刚被连到了另一个账号上，不能再登录您的账号。您仍可以用手机验证码登录；不是您本人操作的话，请联系社区工作人员。',
  accountClosed:
    '您的账号已注销，姓名、电话、地址等个人信息已删除。如果不是您本人操作，请马上联系社区工作人员。',
  /** Staff ask for another number for somebody who lost theirs. */
  phoneChange: {
    proposed:
      '社区工作人员为您的账号登记了换手机号。如果不是您本人的要求，请用本号码登录，在“我的”里点“不是我要换的”，或马上打电话给社区。',
    confirmed: (from: string): string =>
      `您的账号换手机号已经由两位工作人员核实，${from}起改用新号码登录。如果不是您本人的要求，请在那之前登录并点“不是我要换的”，或马上打电话给社区。`,
    promised: (from: string): string =>
      `社区把本号码登记为您账号的新手机号，${from}起用本号码和验证码登录就是原来的账号。如果您没有要求过，不用理会。`,
  },
  /** To who may be ordered for: by passing the code on they agree. */
  proxy: {
    relative: (tail: string, code: string): string =>
      `手机尾号 ${tail} 的家人想在达人超市替您下单。同意就把验证码 ${code} 告诉对方，30 分钟内有效；不认识请不要告诉任何人。`,
    order: (tail: string, code: string): string =>
      `手机尾号 ${tail} 的社区人员要在达人超市替您下单。同意就把验证码 ${code} 告诉对方，30 分钟内有效；不同意请不要告诉任何人。`,
  },
  /** To whom a login belongs. */
  login: {
    offered: '社区请您使用工作账号。用本手机号登录后，在“我的 → 登录与账号”里自己设密码；不需要可以拒绝。',
    taken: '您的工作账号已启用，密码是您刚才设的。如果不是您本人操作，请马上登录并停用，再告诉社区。',
    removed: '您已停用自己的工作账号，今后用手机验证码登录。如果不是您本人操作，请马上告诉社区。',
    stopped: '管理员停用了您的工作账号。您可以用手机验证码登录，在“我的 → 登录与账号”里重新启用。',
  },
  /** To whose sign-in asks for one. */
  secondFactor: {
    set: '您已启用动态验证码，今后登录要用它。如果不是您本人操作，请马上告诉社区。',
    removed: '您已停用动态验证码。如果不是您本人操作，请马上改密码并告诉社区。',
    reset: '管理员重设了您的动态验证码：下次登录不再要它，请尽快重新启用。如果不是您要求的，请马上告诉社区。',
  },
} as const;
