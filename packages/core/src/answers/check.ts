import { type Allowed, applyAllowances } from '../diagnostics/allowances.ts';
import type { Diagnostic, Edit } from '../diagnostics/diagnostic.ts';
import { Engine } from '../engine/engine.ts';
import { sentenceOn } from '../engine/lines.ts';
import { orderOf } from '../engine/moments/order.ts';
import { phrase } from '../engine/phrase.ts';
import { causesOf, sayConflict } from '../explain/causes.ts';
import { readingsOf } from '../explain/readings.ts';
import { idleRemarks, remarksOn } from '../explain/remarks.ts';
import { nearest } from '../language/nearest.ts';
import { parseStory } from '../language/parse.ts';
import type { Tree } from '../language/tree.ts';
import { checkWriting } from '../language/writing.ts';
import { codeOf, codeOfWords, UNWRITTEN } from '../rules/checks/codes.ts';
import { reportConflict } from '../rules/checks/conflicts.ts';
import { doubtOf } from '../rules/checks/doubt.ts';
import { finding } from '../rules/checks/findings.ts';
import { checkIdentities } from '../rules/checks/identities.ts';
import { checkMoments } from '../rules/checks/moments.ts';
import { checkSpeakers } from '../rules/checks/speakers/speakers.ts';
import { checkTimecodes } from '../rules/checks/timecodes/timecodes.ts';
import { type Conflict, isAlive, occurrencesAt } from '../rules/conflict.ts';
import { conflictsOf } from '../rules/conflicts.ts';
import { understand } from '../story/understand.ts';
import type { Source, Span } from '../text/source.ts';
import { about } from './about.ts';

/** What `check` finds in one file. */
export interface Checked {
  /** Everything wrong or doubtful, in the order of the lines. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the file itself says to let pass, with its reasons. */
  readonly allowed: readonly Allowed[];
}

/** Everything wrong or doubtful in a file. Total: no input makes it throw. */
export function check(source: Source): Checked {
  const { tree, diagnostics } = parseStory(source);
  const story = understand(tree);
  const engine = new Engine(story, { order: orderOf(story) });
  const found = [
    ...diagnostics,
    ...checkMoments(engine),
    ...checkTimecodes(engine),
    ...checkSpeakers(engine),
    ...checkIdentities(engine),
    ...remarks(engine, tree),
    ...supposed(engine),
    ...checkWriting(tree),
    ...conflicts(engine, tree),
  ];
  const { diagnostics: left, allowed } = applyAllowances(source, found);
  return {
    diagnostics: left.toSorted(
      (a, b) => a.span.start.line - b.span.start.line || a.span.start.column - b.span.start.column,
    ),
    allowed,
  };
}

/** `on purpose (rule)` about a rule that there is not. */
function remarks(engine: Engine, { rules, brokenRules }: Tree): Diagnostic[] {
  const known = new Set([...rules.map((r) => r.name), ...brokenRules, ...UNWRITTEN.keys()]);
  return engine.story.remarks.flatMap(({ rule, position }) => {
    if (rule === null || known.has(rule)) return [];
    const sentence = engine.story.sentences[position - 1]!;
    const near = nearest(rule, known);
    const message = `There is no rule “${rule}”${near === null ? ': name one of the prelude, or one of this story.' : `: did you mean “${near}”?`}`;
    const found = finding(engine.story, sentence.line, { code: 'unknown-rule', severity: 'error', message });
    const edits = near === null ? null : namedIn(engine.story.source, found.span, rule, near);
    return [edits === null ? found : { ...found, fixes: [{ title: `Write “${near}”`, edits }] }];
  });
}

/** The edit that writes another name for one that stands in a line. */
function namedIn(source: Source, { start }: Span, written: string, meant: string): Edit[] | null {
  const at = source.line(start.line).indexOf(written);
  if (at < 0) return null;
  const from = { line: start.line, column: at + 1 };
  return [{ span: { start: from, end: { ...from, column: from.column + written.length } }, text: meant }];
}

