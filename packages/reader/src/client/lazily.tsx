import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { say } from '../messages/say.ts';
import type { Told } from './told.ts';

type TellingPage = ComponentType<{ told: Told }>;

/** A page whose code is fetched when it is first looked at. */
export function lazily(load: () => Promise<TellingPage>): TellingPage {
  let loaded: TellingPage | null = null;
  return (props) => {
    const [notice, report] = useState<string | null>(null);
    const [, redraw] = useState({});
    useEffect(() => {
      if (loaded) return;
      load().then(
        (page) => {
          loaded = page;
          redraw({});
        },
        () => report(say.offline),
      );
    }, []);
    const Page = loaded;
    return Page ? (
      <Page {...props} />
    ) : (
      <p role="status" class="coming">
        {notice ?? say.loading}
      </p>
    );
  };
}
