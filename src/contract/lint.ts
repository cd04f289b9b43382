/** What every schema of the contract must say, so that nothing unbounded or unknown comes in. */
export function lintContract(contract: unknown): string[] {
  const faults: string[] = [];
  visit(contract, '#', faults);
  return faults;
}

type Json = Record<string, unknown>;

function isSchema(node: Json): boolean {
  return typeof node['type'] === 'string' || Array.isArray(node['type']);
}

function visit(node: unknown, path: string, faults: string[]): void {
  if (Array.isArray(node)) {
    node.forEach((each, index) => {
      visit(each, `${path}/${index}`, faults);
    });
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const json = node as Json;
  // a security scheme has a `type` too, and is no schema
  if (path === '#/components/securitySchemes') return;
  if (isSchema(json) && !path.endsWith('/properties')) judge(json, path, faults);
  for (const [name, value] of Object.entries(json)) {
    if (name !== 'example' && name !== 'default') visit(value, `${path}/${name}`, faults);
  }
}

function judge(schema: Json, path: string, faults: string[]): void {
  const types = [schema['type']].flat();
  const says = (keyword: string) => schema[keyword] !== undefined;
  // what is one of several forms is closed by each of them
  if (types.includes('object') && !says('additionalProperties') && !says('oneOf'))
    faults.push(`${path}: no additionalProperties`);
  if ((types.includes('integer') || types.includes('number')) && !says('maximum') && !says('enum')) {
    faults.push(`${path}: no maximum`);
  }
  if (types.includes('string') && !says('maxLength') && !says('enum') && !says('const')) {
    faults.push(`${path}: no maxLength`);
  }
  if (types.includes('array') && !says('maxItems')) faults.push(`${path}: no maxItems`);
}
