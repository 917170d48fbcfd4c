import { DAY } from '../contract/terms.ts';
import type { Clock } from './clock.ts';
import type { Store } from './store.ts';
import { Trouble } from './trouble.ts';

const SECOND = 1000;

/**
 * Requests to one provider, so that no second holds more of them than its rate, as the provider sees it: they leave evenly, and one leaves
 * only when the one that is `rate` before it was answered a second ago. However long each is on its way, it arrived before it was answered.
 *
 *     rate 2   1 ├──────┤            leaves ├ arrives somewhere ┤ answered
 *                2     ├────┤
 *                3            (1 s) ├──┤
 *
 * What was sent last, and until when the provider asked to be left alone, is kept in the store: another process, or one that is killed
 * and started again, keeps to it too.
 */
export class Pace {
  readonly #clock: Clock;
  readonly #store: Store;
  readonly #name: string;
  readonly #rate: number;
  #next = 0;
  /** What this process has put into the store. */
  #noted = 0;
  /** When the last ones were answered, oldest first. */
  #answered: number[] = [];
  readonly #underway = new Set<Promise<unknown>>();
  #queue: Promise<unknown> = Promise.resolve();

  /** @param rate Requests a second, a whole number. */
  constructor(provider: string, rate: number, store: Store, clock: Clock) {
    this.#clock = clock;
    this.#store = store;
    this.#name = `${provider}/pace`;
    this.#rate = rate;
  }

  /** Sends when it is its turn. Throws a Trouble where the provider asks to be left alone for more than `patience` milliseconds. */
  async send<Answer>(label: string, patience: number, request: () => Promise<Answer>): Promise<Answer> {
    const sent = this.#queue.then(async () => {
      await this.#turn(label, patience);
      return { answer: this.#watched(request()) };
    });
    this.#queue = sent.catch(() => undefined);
    return (await sent).answer;
  }

  /** Nothing is sent before `time` (milliseconds since 1970). */
  pause(time: number): void {
    this.#next = Math.max(this.#next, time);
    this.#note(time);
  }

  async #watched<Answer>(request: Promise<Answer>): Promise<Answer> {
    const ended = request.then(
      () => undefined,
      () => undefined,
    );
    this.#underway.add(ended);
    try {
      return await request;
    } finally {
      this.#underway.delete(ended);
      const now = this.#clock.now();
      this.#answered = [...this.#answered, now].slice(-this.#rate);
      this.#note(now + SECOND);
    }
  }

  async #turn(label: string, patience: number): Promise<void> {
    for (;;) {
      const now = this.#clock.now();
      this.#next = Math.max(this.#next, this.#others());
      const recent = this.#answered.filter((time) => time > now - SECOND);
      if (this.#next - now > patience) {
        const until = new Date(this.#next).toISOString().slice(0, 16).replace('T', ' ');
        throw new Trouble(`${label} asks to be left alone until ${until} UTC. Try again after that.`);
      }
      if (this.#next > now) await this.#clock.sleep(this.#next - now);
      else if (this.#underway.size + recent.length < this.#rate) break;
      else if (recent[0] !== undefined) await this.#clock.sleep(recent[0] + SECOND - now);
      else await Promise.race(this.#underway);
    }
    const now = this.#clock.now();
    this.#next = now + Math.ceil(SECOND / this.#rate);
    this.#note(now + SECOND);
  }

  /** What another process has put into the store; 0 where none has. */
  #others(): number {
    const kept = Number(this.#store.read(this.#name) ?? 0);
    // A clock that was set back must not lock anybody out for longer than a provider would.
    return Number.isFinite(kept) && kept !== this.#noted && kept - this.#clock.now() <= DAY ? kept : 0;
  }

  /** Another process does not know which requests are under way: it waits for a second after each was sent, and was answered. */
  #note(time: number): void {
    this.#noted = Math.max(time, this.#next);
    this.#store.write(this.#name, String(this.#noted));
  }
}
