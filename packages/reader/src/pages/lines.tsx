import type { ComponentChildren } from 'preact';

/** Facts about an entry, each with its label. */
export function Lines({ lines }: { lines: readonly (readonly [string, ComponentChildren] | null)[] }) {
  return (
    <dl class="lines">
      {lines.map(
        (line) =>
          line && (
            <div key={line[0]}>
              <dt>{line[0]}</dt>
              <dd dir="auto">{line[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
