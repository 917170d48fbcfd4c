// The search for readings by clingo, the answer set solver (Debian's `gringo`): the story's facts, its rules and the choice of
// suppositions as one program, with `--opt-strategy=usc`. It knows nothing of how ours searches: no clauses, no components, no
// trials. Facts are spans of what the bare story holds as of its end, and acts; a rule is translated as it is written.

import { execFileSync, spawnSync } from 'node:child_process';

export const isThere = () => spawnSync('clingo', ['--version']).status === 0;

/**
 * @param engine the bare story's.
 * @returns the program: the conflicts left are minimised first, then the suppositions.
 */
export function program(engine) {
  return new Translation(engine).text();
}

/** The least cost, and the processor time it took in milliseconds: { leaves, supposes, cpu }; null if clingo did not get that far. */
export function solve(text, seconds = 600) {
  let out;
  try {
    out = execFileSync(
      'clingo',
      ['--outf=2', '--opt-mode=opt', '--opt-strategy=usc', `--time-limit=${seconds}`, '-'],
      { input: text, maxBuffer: 2 ** 30, stdio: ['pipe', 'pipe', 'ignore'] },
    ).toString();
  } catch (error) {
    // 30: satisfiable, and the best is found.
    out = String(error.stdout);
  }
  const { Models, Result, Time } = JSON.parse(out);
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
    for (const s of spans) this.instants.add(s.from);
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
    out.push(`start(0..${begins.length - 1}).`);
    const points = new Map();
    for (const s of spans) {
      const to = s.to === Number.POSITIVE_INFINITY ? ordered.length : rank.get(s.to);
      out.push(`s(${this.#id(s.relation)},${tuple(s.args)},${s.value},${rank.get(s.from)},${to}).`);
      if (!points.has(s.relation)) points.set(s.relation, new Set());
      points.get(s.relation).add(rank.get(s.from)).add(to);
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
      '{ x(R,A,V,K) : start(K) } 1 :- c(R,A,V).',
      ':- x(R,A,0,_), x(R,A,1,_).',
      'y(R,A,V,K) :- x(R,A,V,K).',
      'y(R,A,V,K+1) :- y(R,A,V,K), start(K+1).',
    );
    for (const [i, rule] of this.rules.entries()) this.#rule(i, rule, supposable, points, begins, rank);
    out.push(':~ broken(K). [1@2,K]', ':~ x(R,A,V,K). [1@1,R,A,V]', '#show.');
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
    const say = (args) => lines.push(`c(${this.#id(id)},${tuple(args)},0..1).`);
    if (word.variables.length === 1) for (const p of people) say([p]);
    else {
      const scenes = new Map(people.map((p) => [p, new Set()]));
      for (const { position, scene } of engine.story.sentences)
        for (const p of engine.stage.presentAt(position)) scenes.get(p)?.add(scene);
      for (const p of people)
        if (scenes.get(p).size === 0) for (const s of engine.naming.of(p)) scenes.get(p).add(s);
      for (const who of people) {
        const others = people.filter((p) => p !== who);
        const shared = (p) => [...scenes.get(who)].filter((s) => scenes.get(p).has(s)).length;
        const counts = others.map((p) => [p, shared(p)]).filter(([, n]) => n > 0);
        const always = counts.filter(([, n]) => n === scenes.get(who).size);
        for (const [p] of always.length > 0 ? always : counts) say([p, who]);
      }
    }
  }

  #rule(i, rule, supposable, points, begins, rank) {
    const { lines } = this;
    const { head } = rule;
    const isState = head.type === 'clause' && head.clause.word.kind !== 'act';
    const guard = [];
    if (isState) {
      // At every instant at which anything that it looks at may change.
      const times = new Set(begins.map((t) => rank.get(t)));
      for (const part of [head, ...rule.conditions, ...rule.exceptions])
        if (part.type === 'clause')
          for (const t of points.get(this.#base(part.clause.word)) ?? []) times.add(t);
      for (const t of times) lines.push(`t${i}(${t}).`);
      guard.push(`t${i}(T)`, 'B = T');
    } else if (head.type === 'acts') guard.push(`act(N,_,${this.#term(head.subject)},T,B)`);
    else if (head.type === 'claim')
      guard.push(
        `act(N,${this.#id(`claim ${head.verb}`)},${this.#term(head.holder)},T,B)`,
        ...(head.to ? [`to(N,${this.#term(head.to)})`] : []),
      );
    else
      guard.push(
        `act(N,${this.#id(`act ${head.clause.word.id}`)},_,T,B)`,
        `args(N,${tuple(head.clause.args.map((a) => this.#term(a)))})`,
      );
    const conditions = [...(isState ? [head] : []), ...rule.conditions];
    const whiles = [...new Set(rule.conditions.flatMap((p) => this.#variables(p)))];
    const all = [
      ...new Set([
        ...(isState ? [] : this.#headVariables(head)),
        ...conditions.flatMap((p) => this.#variables(p)),
      ]),
    ];
    const state = `d${i}(${[...all, 'T', 'B'].join()})`;
    conditions.forEach((part, j) => {
      for (const body of this.#holds(part, 'B', supposable))
        lines.push(`h${i}_${j}(${[...this.#variables(part), 'B'].join()}) :- b${i}(B), ${body}.`);
    });
    lines.push(`b${i}(B) :- ${guard.join(', ')}.`);
    const hs = conditions.map((p, j) => `h${i}_${j}(${[...this.#variables(p), 'B'].join()})`);
    lines.push(`${state} :- ${[...guard, ...hs].join(', ')}.`);
    const excuses = [];
    rule.exceptions.forEach((part, j) => {
      if (part.type === 'claim') return; // Nobody comes to know what these claims say: they are told to nobody else.
      for (const body of this.#holds(part, 'T', supposable))
        lines.push(`e${i}_${j}(${[...all, 'T', 'B'].join()}) :- ${state}, ${body}.`);
      if (this.#holds(part, 'T', supposable).length > 0)
        excuses.push(`not e${i}_${j}(${[...all, 'T', 'B'].join()})`);
    });
    lines.push(`broken(k(${[i, ...whiles].join()})) :- ${[state, ...excuses].join(', ')}.`);
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

  /** The ways in which a clause may hold at an instant: told, and nothing else supposed; supposed. */
  #holds(part, at, supposable) {
    const { clause } = part;
    const id = this.#base(clause.word);
    const shape = this.engine.painting.shape(clause.word);
    const want = shape.value >= 0 ? 1 : Number(clause.negated === shape.flipped);
    const extra = [];
    const args = clause.args.map((argument) => {
      if (argument.type !== 'possessive') return this.#term(argument);
      this.#bodies(argument.rest);
      extra.push(`body(V${argument.variable},W)`);
      return 'W';
    });
    const a = tuple(args);
    const r = this.#id(id);
    const ways = [];
    const told = `s(${r},${a},${want},F,U), F <= ${at}, ${at} < U`;
    if (!supposable.has(id)) ways.push([...extra, told]);
    else {
      ways.push([...extra, told, `kt(${at},K)`, `not y(${r},${a},0,K)`, `not y(${r},${a},1,K)`]);
      ways.push([...extra, `kt(${at},K)`, `y(${r},${a},${want},K)`]);
    }
    return ways.map((way) => way.join(', '));
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

const tuple = (args) =>
  `p(${args.map((a) => (typeof a === 'string' && !/^[VW]/.test(a) ? JSON.stringify(a) : a)).join()})`;
