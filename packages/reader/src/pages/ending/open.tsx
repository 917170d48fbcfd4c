import { answeredBy, type Grouped, groupedOpen, type Open } from '@unspoiled/core/reader';
import { say } from '../../messages/say.ts';
import { sayBuilt } from '../../messages/say-built.ts';
import { Lines } from '../lines.tsx';
import { Prose } from '../prose.tsx';
import { type Drawn, SceneNames } from './parts.tsx';

/** What does not fit and who has an answer, and what nobody has an answer for. */
export function OpenAtTheEnd(drawn: Drawn) {
  const { openQuestions, holes } = drawn.page;
  return (
    <>
      <OpenList
        {...drawn}
        id="questions"
        title={sayBuilt.ended.questions}
        opens={openQuestions}
        none={sayBuilt.ended.noQuestions}
      />
      <OpenList
        {...drawn}
        id="holes"
        title={sayBuilt.ended.holes}
        opens={holes}
        none={sayBuilt.ended.noHoles}
      />
    </>
  );
}

interface Listed {
  readonly id: string;
  readonly title: string;
  readonly opens: readonly Open[];
  readonly none: string;
}

function OpenList({ page, links, id, title, opens, none }: Drawn & Listed) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {opens.length === 0 && <p>{none}</p>}
      <ul class="known">
        {groupedOpen(page, opens, sayBuilt.words).map((group) => (
          <OpenEntry key={group.text} page={page} links={links} group={group} />
        ))}
      </ul>
    </section>
  );
}

function OpenEntry({ page, links, group }: Drawn & { group: Grouped<Open> }) {
  const [first] = group.members;
  const causes = [...new Set(group.members.flatMap((member) => member.causes))];
  return (
    <li>
      <p class="label">{group.rule}</p>
      <p class="what" dir="auto">
        {group.text}
      </p>
      <Lines
        lines={[
          group.scenes.length > 0
            ? [sayBuilt.ended.showsIn, <SceneNames page={page} links={links} numbers={group.scenes} />]
            : null,
          causes.length > 0
            ? [say.becauseOf, <SceneNames page={page} links={links} numbers={causes} />]
            : null,
          first && first.answeredBy.length > 0
            ? [sayBuilt.ended.answeredBy, answeredBy(page, first, sayBuilt.words)]
            : null,
          first?.reason ? [sayBuilt.ended.onPurpose, <Prose text={first.reason} />] : null,
        ]}
      />
    </li>
  );
}
