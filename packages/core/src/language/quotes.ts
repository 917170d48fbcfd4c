import type { Token } from './tokens.ts';

/** Opening quotation marks with what may close each. */
const closing: Readonly<Record<string, string>> = {
  '"': '"”',
  '“': '”"',
  '„': '“”"',
  '”': '”',
  '«': '»',
  '»': '«',
  '‹': '›',
  "'": "'",
  '‘': "'’",
  '「': '」',
  '『': '』',
};

export function opensQuotation(token: Token | undefined): boolean {
  return token !== undefined && token.type === 'mark' && Object.hasOwn(closing, token.text);
}

/** The token at which the quotation that opens at `at` ends, or -1. */
export function quotationEnd(tokens: readonly Token[], at: number, end: number): number {
  const close = closing[tokens[at]?.text ?? ''] ?? '';
  for (let i = at + 1; i < end; i++) {
    const token = tokens[i] as Token;
    if (token.type === 'mark' && close.includes(token.text)) return i;
  }
  return -1;
}

/** Likewise, but the last token that could end it: a line of dialogue may quote in itself. */
export function lastQuotationEnd(tokens: readonly Token[], at: number, end: number): number {
  const close = closing[tokens[at]?.text ?? ''] ?? '';
  for (let i = end - 1; i > at; i--) {
    const token = tokens[i] as Token;
    if (token.type === 'mark' && close.includes(token.text)) return i;
  }
  return -1;
}
