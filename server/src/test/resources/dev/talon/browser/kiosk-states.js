// Puts a real kiosk's page into every state that it can be in, and looks at each.
(() => {
  const LONG = {
    ru: "Оформление и выдача документов для постоянных покупателей и организаций, возврат и обмен товара, рассрочка платежа, доставка крупногабаритных заказов по области и сборка мебели на дому у покупателя сегодня",
    en: "Issuing of documents for regular customers and companies, returns and exchanges of goods, payment by instalments, delivery of bulky orders across the region and assembly of furniture at home today also ",
  };
  const NAMES = {
    usual: {ru: ["Консультация", "Касса", "Консультация и касса", "Показания счётчиков", "Оплата картой"], en: ["Consultation", "Cash desk", "Consultation and cash", "Meter readings", "Card payment"]},
    middling: {ru: ["Оформление возврата крупных товаров"], en: ["Returns of bulky goods and documents"]},
    spaced: {ru: [LONG.ru.padEnd(200, "!").slice(0, 200)], en: [LONG.en.padEnd(200, "!").slice(0, 200)]},
    solid: {ru: ["Щ".repeat(200)], en: ["W".repeat(200)]},
  };
  const CENTRES = {
    usual: {ru: "Центр на Лесной", en: "Lesnaya centre"},
    middling: {ru: "Центр обслуживания клиентов на Лесной", en: "Customer service centre in Lesnaya"},
    spaced: {ru: NAMES.spaced.ru[0], en: NAMES.spaced.en[0]},
    solid: {ru: "Ш".repeat(200), en: "M".repeat(200)},
  };
  const WAITS = [
    {count: 31, expectedWait: {from: 6_000, to: 10_800}},
    {count: 0, expectedWait: null},
    {count: 4, expectedWait: {from: 720, to: 1_080}},
    {count: 128, expectedWait: {from: 2_400, to: 7_500}},
  ];
  const OPEN = {state: "open", until: null, next: null, reason: null, words: null, byHand: null};
  const WHY = {ru: "Учёба сотрудников: приносим извинения за неудобства, ближайший центр работает на Садовой, 12, до двадцати часов", en: "Training of our staff: we are sorry for the trouble; the nearest centre is at Sadovaya 12, open until eight in the evening"};
  const closed = (reason, next, words = null) => ({state: reason === "break" ? "break" : "closed", until: null, next, reason, words,
    byHand: reason === "by-hand" ? "centre" : null});
  const TOMORROW = "2026-11-29T05:00:00Z";
  const LATER = "2027-01-09T05:00:00Z";
  const PAPERS = {
    paperless: {},
    printing: {print: {state: "queued"}},
    slow: {print: {state: "printing"}, late: true},
    queued: {print: {state: "queued"}, late: true},
    again: {print: {state: "queued", reason: "paper_out"}},
    stopped: {print: {state: "queued"}, stopped: true},
    unsure: {print: {state: "uncertain"}},
    unprinted: {print: {state: "failed"}},
    unconfirmed: {print: {state: "printed", reason: "unconfirmed"}},
    printed: {print: {state: "printed"}},
  };
  const ROUTES = [["consultation"], ["cash"], ["consultation", "cash"]];
  const kiosk = () => document.querySelector("talon-kiosk");
  let modules;

  const settled = async () => {
    for (let i = 0; i < 40 && !(await kiosk().updateComplete); i++);
    for (const moving of document.getAnimations()) if (moving.effect.getComputedTiming().endTime < Infinity) moving.finish();
  };

  // The page's own news would change a state while it is looked at.
  const begin = async () => {
    modules ??= {
      ticket: await import("/kiosk/shown-ticket.js"), paper: await import("/kiosk/paper.js"), words: await import("/shared/words.js"),
      api: await import("/shared/api.js"),
    };
    kiosk().live?.close?.();
    await document.fonts.ready;
    await Promise.all([400, 600, 700, 800].map((weight) => document.fonts.load(`${weight} 40px Inter`, "Ащ Wg")));
  };

  const range = (from, to) => Array.from({length: Math.max(0, to - from + 1)}, (_, i) => from + i);

  const services = (count, names) => Array.from({length: count}, (_, i) => ({
    code: i < 3 ? ["consultation", "cash", "combined"][i] : `s${i}`, active: true, route: ROUTES[i % 3],
    name: {ru: names.ru[i % names.ru.length], en: names.en[i % names.en.length]},
    hint: i % 2 ? {ru: "", en: ""} : {ru: "Вопросы о товаре, заказе или возврате", en: "Questions about goods, orders and returns"},
  }));

  const set = async ({count = 3, names = "usual", notice = "", larger = false, contrast = false, reach = false, sections = 0, called = "", language = "ru", waits = true, idle = null, press, fail, opening = OPEN, shut = null, askOver = null, touch, ...rest} = {}) => {
    const page = kiosk();
    page.shown?.close();
    page.idle.forget();
    const offered = services(count, NAMES[names]);
    modules.words.setLanguage(language);
    // Sections with two services each, as far as they go.
    const groups = range(0, sections - 1).map((i) => ({
      code: `g${i}`, name: {ru: NAMES[names].ru[i % NAMES[names].ru.length], en: NAMES[names].en[i % NAMES[names].en.length]}, picture: "folder",
      services: offered.slice(2 * i, 2 * i + 2).map(({code}) => code),
    }));
    page.centre = {code: page.centre?.code ?? "main", name: CENTRES[names], zone: "Europe/Moscow", services: offered, groups};
    const until = called === "nobody" ? "2026-11-28T16:41:30Z" : "2026-11-28T16:42:40Z";
    Object.assign(page.helper, {call: called ? {id: 1, until} : null, answeredAt: called === "coming" ? "2026-11-28T16:41:50Z" : null, failed: called === "failed", open: called !== ""});
    const board = {
      at: new Date().toISOString(), opening, askOver, desks: waits ? [{desk: "1", state: "idle", stages: ["consultation", "cash"]}] : [],
      waiting: offered.map((service, i) => ({service: service.code, name: service.name, opening: shut ?? OPEN, ...WAITS[i % WAITS.length]})), calls: [],
    };
    page.live = Object.assign(new EventTarget(), {board, link: {online: notice !== "away", away: notice === "away"}, now: () => new Date("2026-11-28T16:42:00Z"), close() {}});
    page.printer.stopped = notice === "paper";
    Object.assign(page, {larger, contrast, reach, page: 0, group: "", help: false, failure: null, refused: null, asking: null, shown: null, pressed: null, slow: false, ...rest});
    page.idle.left = idle;
    page.requestUpdate();
    await settled();
  };

  const ticket = async ({paper = "printed", label = "К042", ahead = 31, id = "x", names = "usual", stopped = false, wait = {from: 6_000, to: 10_800}, url = "https://queue.example.org/t/main/x", ...rest}) => {
    await set({names, ...rest});
    const page = kiosk();
    const {print, late = false} = PAPERS[paper];
    page.printer.stopped = stopped || Boolean(PAPERS[paper].stopped);
    const advice = names === "usual" ? {ru: "Возьмите паспорт и показания счётчика", en: "Bring your passport and meter readings"}
      : names === "middling" ? {ru: LONG.ru.slice(0, 200), en: LONG.en.slice(0, 200)} : {ru: "", en: ""};
    const issued = {advice, id, centre: page.centre.code, label, service: "consultation", name: {ru: NAMES[names].ru[0], en: NAMES[names].en[0]}, ahead, expectedWait: wait, print, url};
    const shown = new modules.ticket.ShownTicket(issued, {live: null, patience: 1, printer: page.printer, speaks: () => false, changed() {}, done() {}});
    shown.close();
    shown.paper = modules.paper.paperOf(print, {stopped: page.printer.stopped, late});
    shown.left = paper === "printing" ? null : 24;
    page.shown = shown;
    await settled();
    return shown.paper;
  };

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
          if (state.fail) kiosk().failure = {service: kiosk().services[0], key: "k", problem: new modules.api.Problem({status: state.fail})};
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
        if (state.fail) kiosk().failure = {service: kiosk().services[0], key: "k", problem: new modules.api.Problem({status: state.fail})};
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

  window.kioskStates = {begin, set, ticket, walk, settled, kiosk};
})();
