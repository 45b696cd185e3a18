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

  window.kioskStates = {begin, set, ticket, settled, kiosk, closed, range, modules: () => modules, NAMES, PAPERS, OPEN, WHY, TOMORROW, LATER};
})();
