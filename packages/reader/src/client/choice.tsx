/** One of a few, as buttons; which of them is pressed is said. */
export function Choice<T extends string>({
  label,
  options,
  chosen,
  choose,
}: {
  label: string;
  options: readonly (readonly [T, string])[];
  chosen: T | undefined;
  choose: (id: T) => void;
}) {
  return (
    <fieldset class="choice" aria-label={label}>
      {options.map(([id, name]) => (
        <button type="button" key={id} aria-pressed={id === chosen} onClick={() => choose(id)}>
          {name}
        </button>
      ))}
    </fieldset>
  );
}