/** `suppose` in a scene: a supposition belongs to a reading, and says nothing here. */
function supposed(engine: Engine): Diagnostic[] {
  const found = engine.story.sentences.filter((s) => s.mark === 'suppose');
  return found.map((sentence) =>
    finding(engine.story, sentence.line, {
      code: 'suppose-in-scene',
      severity: 'warning',
      message:
        'A supposition in a scene says nothing. Move it to a reading under # Readings, or write “infer” for what the writer concludes.',
    }),
  );
}

/** `on purpose` where nothing that stands is against the rule. */
function idle(engine: Engine, standing: readonly Conflict[], { rules, brokenRules }: Tree): Diagnostic[] {
  const known = new Set([...rules.map((r) => r.name), ...UNWRITTEN.keys()]);
  return idleRemarks(engine, standing).flatMap(({ rule, position }) => {
    // What no rule in force is called is said elsewhere; and what is meant may be one that has an error.
    if (rule === null ? brokenRules.length > 0 : !known.has(rule)) return [];
    const what =
      rule === null ? 'Nothing in this scene breaks a rule' : `Nothing in this scene breaks “${rule}”`;
    return [
      finding(engine.story, engine.story.sentences[position - 1]!.line, {
        code: 'unused-purpose',
        severity: 'hint',
        message: `${what}, or a later scene accounts for it, so there is nothing to mark as on purpose. Take this away, or put it into the scene that it is about.`,
      }),
    ];
  });
}

function conflicts(engine: Engine, tree: Tree): Diagnostic[] {
  const { story, end } = engine;
  const standing = conflictsOf(engine).filter((c) => isAlive(c, end));
  const unused = idle(engine, standing, tree);
  if (standing.length === 0) return unused;
  const readings = readingsOf(story, engine.order);
  const remarks = remarksOn(engine, standing);
  const isDoubtful = doubtOf(engine);
  const asked = story.remarks.filter(({ reason }) => reason === '');
  const found = standing.flatMap((conflict) => {
    const occurrences = occurrencesAt(conflict, end);
    if (conflict.rule !== null && occurrences.some(({ line }) => isDoubtful(line))) return [];
    return reportConflict(story, {
      rule: conflict.name,
      code: codeFor(conflict, tree),
      text: sayConflict(engine, conflict, end),
      lines: [...new Set((conflict.clash ? [conflict.clash.later] : occurrences).map((o) => o.line))],
      causes: causesOf(engine, conflict, end).map((cause) => ({
        line: cause.line,
        text: causeText(engine, cause.line),
      })),
      answeredBy: readings.filter((r) => r.removes(conflict)).map((r) => r.title),
      reason: remarks.get(conflict)?.reason ?? null,
      rarely: conflict.rarely,
      remedy: conflict.found?.remedy ?? null,
      isAsked: asked.some(
        ({ rule, scene }) =>
          (rule === null || rule === conflict.name) && occurrences.some((o) => o.scene === scene),
      ),
    });
  });
  return [...found, ...unused];
}

/** The code of a conflict; of a story's own rule none that has a page, which is about something else. */
function codeFor({ name, rule }: Conflict, { off }: Tree): string {
  const code = codeOf(name);
  const instead = off.some((other) => other.name.toLowerCase() === name.toLowerCase());
  if (rule === null || rule.builtIn || instead || about(code) === null) return code;
  const whole = codeOfWords(name);
  return about(whole) === null ? whole : `own-${whole}`;
}

/** `dies here`: what the sentence on a line does, without who does it. */
function causeText(engine: Engine, line: number): string {
  const sentence = sentenceOn(engine.story, line);
  if (!sentence) return 'so this scene says';
  let { statement } = sentence;
  while (statement?.type === 'claim') statement = statement.content;
  const clause = statement?.type === 'clauses' ? statement.clauses[0] : undefined;
  if (!clause) return 'because of this';
  const args = clause.args.map((a) => (a.type === 'value' ? a.value : null));
  const text = phrase(engine, clause.word, args, !clause.negated, engine.end);
  const subject = typeof args[0] === 'number' ? engine.nameOf(args[0], engine.end) : '';
  return `${subject !== '' && text.startsWith(`${subject} `) ? text.slice(subject.length + 1) : text} here`;
}
