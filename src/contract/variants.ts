import type { ContractPart } from './bundle.ts';

/** An object schema that others build on. */
interface ObjectSchema {
  description?: string;
  required?: string[];
  minProperties?: number;
  properties?: Record<string, unknown>;
  enum?: unknown[];
  'x-extends'?: string;
}
type Schemas = Record<string, ObjectSchema>;

/**
 * A kind's part says what its things are beside what every kind's are: `x-extends` takes a common schema's
 * fields over, `x-variants` makes it one form of the schema that all kinds share, `x-operation-errors` adds
 * to the codes of a shared operation. Answers the schemas that others were built on.
 */
export function addVariants(bundled: ContractPart, parts: readonly ContractPart[]): string[] {
  const schemas = (bundled.components?.['schemas'] ?? {}) as Schemas;
  const bases = new Set<string>();
  for (const part of parts) {
    const kind = part['x-kind'];
    if (kind === undefined) continue;
    for (const name of Object.keys(part.components?.['schemas'] ?? {})) {
      const base = schemas[name]?.['x-extends'];
      if (base === undefined) continue;
      bases.add(base);
      schemas[name] = extended(schemas[name] as ObjectSchema, schemas[base], kind, `${name} → ${base}`);
    }
    for (const [shared, own] of Object.entries(part['x-variants'] ?? {})) addVariant(schemas, shared, own);
    for (const [id, codes] of Object.entries(part['x-operation-errors'] ?? {})) addErrors(bundled, id, codes);
  }
  return [...bases];
}

function extended(
  own: ObjectSchema,
  base: ObjectSchema | undefined,
  kind: string,
  what: string,
): ObjectSchema {
  if (!base?.properties) throw new Error(`${what}: there is no such object to extend`);
  const { 'x-extends': _base, ...rest } = own;
  const { description: _said, ...common } = base;
  return {
    ...common,
    ...rest,
    required: [...(base.required ?? []), ...(own.required ?? [])],
    properties: { ...base.properties, kind: { type: 'string', const: kind }, ...own.properties },
  };
}

/** A list of words becomes longer; everything else one more form, told from the others by `kind`. */
function addVariant(schemas: Schemas, shared: string, own: string): void {
  const variant = schemas[own];
  if (!variant) throw new Error(`${shared}: there is no schema ${own}`);
  if (variant.enum) {
    const words = new Set([...(schemas[shared]?.enum ?? []), ...variant.enum]);
    schemas[shared] = { ...variant, enum: [...words] };
    return;
  }
  const standing = (schemas[shared] ?? {}) as { oneOf?: unknown[] };
  const oneOf = [...(standing.oneOf ?? []), { $ref: `#/components/schemas/${own}` }];
  const told = { required: ['kind'], discriminator: { propertyName: 'kind' } };
  schemas[shared] = { type: 'object', ...told, oneOf } as ObjectSchema;
}

function addErrors(bundled: ContractPart, id: string, codes: readonly string[]): void {
  const operations = Object.values(bundled.paths ?? {}).flatMap((methods) => Object.values(methods));
  const operation = operations.find((each) => each.operationId === id);
  if (!operation) throw new Error(`there is no operation ${id}`);
  operation['x-errors'] = [...new Set([...(operation['x-errors'] ?? []), ...codes])];
}
