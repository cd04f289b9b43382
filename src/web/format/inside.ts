/** A way inside the server out of a query, whatever stands in it: `//host` and the like lead home. */
export function insideOf(to: unknown, otherwise = '/'): string {
  const asked = Array.isArray(to) ? to[0] : to;
  return typeof asked === 'string' && /^\/(?![/\\])/.test(asked) ? asked : otherwise;
}
