/** What a cancellation gives back, in one sentence. */
interface PolicyRule {
  hoursBefore: number;
  percentBack: number;
}

interface Policy {
  rules: readonly PolicyRule[];
  freeMinutes?: number;
  freeHoursBefore?: number;
}

const goesBack = (percent: number): string =>
  percent === 100 ? '全额退款' : percent === 0 ? '不退款' : `退 ${percent}%`;

/** The cancellation rule in one sentence: the first rule whose hours are not passed yet holds. */
export function policySentence({ rules, freeMinutes = 0, freeHoursBefore = 0 }: Policy): string {
  const sorted = [...rules].sort((a, b) => b.hoursBefore - a.hoursBefore);
  const parts = sorted.map((rule, index) => {
    const back = goesBack(rule.percentBack);
    if (rule.hoursBefore > 0) return `开始前 ${rule.hoursBefore} 小时以上取消${back}`;
    return index === 0 ? `开始前取消${back}` : `之后到开始前取消${back}`;
  });
  if (sorted.at(-1)?.hoursBefore !== 0) parts.push('之后取消不退款');
  const free = freeMinutes > 0 ? `付款后 ${freeMinutes} 分钟内${away(freeHoursBefore)}取消全额退款。` : '';
  return `${parts.join('，')}。${free}`;
}

const away = (hours: number): string => (hours > 0 ? `、离开始至少 ${hours} 小时` : '');

/** One line of what comes back and until when; amounts and times as people read them. */
export const refundLines = {
  free: (minutes: number, back: string): string => `付款后 ${minutes} 分钟内取消，退 ${back}`,
  until: (time: string, back: string): string => `${time} 前取消，退 ${back}`,
  toStart: (back: string): string => `之后到开始前取消，退 ${back}`,
  always: (back: string): string => `开始前取消，退 ${back}`,
};

/** What goes back to a resident who did not come: the rule that holds at the start. */
export function absenceBack(rules: readonly PolicyRule[]): string {
  return goesBack(rules.find((rule) => rule.hoursBefore <= 0)?.percentBack ?? 0);
}
