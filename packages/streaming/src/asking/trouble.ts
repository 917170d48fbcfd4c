/** Why a provider could not be asked: one sentence for the user, without any address or key. */
export class Trouble extends Error {
  /**
   * - `passing`: asking again in a moment may help.
   * - `lasting`: asking again now does not, but it may when something was changed, or later.
   * - `settled`: the provider has answered, and its answer is that it cannot tell.
   */
  readonly kind: 'passing' | 'lasting' | 'settled';

  constructor(sentence: string, kind: Trouble['kind'] = 'lasting') {
    super(sentence);
    this.kind = kind;
  }
}
