/**
 * Names that are words as well, in lower case: first names and last names that may open a sentence and mean nobody,
 * as in `Rose early, he did` and `Mark my words`.
 */
const WORDS: ReadonlySet<string> = new Set(
  `amber angel april art august autumn basil bay bill bishop black blue bob bond bow bright brook brown buck bud bull bush carol
  case chance charity chase chip church clay cliff coal cole constance cook coral crane cross crystal daisy dale dash dawn dean
  dick dolly drake drew duke dusty earl early east eve faith fay fern field finch fish flint flora flower ford forest fox frank
  freed gale gay gene ginger glen gold good grace grant gray green grey grove guy hall hank hardy harmony harp hart hazel heath
  heather hill holly hope hunt hunter iris ivy jack jade jasmine jay jet jewel joy judge june justice king knight lake lance
  lane lark laurel lily little long lot love low major mark marsh mason may melody mercy merit miles mill miller moon moss nick
  noble north olive opal page paris park parker patience peace pearl penny pepper pierce piper pleasance poppy porter power
  price pride prince prudence queen rain randy ray reed rich river rob robin rock rocky rod rose ruby rusty sage sandy savage
  scarlet short silver sky smith snow sorrow south spring star sterling stone storm strange strong sue summer sunny swan tailor
  temple terry thorn tiger timber trinity true turner vale victor violet virtue walker ward water waters weaver west wheeler
  white wild will willow winter wise wolf wood woods young`.split(/\s+/u),
);

/** Whether a name of one word is a word as well; `used` are words that a text has in lower case. */
export const isPlainWord = (name: string, used: ReadonlySet<string>): boolean => {
  const lower = name.toLowerCase();
  return WORDS.has(lower) || used.has(lower);
};
