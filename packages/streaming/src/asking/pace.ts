import { DAY } from '../contract/terms.ts';
import type { Clock } from './clock.ts';
import type { Store } from './store.ts';
import { Trouble } from './trouble.ts';

/**
 * Requests to one provider, evenly spaced, so that no second holds more of them than its rate. What was sent last, and until when the
 * provider asked to be left alone, is kept in the store: a process that is killed and started again keeps to it too.
 */
export class Pace {
  readonly #clock: Clock;
  readonly #store: Store;
  readonly #name: string;
  readonly #gap: number;
  #next: number;
  #queue: Promise<unknown> = Promise.resolve();

  /** @param rate Requests a second. */
  constructor(provider: string, rate: number, store: Store, clock: Clock) {
    this.#clock = clock;
    this.#store = store;
    this.#name = `${provider}/pace`;
    // A twentieth more than the rate asks for: requests that leave evenly do not arrive quite evenly.
    this.#gap = Math.ceil(1050 / rate);
    this.#next = this.#kept();
  }

  /** Waits for its turn. Throws a Trouble where that is further off than `patience` milliseconds. */
  turn(label: string, patience: number): Promise<void> {
    const mine = this.#queue.then(() => this.#wait(label, patience));
    this.#queue = mine.catch(() => undefined);
    return mine;
  }

  /** Nothing is sent before `time` (milliseconds since 1970). */
  pause(time: number): void {
    if (time > this.#next) this.#note(time);
  }

  async #wait(label: string, patience: number): Promise<void> {
    // Other processes may have asked meanwhile.
    this.#next = Math.max(this.#next, this.#kept());
    // Again after waiting: meanwhile the provider may have asked for more time.
    for (let wait = this.#next - this.#clock.now(); wait > 0; wait = this.#next - this.#clock.now()) {
      if (wait > patience) {
        const until = new Date(this.#next).toISOString().slice(0, 16).replace('T', ' ');
        throw new Trouble(`${label} asks to be left alone until ${until} UTC. Try again after that.`);
      }
      await this.#clock.sleep(wait);
    }
    this.#note(this.#clock.now() + this.#gap);
  }

  #kept(): number {
    const kept = Number(this.#store.read(this.#name) ?? 0);
    // A clock that was set back must not lock anybody out for longer than a provider would.
    return Number.isFinite(kept) && kept - this.#clock.now() <= DAY ? kept : 0;
  }

  #note(time: number): void {
    this.#next = time;
    this.#store.write(this.#name, String(time));
  }
}
