// What dev.talon.browser.CallGroupsIT tries; answers {scenes, faults}.
async ({address, histories}) => {
  const {CallGroups, MOST, SHOWN_MS, COVERED_MS, BETWEEN_MS} = await import(address);
  const T0 = Date.parse("2026-03-02T10:00:00Z");
  const STEP = 50;
  const iso = (ms) => new Date(T0 + ms).toISOString();
  const call = (n, at, more = {}) => ({label: `К${n}`, desk: `${n}`, state: "called", calls: 1, at: iso(at), ...more});
  const names = (calls) => calls.map(({label}) => label).join(" ");

  /** Plays boards (by ms) and says what was announced, and what stood on the screen each moment. */
  function play(boards, end, held = () => 0) {
    const groups = new CallGroups();
    groups.accept({at: iso(-60_000), calls: []}, -60_000);
    const said = [];
    const seen = [];
    const heed = (group, now) => {
      if (!group) return;
      said.push({now, ...group});
      if (held(group) > 0) groups.hold(group.id, now + held(group));
      groups.tick(now);
    };
    for (let now = 0; now <= end; now += STEP) {
      if (boards[now]) heed(groups.accept({at: iso(now), calls: boards[now]}, now), now);
      while (groups.due !== null && groups.due <= now) heed(groups.tick(now), now);
      seen.push({now, covers: groups.covers, shown: groups.shown.map((each) => each.call), waiting: [...groups.waiting]});
    }
    return {said, seen};
  }

  const scenes = {};
  const tell = (name, {said}) => (scenes[name] = said.map((group) => `${group.now} ${names(group.calls)}`));
  const many = (n) => Array.from({length: n}, (_, i) => call(i + 1, 0));

  tell("one", play({0: many(1)}, 12_000));
  tell("twenty at once", play({0: many(20)}, 60_000));
  tell("five within three seconds", play({0: many(1), 700: many(2), 1400: many(3), 2100: many(4), 2800: many(5)}, 20_000));
  tell("started before its turn", play({0: many(6), 2000: many(6).map((each, i) => (i === 4 ? {...each, state: "serving"} : each))}, 20_000));
  tell("taken back before its turn", play({0: many(6), 2000: many(5)}, 20_000));
  const again = (n, at) => many(6).map((each, i) => (i === n ? {...each, calls: 2, at: iso(at)} : each));
  tell("called again while it waits", play({0: many(6), 2000: again(4, 2000)}, 20_000));
  tell("called again while it is shown", play({0: many(2), 4000: again(0, 4000).slice(0, 2)}, 20_000));
  tell("the same board twice and an old one", play({0: many(3), 300: many(3), 4000: many(2), 5000: many(3)}, 20_000));
  tell("a voice speaks for twelve seconds", play({0: many(6)}, 40_000, () => 12_000));
  tell("a voice that never ends", play({0: many(6)}, 60_000, () => 600_000));
  const first = new CallGroups();
  first.accept({at: iso(20_000), calls: [call(1, 2_000), call(2, 15_000)]}, 0);
  scenes["the first board"] = [names(first.waiting)];

  // Random days: desks call, call again, start, finish and take back, faster than a hall ever does.
  const faults = [];
  let seed = 42;
  const random = (n) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * n);
  };
  for (let history = 0; history < histories && faults.length < 5; history++) {
    const fault = (text) => faults.push(`history ${history}: ${text}`);
    const desks = new Map();
    const boards = {0: []};
    let ticket = 0;
    for (let now = STEP; now < 60_000; now += STEP) {
      if (random(1 + history % 20) > 0) continue;
      const desk = String(1 + random(1 + history % 24));
      const now_ = desks.get(desk);
      if (!now_) desks.set(desk, {...call(++ticket, now), desk});
      else if (now_.state === "called" && random(4) === 0) desks.set(desk, {...now_, calls: now_.calls + 1, at: iso(now)});
      else if (now_.state === "called" && random(3) > 0) desks.set(desk, {...now_, state: "serving"});
      else desks.delete(desk);
      boards[now] = [...desks.values()];
    }
    const held = history % 3 === 0 ? () => random(9_000) : () => 0;
    const {said, seen} = play(boards, 400_000, held);
    for (const [i, group] of said.entries()) {
      if (group.calls.length < 1 || group.calls.length > MOST) fault(`a group of ${group.calls.length}`);
      if (i > 0 && group.now - said[i - 1].now < BETWEEN_MS) fault("groups overlap");
      const board = boards[Math.max(...Object.keys(boards).map(Number).filter((ms) => ms <= group.now))];
      for (const each of group.calls) {
        if (!board.some(({label, state}) => label === each.label && state === "called")) fault(`${each.label} was not called when it was announced`);
        if (said.some((other) => other !== group && other.calls.some(({label, at}) => label === each.label && at === each.at))) fault(`${each.label} twice`);
      }
    }
    // Whoever is still called at the end was announced for the last call of theirs, and stood there long enough.
    for (const each of desks.values()) {
      if (each.state === "called" && !said.some(({calls}) => calls.some(({label, at}) => label === each.label && at === each.at))) fault(`${each.label} never`);
    }
    let covered = 0;
    let open = COVERED_MS;
    for (const {now, covers, shown} of seen) {
      if (shown.length > MOST) fault(`${shown.length} at once`);
      if (new Set(shown.map(({label}) => label)).size < shown.length) fault("the same twice");
      if (covers && shown.length === 0) fault("an empty picture");
      if (covers && covered === 0 && open < COVERED_MS) fault(`covered again after ${open} ms at ${now}`);
      covered = covers ? covered + STEP : 0;
      open = covers ? 0 : open + STEP;
      if (covered > COVERED_MS) fault(`covered for ${covered} ms at ${now}`);
    }
    for (const group of said) {
      for (const each of group.calls) {
        const stood = seen.filter(({now, shown}) => now >= group.now && now < group.now + SHOWN_MS && shown.some(({label}) => label === each.label)).length * STEP;
        const later = Object.keys(boards).map(Number).filter((ms) => ms > group.now && ms < group.now + SHOWN_MS);
        const stayed = later.every((ms) => boards[ms].some(({label, state}) => label === each.label && state === "called"));
        if (stayed && stood < SHOWN_MS) fault(`${each.label} stood for ${stood} ms`);
      }
    }
  }
  return {scenes, faults};
}
