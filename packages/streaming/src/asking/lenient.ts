import * as v from 'valibot';

/** A list of which only the entries that have the form are taken: one odd entry does not cost the others. */
export const listOf = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((items) =>
      items.flatMap((item) => {
        const read = v.safeParse(schema, item);
        return read.success ? [read.output] : [];
      }),
    ),
  );

/** What may be missing or null, or of another form than it should be: all the same unknown. */
export const maybe = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.fallback(v.nullish(schema, null), null as never);
