// The search for readings by clingo, the answer set solver (Debian's `gringo`): the story's facts, its rules and the choice of
// suppositions as one program, with `--opt-strategy=usc`. It knows nothing of how ours searches: no clauses, no components, no
// trials. Facts are spans of what the bare story holds as of its end, and acts; a rule is translated as it is written.
//
// It is written so that little is grounded, as whoever knows clingo would: what may break a rule (`p`) is worked out from facts alone,
// at the acts, or at the first instants at which all that the rule looks at may hold; and only that may be supposed (`pc`), and only
// from those moments on, that something which may break a rule asks for. What would be supposed for nothing, or earlier than it is
// needed, is in no lightest set: whatever is supposed goes on, and does the more harm the earlier it starts.

import { spawnSync } from 'node:child_process';

export const isThere = () => spawnSync('clingo', ['--version']).status === 0;

/**
 * @param engine the bare story's.
 * @returns the program: the conflicts left are minimised first, then the suppositions.
 */
export function program(engine) {
  return new Translation(engine).text();
}

/** Solves nothing, so that it can be told how long starting the program takes. */
export function start() {
  spawnSync('clingo', ['--outf=2', '-'], { input: '' });
}

/** The least cost, and the processor time it took in milliseconds: { leaves, supposes, cpu }; null if clingo did not get that far. */
export function solve(text, seconds = 600) {
  const { stdout } = spawnSync(
    'clingo',
    ['--outf=2', '--opt-mode=opt', '--opt-strategy=usc', `--time-limit=${seconds}`, '-'],
    { input: text, maxBuffer: 2 ** 30, stdio: ['pipe', 'pipe', 'ignore'] },
  );
  const { Models, Result, Time } = JSON.parse(stdout.toString());
  if (Result !== 'OPTIMUM FOUND' || !Models.Costs) return null;
  const [leaves, supposes] = Models.Costs;
  return { leaves, supposes, cpu: Time.CPU * 1000 };
}

