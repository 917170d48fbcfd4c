/** As much of an OpenAPI schema as is needed to make an instance of it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | { readonly description: string; readonly items: Schema };
  readonly allOf?: readonly Schema[];
  readonly minimum?: number;
}

/** An instance of a schema: with everything that may be there, or with what must be. */
export function instanceOf(
  schema: Schema,
  named: Readonly<Record<string, Schema>>,
  optional: boolean,
): unknown {
  const { $ref, type, enum: values, properties, required = [], items, additionalProperties, allOf } = schema;
  const make = (part: Schema) => instanceOf(part, named, optional);
  if ($ref !== undefined) return make(named[$ref.split('/').at(-1)!]!);
  if (allOf !== undefined) return Object.assign({}, ...allOf.map(make));
  if (values !== undefined) return values[0];
  if (properties !== undefined)
    return Object.fromEntries(
      Object.entries(properties).flatMap(([key, part]) =>
        optional || required.includes(key) ? [[key, make(part)]] : [],
      ),
    );
  if (additionalProperties !== undefined) return { gb: make(additionalProperties) };
  if (items !== undefined) return [make(items)];
  if (type === 'boolean') return true;
  return type === 'integer' || type === 'number' ? (schema.minimum ?? 7) : 'text';
}
