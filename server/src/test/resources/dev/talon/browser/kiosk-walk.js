// Walks through all states of kiosk-states.js.
(() => {
  const {begin, set, ticket, settled, kiosk, closed, range, modules, NAMES, PAPERS, OPEN, WHY, TOMORROW, LATER} = window.kioskStates;

  /** Every state in a language on a screen as large as this: what is wrong with each; after 40 faults it has seen enough. */
  const walk = async (language, sizes, id, {counts = range(1, 20), some = [1, 3, 4, 7, 9, 20]} = {}) => {
    await begin();
    const found = [];
    let states = 0;
    const look = (state) => {
      states++;
      for (const fault of window.legible(sizes)) found.push(`${state}: ${fault}`);
      if (found.length > 40) throw new Error(found.slice(0, 40).join("\n"));
    };
    const modes = [{}, {larger: true}];
    const before = new Map();
    // Where the screen is high enough for it to be offered.
    await set();
    if (getComputedStyle(kiosk().querySelector(".lower")).display !== "none") modes.push({reach: true}, {larger: true, reach: true});
    for (const mode of modes) {
      const how = Object.keys(mode).join(" ");
      for (const names of Object.keys(NAMES)) {
        // One on a page takes many pages.
        for (const count of names === "usual" ? counts : mode.larger ? some.filter((n) => n !== 4 && n !== 7) : some) {
          for (const notice of count === 3 || count === 20 ? ["", "paper", "away"] : ["", "paper"]) {
            await set({...mode, names, count, notice, language});
            const offered = new Set();
            // A page of longer names may hold fewer, and then there are more pages.
            for (let page = 0; page < kiosk().pages; page++) {
              if (page > 0) {
                kiosk().querySelector("button.others").click();
                await settled();
              }
              if (page === 0 || page === kiosk().pages - 1) look(`${count} ${names} services, ${how} ${notice}, page ${page + 1}`);
              for (const each of kiosk().querySelectorAll("[data-service]")) {
                offered.add(each.dataset.service);
                const known = `${names} ${count} ${notice} ${Boolean(mode.reach)} ${each.dataset.service}`;
                if (mode.larger) enlarged(found, `${count} ${names} services, ${how} ${notice}`, each, before.get(known));
                else before.set(known, sizeOf(each));
              }
              if (mode.reach) low(found, `${count} ${names} services, ${how} ${notice}`);
            }
            if (offered.size !== count) found.push(`${count} ${names} services, ${how} ${notice}: only ${offered.size} are there`);
          }
        }
        for (const paper of Object.keys(PAPERS)) {
          for (const stopped of paper.startsWith("un") ? [false, true] : [false]) {
            for (const [label, ahead, url] of names === "usual" ? [["К042", 31], ["ЩЩЩ1234", null], ["К7", 0], ["К042", 31, null]] : [["К1000", 31]]) {
              const shown = await ticket({...mode, names, paper, stopped, label, ahead, language, id, url});
              if (shown !== paper) found.push(`${paper} was ${shown}`);
              look(`ticket ${label}, paper ${paper}${stopped ? ", printer stopped" : ""}, ${names}, ${how}, ${ahead} ahead`);
            }
          }
        }
        for (const [what, state] of Object.entries(MOMENTS)) {
          await set({...mode, ...state, names, language});
          if (state.press) kiosk().pressed = kiosk().services[0];
          if (state.fail) kiosk().failure = {service: kiosk().services[0], key: "k", problem: new (modules().api.Problem)({status: state.fail})};
          if (state.fail) kiosk().idle.back = 90;
          if (state.touch) kiosk().choose(kiosk().services[0]);
          kiosk().requestUpdate();
          await settled();
          look(`${what}, ${how}, ${names} names`);
        }
      }
    }
    // Colours alone are different here, so fewer numbers and names are enough.
    for (const mode of [{contrast: true}, {contrast: true, larger: true}]) {
      const how = Object.keys(mode).join(" ");
      for (const count of [3, 9]) {
        await set({...mode, count, language});
        look(`${count} services, ${how}`);
      }
      for (const paper of Object.keys(PAPERS)) {
        await ticket({...mode, paper, language, id});
        look(`ticket, paper ${paper}, ${how}`);
      }
      for (const [what, state] of Object.entries(MOMENTS)) {
        await set({...mode, ...state, language});
        if (state.press) kiosk().pressed = kiosk().services[0];
        if (state.fail) kiosk().failure = {service: kiosk().services[0], key: "k", problem: new (modules().api.Problem)({status: state.fail})};
        if (state.touch) kiosk().choose(kiosk().services[0]);
        kiosk().requestUpdate();
        await settled();
        look(`${what}, ${how}`);
      }
    }
    return {states, found};
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
