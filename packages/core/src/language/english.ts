/**
 * Patterns give the verb as `Harry goes` has it. What else English makes of a verb is supplied here, so that the
 * words need list only their meaning: `go`, `went`, `did not go`, `is going`, `has never gone` are all `goes`.
 */

/** Base, simple past, past participle (where it differs); several pasts between slashes. */
const irregularVerbs = `
arise arose arisen|awake awoke/awaked awoken|bear bore borne|beat beat beaten|become became become|begin began begun
bend bent|bet bet|bid bade/bid bidden/bid|bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken
breed bred|bring brought|build built|burn burnt/burned|burst burst|buy bought|cast cast|catch caught|choose chose chosen
cling clung|come came come|cost cost|creep crept|cut cut|deal dealt|dig dug|dive dove/dived dived|do did done|draw drew drawn
dream dreamt/dreamed|drink drank drunk|drive drove driven|dwell dwelt/dwelled|eat ate eaten|fall fell fallen|feed fed
feel felt|fight fought|find found|fit fit/fitted|flee fled|fling flung|fly flew flown|forbid forbade forbidden
foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got got/gotten
give gave given|go went gone|grind ground|grow grew grown|hang hung/hanged|have had|hear heard|hide hid hidden|hit hit
hold held|hurt hurt|keep kept|kneel knelt|know knew known|lay laid|lead led|lean leant/leaned|leap leapt/leaped
learn learnt/learned|leave left|lend lent|let let|lie lay/lied lain/lied|light lit/lighted|lose lost|make made|mean meant
meet met|mislead misled|mistake mistook mistaken|misunderstand misunderstood|overcome overcame overcome|overhear overheard
overthrow overthrew overthrown|pay paid|prove proved proven/proved|put put|quit quit|read read|rebuild rebuilt|ride rode ridden
ring rang rung|rise rose risen|run ran run|say said|see saw seen|seek sought|sell sold|send sent|set set|sew sewed sewn
shake shook shaken|shed shed|shine shone|shoot shot|show showed shown|shrink shrank shrunk|shut shut|sing sang sung
sink sank sunk|sit sat|slay slew slain|sleep slept|slide slid|sling slung|slip slipped|smell smelt/smelled|sneak snuck/sneaked
speak spoke spoken|speed sped|spend spent|spill spilt/spilled|spin spun|spit spat|split split|spread spread|spring sprang sprung
stand stood|steal stole stolen|stick stuck|sting stung|stink stank stunk|stride strode stridden|strike struck struck/stricken
strive strove striven|swear swore sworn|sweep swept|swell swelled swollen|swim swam swum|swing swung|take took taken
teach taught|tear tore torn|tell told|think thought|throw threw thrown|thrust thrust|tread trod trodden
undergo underwent undergone|understand understood|undertake undertook undertaken|undo undid undone|unbind unbound|upset upset
wake woke/waked woken|wear wore worn|weave wove woven|wed wed/wedded|weep wept|win won|wind wound|withdraw withdrew withdrawn
withstand withstood|wring wrung|write wrote written`;

const basesOfPast = new Map<string, string[]>();
const basesOfParticiple = new Map<string, string[]>();

