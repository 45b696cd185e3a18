// Walks through all states of kiosk-states.js.
(() => {
  const {begin, set, ticket, settled, kiosk, closed, range, modules, NAMES, PAPERS, OPEN, WHY, TOMORROW, LATER} = window.kioskStates;

  /**
   * The states in a language on a screen as large as this: what is wrong with each; after 40 faults it has seen enough.
   *
   * What is on the screen, how long the names are, how it is shown (larger, lower) and what is noticed are four things. `whole`: all with each other.
   * Else what is on the screen with all names, and each of these with every way to show it and every notice, of which the turn is another in each build;
   * `half`: of what is on the screen with all names the other half each time, where another walk takes both.
   */
  const walk = async (language, sizes, id, {counts = range(1, 20), some = [1, 3, 4, 7, 9, 20], whole = true, half = false, turn = 0} = {}) => {
    await begin();
    const found = [];
    let states = 0;
    const look = (state) => {
      states++;
      for (const fault of window.legible(sizes)) found.push(`${state}: ${fault}`);
      if (found.length > 40) throw new Error(found.slice(0, 40).join("\n"));
    };
    const kinds = Object.keys(NAMES);
    // Where the screen is high enough for it to be offered.
    await set();
    const reaches = getComputedStyle(kiosk().querySelector(".lower")).display === "none" ? [{}] : [{}, {reach: true}];
    const modes = reaches.flatMap((reach) => [reach, {larger: true, ...reach}]);
    const ofAll = (all, at) => (whole ? all : [all[(at + turn) % all.length]]);
    const takes = (what, named) => whole || !half || (what + named + turn) % 2 === 0;
    const modesOf = (what, named) => (takes(what, named) ? ofAll(modes, (what >> 1) + named) : []);

    for (const [lower, reach] of reaches.entries()) {
      for (const [named, names] of kinds.entries()) {
        // One on a page takes many pages.
        for (const count of names === "usual" ? counts : some) {
          const notices = count === 3 || count === 20 ? ["", "paper", "away"] : ["", "paper"];
          for (const notice of ofAll(notices, named + lower + (count === 20 ? 1 : 0))) {
            const before = await offered({...reach, names, count, notice, language}, look, found);
            const enough = names === "usual" || (count !== 4 && count !== 7);
            if (enough) await offered({...reach, larger: true, names, count, notice, language}, look, found, before);
          }
        }
      }
    }

    const papers = Object.keys(PAPERS).flatMap((paper) => (paper.startsWith("un") ? [false, true] : [false]).map((stopped) => ({paper, stopped})));
    const labels = [["К042", 31], ["ЩЩЩ1234", null], ["К7", 0], ["К042", 31, null]].map((each) => ["usual", ...each]);
    labels.push(...kinds.slice(1).map((names) => [names, "К1000", 31]));
    for (const [what, {paper, stopped}] of papers.entries()) {
      for (const [named, [names, label, ahead, url]] of labels.entries()) {
        for (const mode of modesOf(what, named)) {
          const shown = await ticket({...mode, names, paper, stopped, label, ahead, language, id, url});
          if (shown !== paper) found.push(`${paper} was ${shown}`);
          look(`ticket ${label}, paper ${paper}${stopped ? ", printer stopped" : ""}, ${names}, ${Object.keys(mode).join(" ")}, ${ahead} ahead`);
        }
      }
    }

    for (const [what, [moment, state]] of Object.entries(MOMENTS).entries()) {
      for (const [named, names] of kinds.entries()) {
        for (const mode of modesOf(what, named)) {
          await at({...mode, ...state, names, language});
          look(`${moment}, ${Object.keys(mode).join(" ")}, ${names} names`);
        }
      }
    }

    // Colours alone are different here, so fewer numbers and names are enough.
    const pale = [{contrast: true}, {contrast: true, larger: true}];
    for (const count of [3, 9]) {
      for (const mode of pale) {
        await set({...mode, count, language});
        look(`${count} services, ${Object.keys(mode).join(" ")}`);
      }
    }
    for (const [what, paper] of Object.keys(PAPERS).entries()) {
      for (const mode of ofAll(pale, what)) {
        await ticket({...mode, paper, language, id});
        look(`ticket, paper ${paper}, ${Object.keys(mode).join(" ")}`);
      }
    }
    for (const [what, [moment, state]] of Object.entries(MOMENTS).entries()) {
      for (const mode of ofAll(pale, what)) {
        await at({...mode, ...state, language});
        look(`${moment}, ${Object.keys(mode).join(" ")}`);
      }
    }
    return {states, found};
  };

  /** A moment of {@link MOMENTS}. */
  const at = async (state) => {
    await set(state);
    const {press, fail, touch} = state;
    if (press) kiosk().pressed = kiosk().services[0];
    if (fail) kiosk().failure = {service: kiosk().services[0], key: "k", problem: new (modules().api.Problem)({status: fail})};
    if (fail) kiosk().idle.back = 90;
    if (touch) kiosk().choose(kiosk().services[0]);
    if (!press && !fail && !touch) return;
    kiosk().requestUpdate();
    await settled();
  };

  /** All pages of these services: how large the letters of each are. @param before how large they were without «Крупнее» */
  const offered = async (state, look, found, before) => {
    await set(state);
    const {names, count, notice, reach} = state;
    const how = `${count} ${names} services, ${["larger", "reach"].filter((mode) => state[mode]).join(" ")} ${notice}`;
    const sizes = new Map();
    // A page of longer names may hold fewer, and then there are more pages.
    for (let page = 0; page < kiosk().pages; page++) {
      if (page > 0) {
        kiosk().querySelector("button.others").click();
        await settled();
      }
      if (page === 0 || page === kiosk().pages - 1) look(`${how}, page ${page + 1}`);
      for (const each of kiosk().querySelectorAll("[data-service]")) {
        if (before) enlarged(found, how, each, before.get(each.dataset.service));
        sizes.set(each.dataset.service, sizeOf(each));
      }
      if (reach) low(found, how);
    }
    if (sizes.size !== count) found.push(`${how}: only ${sizes.size} are there`);
    return sizes;
  };

  const sizeOf = (service) => parseFloat(getComputedStyle(service.querySelector(".name")).fontSize);

  /** The name is larger than it was without «Крупнее»; if not, larger letters have no room, though it stands alone on its page or a word is as wide as it. */
  const enlarged = (found, state, service, before) => {
    const size = sizeOf(service);
    if (size >= 1.09 * before) return;
    const [name, text, what] = [".name", ".text", ".what"].map((part) => service.querySelector(part));
    const style = getComputedStyle(what);
    const room = what.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
    // What stands below a name grows with it.
    const services = service.closest(".services");
    const fit = services.style.getPropertyValue("--fit");
    services.style.setProperty("--fit", String((fit * 1.16 * before) / size));
    name.style.fontSize = `${1.16 * before}px`;
    name.style.webkitLineClamp = "none";
    const stands = text.offsetHeight <= room && name.scrollWidth <= name.clientWidth + 1;
    services.style.setProperty("--fit", fit);
    name.style.fontSize = name.style.webkitLineClamp = "";
    // All on a page have letters of one size.
    const wide = kiosk().shelf.columns === 1 && [...kiosk().querySelectorAll(".service .name")].some((other) => {
      other.style.fontSize = `${1.16 * before}px`;
      const leaves = other.scrollWidth > other.clientWidth + 1;
      other.style.fontSize = "";
      return leaves;
    });
    if (!wide && (stands || kiosk().shelf.perPage > 1)) found.push(`${state}: “${name.innerText.slice(0, 20)}” has letters of ${size.toFixed(1)} px, and ${before.toFixed(1)} px without «Крупнее»`);
  };

  /** Whatever is touched lies in the lower half. */
  const low = (found, state) => {
    for (const button of kiosk().querySelectorAll("button")) {
      const {top, height} = button.getBoundingClientRect();
      if (height > 0 && top < innerHeight / 2 - 1) found.push(`${state}: “${button.textContent.trim().slice(0, 20)}” is not in the lower half`);
    }
  };

  const MOMENTS = {
    "closed, tomorrow": {opening: closed("hours", TOMORROW)}, "closed, day off": {opening: closed("day-off", LATER)},
    holiday: {opening: closed("holiday", LATER, {ru: "День народного единства", en: "Unity Day"})},
    "special day": {opening: closed("special-day", "2026-12-02T05:30:00Z", WHY)}, break: {opening: closed("break", "2026-11-28T17:00:00Z")},
    "by hand": {opening: closed("by-hand", null, WHY)}, "last ticket": {opening: closed("last-ticket", TOMORROW)},
    limit: {opening: closed("day-limit", LATER)}, "services shut": {shut: closed("last-ticket", TOMORROW)},
    "services open later": {shut: closed("service-hours", LATER)},
    ...Object.fromEntries(["service-hours", "last-ticket", "day-limit", "by-hand"].map((reason) =>
      [`touched, ${reason}`, {shut: closed(reason, reason === "by-hand" ? null : LATER, reason === "by-hand" ? WHY : null), touch: true}])),
    "long wait": {askOver: 5, touch: true}, "closes soon": {opening: {...OPEN, until: "2026-11-28T17:00:00Z"}},
    closed: {count: 0}, "closed, no paper": {count: 0, notice: "paper"}, "no desks": {waits: false}, slow: {slow: true},
    sections: {count: 9, sections: 4}, "a section": {count: 9, sections: 4, group: "g1"},
    ...Object.fromEntries(["waiting", "coming", "nobody", "failed"].map((called) => [`helper ${called}`, {called}])),
    pressed: {press: true}, help: {help: true}, still: {help: true, idle: 12},
    ...Object.fromEntries([503, 404, 500].map((status) => [`failure ${status}`, {fail: status}])),
  };

  window.kioskStates.walk = walk;
})();
