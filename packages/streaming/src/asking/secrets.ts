/** Takes keys out of a text that is about to go anywhere, should a server have sent one back. */
export function without(secrets: readonly string[], text: string): string {
  let clean = text;
  for (const secret of secrets)
    for (const form of new Set([secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]))
      if (form !== '') clean = clean.replaceAll(form, '…');
  return clean;
}
