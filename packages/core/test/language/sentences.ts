import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { declare } from '../../src/language/introducing.ts';
import { prelude } from '../../src/language/prelude.ts';
import { readSentence } from '../../src/language/sentence.ts';
import type {
  Clause,
  Content,
  Declaration,
  EntityKind,
  SentenceTree,
  Term,
  When,
  Word,
} from '../../src/language/tree.ts';
import { Vocabulary } from '../../src/language/vocabulary.ts';
import { placeAt, Source } from '../../src/text/source.ts';

export function declaration(kind: EntityKind, name: string, ...also: readonly string[]): Declaration {
  return {
    kind,
    name,
    also,
    introduction: '',
    playedBy: null,
    within: null,
    declared: true,
    range: { from: 0, to: 0 },
  };
}

/** A vocabulary of the prelude's words and nothing else. */
export function bare(words: ReadonlyMap<string, Word> = prelude().words, language = 'en'): Vocabulary {
  return new Vocabulary(words, language);
}

/** The people and places of the example in the contract. */
export function strangers(): Vocabulary {
  const vocabulary = bare();
  for (const name of ['Adam', 'Mum', 'Dad']) declare(vocabulary, declaration('person', name));
  declare(vocabulary, declaration('person', 'Harry', 'the neighbour'));
  for (const name of ['the tower', "Adam's door", "Adam's flat", "Harry's flat"])
    declare(vocabulary, declaration('place', name));
  for (const name of ['the bottle', 'the tan jumper', "Harry's body"])
    declare(vocabulary, declaration('thing', name));
  declare(vocabulary, declaration('group', 'the club'));
  for (const moment of ['the crash', 'night 1', 'night 3', 'the small hours'])
    vocabulary.declareMoment(moment);
  return vocabulary;
}

export const scenes = [
  { number: 1, title: 'The script' },
  { number: 2, title: 'The knock' },
  { number: 3, title: 'The old house' },
];

export interface ReadSentence {
  readonly sentence: SentenceTree;
  readonly diagnostics: readonly Diagnostic[];
  /** What it says, as one line. */
  readonly says: string;
  readonly codes: readonly string[];
}

/** Reads one list item. */
export function tell(text: string, vocabulary: Vocabulary = strangers()): ReadSentence {
  const source = new Source('test.story.md', `- ${text}\n`);
  const { sentence, diagnostics } = readSentence(
    source,
    { from: 2, to: 2 + text.length },
    vocabulary,
    scenes,
  );
  return {
    sentence,
    diagnostics,
    says: said(sentence.content),
    codes: diagnostics.map((diagnostic) => diagnostic.code),
  };
}

/** What a list item says, as one line. */
export const says = (text: string, vocabulary: Vocabulary = strangers()): string =>
  tell(text, vocabulary).says;

/** The text after the diagnostic's first fix. */
export function fixed(text: string, diagnostic: Diagnostic | undefined): string {
  const whole = `- ${text}\n`;
  const source = new Source('', whole);
  const offset = (line: number, column: number) => {
    for (let i = 0; i <= whole.length; i++)
      if (placeAt(source, i).line === line && placeAt(source, i).column === column) return i;
    return whole.length;
  };
  const edit = diagnostic?.fixes[0]?.edits[0];
  if (edit === undefined) return '(no fix)';
  const { start, end } = edit.span;
  return (
    whole.slice(0, offset(start.line, start.column)) +
    edit.text +
    whole.slice(offset(end.line, end.column))
  ).trim();
}

/** `(since the crash) Adam tells Harry: not ?x is dead [Mum]` */
export function said(content: Content | null): string {
  if (content === null) return '—';
  const when = content.when === null ? '' : `(${writtenWhen(content.when)}) `;
  switch (content.type) {
    case 'clauses':
      return when + content.clauses.map(clause).join('; ');
    case 'claim':
      return `${when}${content.secretly ? 'secretly ' : ''}${content.negated ? 'not ' : ''}${term(content.holder)} ${[content.verb, ...content.to.map(term)].join(' ')}: ${said(content.content)}`;
    case 'scenes':
      return `${when}scenes ${content.from}–${content.to} ${content.frame === null ? `happen ${content.happens?.text}` : [content.frame.kind, ...content.frame.by.map(term)].join(' ')}`;
    case 'dialogue':
      return `${when}${term(content.speaker)}: ${content.quotation}`;
    case 'watches':
      return `${when}${term(content.watcher)} watches`;
  }
}

export function clause(each: Clause): string {
  const flags = (each.secretly ? 'secretly ' : '') + (each.negated ? 'not ' : '');
  const mentions = each.mentions.length === 0 ? '' : ` ~ ${each.mentions.map(term).join(', ')}`;
  return `${flags}${each.word.id} [${each.args.map(term).join(', ')}]${mentions}`;
}

export function term(each: Term): string {
  switch (each.type) {
    case 'name':
      return each.name;
    case 'variable':
      return `?${each.name}`;
    case 'possessive':
      return `?${each.variable}'s ${each.rest}`;
    case 'number':
      return String(each.value);
    case 'date':
      return each.text;
    case 'unknown':
      return `<${each.text}>`;
  }
}

function writtenWhen(when: When): string {
  switch (when.type) {
    case 'at':
      return when.at.text;
    case 'since':
      return `since ${when.from.text}`;
    case 'until':
      return `until ${when.to.text}`;
    case 'span':
      return `${when.from.text} – ${when.to.text}`;
    case 'always':
      return 'always';
  }
}
