// What the kiosk's words lack in clips: every text of its catalogue, and the times, names and numbers that stand in them.
async ([centre, language]) => {
  const {Phrases} = await import("/kiosk/speech/phrases.js");
  const {fetchBank} = await import("/hall/voice/bank.js");
  const words = await import("/shared/words.js");
  const opening = await import("/shared/opening.js");
  const texts = (await import("talon/words/kiosk.js")).default[language];
  const bank = await fetchBank(centre, language, {kiosk: true});
  const phrases = new Phrases(language, bank.contents.clips);
  words.setLanguage(language);
  // For the eye alone.
  const silent = new Set(["touch", "below", "loading", "tools", "services", "pages", "phone", "scan", "qr", "slip", "back", "ownLabel", "lower", "higher"]);
  const now = new Date("2026-03-02T07:30:00Z");
  const times = [1, 2, 5, 12, 21, 45, 60, 88].flatMap((from) => [0, 3, 20, 40, 90, 200].map((more) => words.minutesRange(from * 60, (from + more) * 60, language)));
  const whens = [0, 1, 2, 3, 4, 5, 6].map((days) => opening.whenOpens(new Date(now.getTime() + days * 86_400_000 + 1_800_000), now, "Europe/Moscow", language));
  const said = [...times, ...whens, ...whens.map((when) => opening.opensNext({next: now.toISOString()}, now, "Europe/Moscow", language))];
  for (const [key, phrase] of Object.entries(texts)) {
    if (silent.has(key)) continue;
    for (const n of [0, 1, 2, 3, 5, 11, 21, 22, 42, 100, 137]) {
      for (const when of [whens[0], whens[1]]) {
        said.push(words.defineWords({[language]: texts, ru: texts})(key, {n, i: n, wait: times[5], when, time: "18:00", label: "К042", letter: "Ж"}, language));
      }
      if (typeof phrase === "string" && !phrase.includes("{")) break;
    }
  }
  said.push(...(language === "ru" ? ["Ваш номер К042", "Консультация", "Касса", "Консультация и касса"] : ["Your number Д137", "Consultation", "Cash desk", "Consultation and cash desk"]));
  return [...new Set(said)].filter((text) => !phrases.partsOf(text));
}