for (const entry of irregularVerbs.trim().split(/[|\n]/u)) {
  const [base = '', past = '', participle = past] = entry.split(' ');
  for (const form of past.split('/')) push(basesOfPast, form, base);
  for (const form of participle.split('/')) push(basesOfParticiple, form, base);
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

const irregularThird: Readonly<Record<string, string>> = {
  be: 'is',
  are: 'is',
  am: 'is',
  were: 'is',
  was: 'is',
  have: 'has',
  had: 'has',
  do: 'does',
};

/** `go` → `goes`, `carry` → `carries`, `are` → `is`: the form that patterns have. */
export function third(base: string): string {
  if (Object.hasOwn(irregularThird, base)) return irregularThird[base] ?? base;
  const hyphen = base.lastIndexOf('-');
  if (hyphen > 0) return base.slice(0, hyphen + 1) + third(base.slice(hyphen + 1));
  if (/(?:s|x|z|ch|sh|o)$/u.test(base)) return `${base}es`;
  if (/[^aeiou]y$/u.test(base)) return `${base.slice(0, -1)}ies`;
  return `${base}s`;
}

/** What a word ending in `ed` or `ing` may come from: `stopped` → `stop`, `loved` → `love`; more than one guess is given. */
function stems(stem: string): string[] {
  if (stem.length < 2) return [];
  const bases = [stem, `${stem}e`];
  if (/([^aeiou])\1$/u.test(stem)) bases.push(stem.slice(0, -1));
  return bases;
}

function regularPast(token: string): string[] {
  if (!token.endsWith('ed') || token.length < 4) return [];
  if (token.endsWith('ied')) return [`${token.slice(0, -3)}y`, `${token.slice(0, -3)}ie`];
  return stems(token.slice(0, -2));
}

function bases(token: string, irregular: ReadonlyMap<string, string[]>): string[] {
  const hyphen = token.lastIndexOf('-');
  if (hyphen > 0)
    return bases(token.slice(hyphen + 1), irregular).map((base) => token.slice(0, hyphen + 1) + base);
  return [...(irregular.get(token) ?? []), ...regularPast(token)];
}

/** `went` → `goes`. */
export const fromPast = (token: string): string[] => bases(token, basesOfPast).map(third);
/** Whether a verb can only be a past: `went`, `juggled`. */
export function isPast(token: string): boolean {
  const irregular = basesOfPast.get(token);
  return irregular === undefined ? /[^e]ed$/u.test(token) : !irregular.includes(token);
}
/** `gone` → `goes`. */
export const fromParticiple = (token: string): string[] => bases(token, basesOfParticiple).map(third);

/** `going` → `goes`, `dying` → `dies`. */
export function fromProgressive(token: string): string[] {
  if (!token.endsWith('ing') || token.length < 5) return [];
  const stem = token.slice(0, -3);
  return [...stems(stem), ...(stem.endsWith('y') ? [`${stem.slice(0, -1)}ie`] : [])].map(third);
}

/** `ghosts` → `ghost`, `bodies` → `body`: the nouns that `Mum and Dad are ghosts` may mean. */
export function singulars(noun: string): string[] {
  const irregular: Readonly<Record<string, string>> = {
    men: 'man',
    women: 'woman',
    children: 'child',
    people: 'person',
    thieves: 'thief',
    wives: 'wife',
  };
  if (Object.hasOwn(irregular, noun)) return [irregular[noun] ?? noun];
  const found: string[] = [];
  if (noun.endsWith('ies')) found.push(`${noun.slice(0, -3)}y`);
  if (noun.endsWith('es')) found.push(noun.slice(0, -2));
  if (/[^s]s$/u.test(noun)) found.push(noun.slice(0, -1));
  if (/(?:men)$/u.test(noun)) found.push(`${noun.slice(0, -3)}man`);
  return found;
}

/** Words that may stand before a verb and take nothing away from it. */
const plainAdverbs = new Set(
  'also just now then again finally already still soon once often always both all later ever even too really actually suddenly'.split(
    ' ',
  ),
);
/** These do: `nearly dies` is not `dies`. */
const reservations = new Set(
  'nearly barely hardly scarcely supposedly allegedly apparently possibly probably reportedly seemingly presumably falsely narrowly partly only likely unlikely'.split(
    ' ',
  ),
);
/** They end in -ly and are no adverbs. */
const lyNouns = new Set(
  'family bully lily jelly belly fly ally butterfly dragonfly assembly anomaly melancholy reply supply monopoly italy july tally folly holly molly polly sally billy emily willy kelly comply rely apply multiply rally'.split(
    ' ',
  ),
);

export function isAdverb(lower: string): boolean {
  if (plainAdverbs.has(lower)) return true;
  return lower.length > 4 && lower.endsWith('ly') && !reservations.has(lower) && !lyNouns.has(lower);
}
