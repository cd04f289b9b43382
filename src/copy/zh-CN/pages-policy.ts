/** What a cancellation gives back, in one sentence. */
interface PolicyRule {
  hoursBefore: number;
  percentBack: number;
}

const goesBack = (percent: number): string =>
  percent === 100 ? '全额退款' : percent === 0 ? '不退款' : `退 ${percent}%`;

/** The cancellation rule in one sentence: the first rule whose hours are not passed yet holds. */
export function policySentence(rules: readonly PolicyRule[]): string {
  const sorted = [...rules].sort((a, b) => b.hoursBefore - a.hoursBefore);
  const parts = sorted.map((rule, index) => {
    const back = goesBack(rule.percentBack);
    if (rule.hoursBefore > 0) return `开始前 ${rule.hoursBefore} 小时以上取消${back}`;
    return index === 0 ? `开始前取消${back}` : `之后到开始前取消${back}`;
  });
  if (sorted.at(-1)?.hoursBefore !== 0) parts.push('之后取消不退款');
  return `${parts.join('，')}。`;
}

/** What goes back to a resident who did not come: the rule that holds at the start. */
export function absenceBack(rules: readonly PolicyRule[]): string {
  return goesBack(rules.find((rule) => rule.hoursBefore <= 0)?.percentBack ?? 0);
}