class Translation {
  constructor(engine) {
    this.engine = engine;
    this.lines = [];
    this.ids = new Map();
    this.instants = new Set();
    this.relations = new Set();
    this.rules = engine.rules.filter((r) => r.kind === 'never');
    if (engine.rules.some((r) => r.kind === 'derives' && this.#matters(r)))
      throw new Error('This translation has no derived relations.');
  }

  /** A derivation matters if any rule translated looks at what it derives, and any fact could set it off. */
  #matters(rule) {
    const id = this.#base(rule.head.clause.word);
    const parts = this.rules.flatMap((r) => [r.head, ...r.conditions, ...r.exceptions]);
    const looked = parts.some((p) => p.type === 'clause' && this.#base(p.clause.word) === id);
    return (
      looked &&
      rule.conditions.every((part) => {
        const relation = this.engine.painting.relations.get(this.#base(part.clause.word));
        return relation && [...relation.fluents].length > 0 && relation.word.role !== 'whereabouts';
      })
    );
  }

  #base(word) {
    return this.engine.painting.shape(word).word.id;
  }

  #id(text) {
    if (!this.ids.has(text)) this.ids.set(text, `r${this.ids.size}`);
    return this.ids.get(text);
  }

  #supposable() {
    const words = [...this.engine.story.words.values()].filter((w) => w.maybeSupposed);
    return new Map(words.map((w) => [this.#base(w), w]));
  }

  text() {
    const { engine } = this;
    const supposable = this.#supposable();
    const out = this.lines;
    for (const rule of this.rules)
      for (const part of [rule.head, ...rule.conditions, ...rule.exceptions])
        if (part.type === 'clause' && part.clause.word.kind !== 'act')
          this.relations.add(this.#base(part.clause.word));
    // Instants first: what happens when, as ranks.
    const spans = [...this.relations].flatMap((id) => this.#spans(id));
    const acts = engine.acts.filter((a) => a.subject !== null && engine.isDone(a, engine.end));
    const starts = [Number.NEGATIVE_INFINITY];
    for (const moment of engine.story.moments)
      if (moment.name !== null && moment.told !== Number.POSITIVE_INFINITY)
        starts.push(engine.painting.begin(moment.id));
    for (const s of spans) {
      this.instants.add(s.from);
      if (s.to !== Number.POSITIVE_INFINITY) this.instants.add(s.to);
    }
    for (const s of starts) this.instants.add(s);
    for (const a of acts) {
      const t = engine.actInstant(a, engine.end);
      this.instants.add(t).add(t - 1);
    }
    const ordered = [...this.instants].sort((a, b) => a - b);
    const rank = new Map(ordered.map((t, i) => [t, i]));
    const begins = [...new Set(starts)].sort((a, b) => a - b);
    let k = 0;
    for (const t of ordered) {
      while (k + 1 < begins.length && begins[k + 1] <= t) k++;
      out.push(`kt(${rank.get(t)},${k}).`);
    }
    begins.forEach((t, i) => {
      out.push(`begin(${i},${rank.get(t)}).`);
    });
    for (const s of spans) {
      const to = s.to === Number.POSITIVE_INFINITY ? ordered.length : rank.get(s.to);
      out.push(`s(${this.#id(s.relation)},${tuple(s.args)},${s.value},${rank.get(s.from)},${to}).`);
    }
    acts.forEach((act, i) => {
      const t = engine.actInstant(act, engine.end);
      const args = act.word ? act.args.map((v) => engine.painting.canonical(v, engine.end)) : [];
      const kind = act.word ? this.#id(`act ${act.word.id}`) : this.#id(`claim ${act.claim.verb}`);
      const subject = engine.painting.canonical(act.subject, engine.end);
      out.push(`act(${i},${kind},${subject},${rank.get(t)},${rank.get(t - 1)}).`);
      if (args.length > 0) out.push(`args(${i},${tuple(args)}).`);
      for (const to of act.claim?.to ?? [])
        out.push(`to(${i},${engine.painting.canonical(to, engine.end)}).`);
    });
    for (const [id, word] of supposable) this.#candidates(id, word);
    out.push(
      '{ x(R,A,V,K) } :- pc(R,A,V,K).',
      ':- x(R,A,0,_), x(R,A,1,_).',
      'y(R,A,V,L) :- q(R,A,L), x(R,A,V,K), K <= L.',
    );
    for (const [i, rule] of this.rules.entries()) this.#rule(i, rule, supposable);
    out.push(':~ broken(K). [1@2,K]', ':~ x(R,A,V,K). [1@1,R,A,V,K]', '#show.');
    return `${out.join('\n')}\n`;
  }

  #spans(id) {
    const { painting, end } = this.engine;
    const relation = painting.relations.get(id);
    const found = [];
    for (const fluent of relation?.fluents ?? []) {
      const changes = fluent.timeline.aliveAt(end);
      changes.forEach((change, i) => {
        const { value } = change;
        if (value === undefined || value === null) return;
        const to = changes[i + 1]?.at ?? Number.POSITIVE_INFINITY;
        const args = [...fluent.key];
        if (relation.value >= 0) args.splice(relation.value, 0, value);
        const span = { relation: id, value: value === false ? 0 : 1, from: change.at, to };
        found.push({ ...span, args });
        if (relation.word.bothWays && args.length === 2) found.push({ ...span, args: [args[1], args[0]] });
      });
    }
    return found;
  }

  /** Everybody; of two, one who is in every scene that the other is in, or, where there is nobody like that, in any. */
  #candidates(id, word) {
    const { engine, lines } = this;
    const people = [...engine.beings(engine.end, true)];
    const say = (args) => lines.push(`c(${this.#id(id)},${tuple(args)}).`);
    if (word.variables.length === 1) for (const p of people) say([p]);
    else {
      this.#scenes ??= scenesOf(engine, people);
      const there = new Map();
      for (const [p, scenes] of this.#scenes)
        for (const s of scenes) {
          if (!there.has(s)) there.set(s, []);
          there.get(s).push(p);
        }
      for (const who of people) {
        const counts = new Map();
        for (const s of this.#scenes.get(who))
          for (const p of there.get(s)) if (p !== who) counts.set(p, (counts.get(p) ?? 0) + 1);
        const always = [...counts].filter(([, n]) => n === this.#scenes.get(who).size);
        for (const [p] of always.length > 0 ? always : counts) say([p, who]);
      }
    }
  }
  #scenes = null;

  #rule(i, rule, supposable) {
    const { lines } = this;
    const { head } = rule;
    const isState = head.type === 'clause' && head.clause.word.kind !== 'act';
    const conditions = [...(isState ? [head] : []), ...rule.conditions].map((part, j) =>
      this.#part(part, j, supposable),
    );
    // Nobody comes to know what the claims say that excuse: they are told to nobody else.
    const exceptions = rule.exceptions
      .filter((part) => part.type !== 'claim')
      .map((part, j) => this.#part(part, j + conditions.length, supposable));
    const whiles = [...new Set(rule.conditions.flatMap((p) => this.#variables(p)))];
    const all = [
      ...new Set([
        ...(isState ? [] : this.#headVariables(head)),
        ...conditions.flatMap(({ part }) => this.#variables(part)),
      ]),
    ];
    const instance = (name) => `${name}(${[...all, 'T', 'B'].join()})`;
    const may = instance(`p${i}`);
    if (isState) {
      // The first instant at which all of it may hold: something of it begins there, or what excused it ends.
      const triggers = [...conditions.flatMap((c) => c.begins()), ...exceptions.flatMap((e) => e.ends())];
      for (const trigger of new Set(triggers))
        for (const body of product(conditions.map((c) => c.may('T'))))
          lines.push(`${may} :- ${trigger}, B = T, ${body.join(', ')}.`);
    } else {
      const guard = this.#act(head);
      for (const body of product(conditions.map((c) => c.may('B'))))
        lines.push(`${may} :- ${[...guard, ...body].join(', ')}.`);
    }
    const holds = [];
    for (const c of conditions) {
      if (!c.supposable) continue;
      // What is told may be supposed not to be; what is supposed need not be.
      lines.push(
        `pc(${c.r},${c.args},${1 - c.want},K) :- ${may}, ${c.told('B')}, kt(B,K), c(${c.r},${c.args}).`,
      );
      for (const body of c.holds('B')) lines.push(`${instance(`h${i}_${c.j}`)} :- ${may}, ${body}.`);
      lines.push(
        `q(${c.r},${c.args},L) :- ${[may, ...c.extra].join(', ')}, kt(B,L), pc(${c.r},${c.args},_,_).`,
      );
      holds.push(instance(`h${i}_${c.j}`));
    }
    const excuses = exceptions.map((e) => {
      for (const body of e.holds('T')) lines.push(`${instance(`e${i}_${e.j}`)} :- ${may}, ${body}.`);
      if (e.supposable) {
        lines.push(
          `pc(${e.r},${e.args},${e.want},K) :- ${[may, ...e.extra].join(', ')}, kt(T,K), c(${e.r},${e.args}).`,
        );
        lines.push(
          `q(${e.r},${e.args},L) :- ${[may, ...e.extra].join(', ')}, kt(T,L), pc(${e.r},${e.args},_,_).`,
        );
      }
      return `not ${instance(`e${i}_${e.j}`)}`;
    });
    lines.push(`broken(k(${[i, ...whiles].join()})) :- ${[may, ...holds, ...excuses].join(', ')}.`);
  }

  /** The act that a rule speaks of, at T; the state just before it is that at B. */
  #act(head) {
    if (head.type === 'acts') return [`act(N,_,${this.#term(head.subject)},T,B)`];
    if (head.type === 'claim')
      return [
        `act(N,${this.#id(`claim ${head.verb}`)},${this.#term(head.holder)},T,B)`,
        ...(head.to ? [`to(N,${this.#term(head.to)})`] : []),
      ];
    return [
      `act(N,${this.#id(`act ${head.clause.word.id}`)},_,T,B)`,
      `args(N,${tuple(head.clause.args.map((a) => this.#term(a)))})`,
    ];
  }

  #headVariables(head) {
    if (head.type === 'acts') return [this.#term(head.subject)];
    if (head.type === 'claim') return [this.#term(head.holder), ...(head.to ? [this.#term(head.to)] : [])];
    return this.#variables(head);
  }

  #variables(part) {
    const names = part.clause.args.flatMap((a) =>
      a.type === 'variable' ? [a.name] : a.type === 'possessive' ? [a.variable] : [],
    );
    return [...new Set(names)].map((n) => `V${n}`);
  }

  #term(argument) {
    if (argument.type === 'variable') return `V${argument.name}`;
    if (argument.type === 'value') return argument.value;
    throw new Error(`This translation has no ${argument.type}.`);
  }

  /** A clause of a rule, with what it may be true by at an instant. `j` keeps the variables of one part from those of another. */
  #part(part, j, supposables) {
    const { clause } = part;
    const id = this.#base(clause.word);
    const shape = this.engine.painting.shape(clause.word);
    const want = shape.value >= 0 ? 1 : Number(clause.negated === shape.flipped);
    const extra = [];
    const terms = clause.args.map((argument) => {
      if (argument.type !== 'possessive') return this.#term(argument);
      this.#bodies(argument.rest);
      extra.push(`body(V${argument.variable},W${j})`);
      return `W${j}`;
    });
    const args = tuple(terms);
    const r = this.#id(id);
    const supposable = supposables.has(id);
    const [F, U, K, L] = ['F', 'U', 'K', 'L'].map((name) => `${name}${j}`);
    const told = (at) =>
      [...extra, `s(${r},${args},${want},${F},${U}), ${F} <= ${at}, ${at} < ${U}`].join(', ');
    const also = (text) => [...extra, text].join(', ');
    return {
      part,
      j,
      r,
      args,
      want,
      extra,
      supposable,
      told,
      /** It may hold: told, or supposed if need be. */
      may: (at) => [
        told(at),
        ...(supposable ? [also(`pc(${r},${args},${want},${K}), kt(${at},${L}), ${K} <= ${L}`)] : []),
      ],
      /** It does: told, and nothing else supposed; supposed. */
      holds: (at) => [
        supposable
          ? `${told(at)}, kt(${at},${K}), not y(${r},${args},0,${K}), not y(${r},${args},1,${K})`
          : told(at),
        ...(supposable ? [also(`kt(${at},${K}), y(${r},${args},${want},${K})`)] : []),
      ],
      begins: () => [
        also(`s(${r},${args},${want},T,_)`),
        ...(supposable ? [also(`pc(${r},${args},${want},${K}), begin(${K},T)`)] : []),
      ],
      ends: () => [
        also(`s(${r},${args},${want},_,T), kt(T,_)`),
        ...(supposable ? [also(`pc(${r},${args},${1 - want},${K}), begin(${K},T)`)] : []),
      ],
    };
  }

  #bodies(rest) {
    if (this.told === rest) return;
    this.told = rest;
    for (const p of this.engine.beings(this.engine.end, true)) {
      const thing = this.engine.called(
        `${this.engine.nameOf(p, this.engine.end)}'s ${rest}`,
        this.engine.end,
      );
      if (thing !== undefined) this.lines.push(`body(${p},${thing}).`);
    }
  }
}

/** The scenes that each is in; whoever is never there is where they are spoken of. */
function scenesOf(engine, people) {
  const scenes = new Map(people.map((p) => [p, new Set()]));
  for (const { position, scene } of engine.story.sentences)
    for (const p of engine.stage.presentAt(position)) scenes.get(p)?.add(scene);
  for (const p of people)
    if (scenes.get(p).size === 0) for (const s of engine.naming.of(p)) scenes.get(p).add(s);
  return scenes;
}

/** Every way to take one of each. */
const product = (lists) =>
  lists.reduce((all, list) => all.flatMap((one) => list.map((x) => [...one, x])), [[]]);

const tuple = (args) =>
  `p(${args.map((a) => (typeof a === 'string' && !/^[VW]/.test(a) ? JSON.stringify(a) : a)).join()})`;
