// What a test does with the hall's voice in its own page. Sets `voice`.
(async () => {
  const {breaths, LONGEST_MS, GONG_LEAD_MS} = await import("/hall/voice/sentence.js");
  const {fetchBank} = await import("/hall/voice/bank.js");
  const {schedule} = await import("/hall/voice/play.js");
  const {Announcer, keyOf} = await import("/hall/voice/announcer.js");

  const LETTERS = [..."АБВГДЖИКЛМНПРСТУФХЦЭЮЯ"];
  let seed = 1;
  const random = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  const below = (most) => Math.floor(random() * most);
  const label = () => LETTERS[below(LETTERS.length)] + String(1 + below(random() < 0.1 ? 9999 : 999)).padStart(3, "0");
  const desk = () => (random() < 0.1 ? LETTERS[below(LETTERS.length)] : "") + String(1 + below(random() < 0.1 ? 999 : 40));
  const zone = () => (random() < 0.7 ? null : random() < 0.5
    ? {code: "a", name: {ru: `Зал ${1 + below(9)}`, en: `Hall ${1 + below(9)}`}} : {code: "b", name: {ru: "2 этаж", en: "2nd floor"}});
  const call = () => ({label: label(), desk: desk(), language: random() < 0.3 ? "en" : "ru", zone: zone()});

  /** A number from its clips: thousands, hundreds and the rest, each at most once, the larger first. */
  function said(clips, digits) {
    const numbers = clips.map(Number);
    const byDigit = clips.length === digits.length && clips.join("") === digits;
    const falling = numbers.every((number, i) => i === 0 || (numbers[i - 1] >= 100 && number < numbers[i - 1] && (numbers[i - 1] >= 1000 || number < 100)));
    return byDigit || (falling && numbers.reduce((sum, number) => sum + number, 0) === Number(digits));
  }

  window.voice = {
    /** Checks random calls, alone and in groups; returns the faults and figures. */
    async sentences(centre, from, count) {
      seed = from;
      const banks = {ru: (await fetchBank(centre, "ru")).lengths, en: (await fetchBank(centre, "en")).lengths};
      const faults = [];
      let longest = 0;
      let twoBreaths = 0;
      for (let i = 0; i < count; i++) {
        const calls = Array.from({length: random() < 0.6 ? 1 : 1 + below(4)}, call);
        const zeros = random() < 0.3 ? "digits" : "silent";
        const all = breaths(calls, banks, {zeros});
        if (all.length > 1) twoBreaths++;
        const fault = (words) => faults.push(`${words}: ${JSON.stringify(calls)} ${JSON.stringify(all)}`);
        all.forEach((breath, number) => {
          const length = breath.ms + (breath.gong ? GONG_LEAD_MS : 0);
          longest = Math.max(longest, length);
          if (length > LONGEST_MS) fault(`${length} ms`);
          if (breath.gong !== (number === 0)) fault("gong");
          if (breath.missing.length) fault("missing");
          let end = 0;
          breath.parts.forEach((part, at) => {
            const gap = part.at - end;
            if (gap < 0 || gap > 400 || (at === 0 && gap !== 0)) fault(`gap of ${gap} ms`);
            if (banks[part.language][part.clip] !== part.ms) fault(`no clip ${part.clip}`);
            end = part.at + part.ms;
          });
          if (end !== breath.ms) fault("length");
          if (!part0Language(breath)) fault("Russian before the visitor's language");
        });
        // Every call is in Russian once, its label before its desk; whoever speaks English hears it before.
        for (const language of ["en", "ru"]) {
          const parts = all.flatMap((breath) => breath.parts).filter((part) => part.language === language).map((part) => part.clip);
          const wanted = calls.filter((each) => language === "ru" || each.language === "en");
          const count = parts.filter((clip) => clip === "to-desk").length;
          if (count !== wanted.length) fault(`${count} desks in ${language}`);
          let rest = parts;
          for (const each of wanted) {
            const at = rest.indexOf("to-desk");
            const before = rest.slice(0, at);
            const after = rest.slice(at + 1);
            const digits = each.label.slice(1);
            const letterAt = before.findIndex((clip) => clip.startsWith("letter-"));
            const number = before.slice(letterAt + 1).filter((clip, i, list) => /^\d+$/.test(clip) && !list.slice(0, i).some((one) => one.startsWith("to-")));
            if (letterAt < 0 || !said(number, digits)) fault(`label ${each.label} as ${before}`);
            const way = after.findIndex((clip) => !/^\d+$/.test(clip) && !clip.startsWith("letter-"));
            const place = (way < 0 ? after : after.slice(0, way));
            const deskDigits = each.desk.replace(/\D/g, "");
            const own = place.slice(/^\D/.test(each.desk) ? 1 : 0);
            const length = lengthOf(own, deskDigits);
            if (length === 0) fault(`desk ${each.desk} as ${place}`);
            rest = after.slice((/^\D/.test(each.desk) ? 1 : 0) + length);
          }
        }
      }
      return {faults: faults.slice(0, 5), longest, twoBreaths};

      function part0Language(breath) {
        const languages = breath.parts.map((part) => part.language);
        return languages.lastIndexOf("en") < (languages.indexOf("ru") + 1 || languages.length + 1);
      }
      /** How many of the first clips say the digits. */
      function lengthOf(clips, digits) {
        for (let length = 1; length <= clips.length; length++) {
          if (/^\d+$/.test(clips[length - 1]) && said(clips.slice(0, length), digits)) return length;
        }
        return 0;
      }
    },

    /**
     * Draws the sound of random calls as the board plays them, gong and all, and judges each by its waveform: faults are samples that are clipped, a clip
     * that is not heard or not as loud as the others, a silence longer than a pause of the sentence, and what lasts too long.
     */
    async waveforms(centre, from, count) {
      seed = from;
      const RATE = 16_000;
      const files = {ru: await fetchBank(centre, "ru"), en: await fetchBank(centre, "en")};
      const banks = {ru: files.ru.lengths, en: files.en.lengths};
      const decoded = {};
      const faults = [];
      const figures = {calls: 0, breaths: 0, seconds: 0, longest: 0, peak: 0, quietest: 1, loudest: 0, silence: 0};
      for (let i = 0; i < count; i++) {
        const calls = Array.from({length: random() < 0.8 ? 1 : 2 + below(3)}, call);
        figures.calls += calls.length;
        for (const breath of breaths(calls, banks, {zeros: random() < 0.3 ? "digits" : "silent"})) {
          const context = new OfflineAudioContext(1, RATE * (LONGEST_MS / 1_000 + 1), RATE);
          for (const {language, clip} of breath.parts) decoded[language + clip] ??= await files[language].decoded(context, clip);
          const {begins, ends} = schedule(context, breath, ({language, clip}) => decoded[language + clip], {at: 0, volume: 1});
          const sound = (await context.startRendering()).getChannelData(0);
          const fault = (words) => faults.push(`${words}: ${JSON.stringify(breath.parts.map(({clip}) => clip))}`);
          figures.breaths++;
          figures.seconds += ends - begins;
          figures.longest = Math.max(figures.longest, ends - begins);
          if (ends - begins > LONGEST_MS / 1_000) fault(`${ends - begins} s`);
          let peak = 0;
          let quiet = 0;
          let silence = 0;
          const speech = breath.gong ? GONG_LEAD_MS / 1_000 : 0;
          const end = Math.round((speech + breath.ms / 1_000) * RATE);
          for (let at = 0; at < sound.length; at++) {
            peak = Math.max(peak, Math.abs(sound[at]));
            quiet = Math.abs(sound[at]) < 0.004 ? quiet + 1 : 0;
            if (at > speech * RATE && at < end) silence = Math.max(silence, quiet / RATE);
          }
          figures.peak = Math.max(figures.peak, peak);
          figures.silence = Math.max(figures.silence, silence);
          if (peak >= 0.99) fault(`clipped at ${peak}`);
          if (silence > 0.6) fault(`${silence} s of silence`);
          const last = speech + breath.ms / 1_000 + 0.05;
          if (sound.subarray(Math.round(Math.max(last, ends) * RATE)).some((sample) => Math.abs(sample) > 0.01)) fault("a tail");
          for (const part of breath.parts) {
            const begin = Math.round((speech + part.at / 1_000) * RATE);
            const clip = sound.subarray(begin, begin + Math.round((part.ms / 1_000) * RATE));
            const loud = Math.sqrt(clip.reduce((sum, sample) => sum + sample * sample, 0) / clip.length);
            figures.quietest = Math.min(figures.quietest, loud);
            figures.loudest = Math.max(figures.loudest, loud);
            if (loud < 0.04 || loud > 0.25) fault(`${part.clip} as loud as ${loud}`);
          }
        }
      }
      return {faults: faults.slice(0, 5), ...figures};
    },

    /** Calls to desks that are words, with a clip of the centre's own and without: what is said of the desk. */
    async wordDesks(centre, from, count) {
      seed = from;
      const banks = {ru: (await fetchBank(centre, "ru")).lengths, en: (await fetchBank(centre, "en")).lengths};
      const {deskClip} = await import("/hall/voice/way.js");
      const words = ["Касса", "Регистратура", "Окно", "Стойка", "Window", "Info", "Щ", "B", "Приёмная"];
      const faults = [];
      const named = new Set();
      for (let i = 0; i < count; i++) {
        const word = words[below(words.length)];
        const number = random() < 0.6 ? String(1 + below(40)) : "";
        const desk = word + (number ? ["-", " ", ""][below(3)] + number : "");
        const language = random() < 0.5 ? "en" : "ru";
        const own = random() < 0.3;
        const twin = random() < 0.3 && word.length > 1 && number !== "";
        const clip = deskClip(desk);
        if (!/^desk-[a-z0-9][a-z0-9-]{0,26}$/.test(clip)) faults.push(`clip ${clip}`);
        const has = own ? {ru: {...banks.ru, [clip]: 900}, en: {...banks.en, [clip]: 800}} : banks;
        const all = breaths([{label: "К042", desk, language}], has, {desks: [desk, "99", ...(twin ? [number] : [])]});
        for (const spoken of language === "en" ? ["en", "ru"] : ["ru"]) {
          const parts = all.flatMap((breath) => breath.parts).filter((part) => part.language === spoken).map((part) => part.clip);
          const way = parts.slice(parts.indexOf("42") + 1).filter((one) => one !== "go");
          const letter = word.length === 1;
          const rest = [...(letter ? ["letter"] : []), ...(number && !twin ? [number] : [])];
          const wanted = own ? [clip] : rest.length ? ["to-desk", ...rest] : [];
          const heard = way.map((one) => (one.startsWith("letter-") ? "letter" : one));
          if (heard.join() !== wanted.join()) faults.push(`${desk} in ${spoken}: ${parts}, not ${wanted}`);
          if (parts.includes("go") && way.length === 0) faults.push(`${desk}: go where?`);
          named.add(own ? "own" : wanted.length ? "number" : "picture");
        }
        if (all.some(({ms, gong, missing}) => ms + (gong ? GONG_LEAD_MS : 0) > LONGEST_MS || missing.length > 0)) faults.push(`${desk}: ${JSON.stringify(all)}`);
      }
      return {faults: faults.slice(0, 5), named: [...named].sort()};
    },

    /** The clips of one call to a zone, in both languages. */
    async toZone(centre, name) {
      // So short that nothing is left out.
      const short = async (language) => Object.fromEntries(Object.keys((await fetchBank(centre, language)).lengths).map((clip) => [clip, 100]));
      const banks = {ru: await short("ru"), en: await short("en")};
      const [breath] = breaths([{label: "К042", desk: "7", language: "en", zone: {code: "a", name}}], banks);
      return breath.parts.map(({language, clip}) => `${language}/${clip}`);
    },

    /** Says so many calls on the page's own voice, a hundred at once; returns how they ended. */
    async day(count) {
      const {announcer} = document.querySelector("talon-hall").voice;
      const ends = {};
      for (let said = 0; said < count; said += 100) {
        const results = await Promise.all(Array.from({length: 100}, async (_, i) => {
          const call = {label: `К${said + i}`, desk: String(1 + i % 20), state: "called", at: String(said + i), calls: 1};
          const [breath] = breaths([call], {ru: announcer.banks.ru});
          for (;;) {
            const result = await announcer.speak(breath);
            if (result !== "late") return result;
            await new Promise((resolve) => setTimeout(resolve, 100));
          }
        }));
        for (const result of results) ends[result] = (ends[result] ?? 0) + 1;
      }
      return ends;
    },

    /** How often one call sounds that nobody answers, where each time ends so. */
    async repeated(result) {
      let sounded = 0;
      const timers = [];
      const announcer = new Announcer(async () => (sounded++, result), () => true, () => Infinity, {now: () => 0, later: (_, act) => timers.push(act)});
      announcer.repeats = 1;
      const call = {label: "К042", desk: "7", state: "called", at: "", calls: 1};
      announcer.board([call]);
      announcer.announce([call]);
      for (let i = 0; i < 500; i++) {
        timers.shift()?.();
        await null;
      }
      return sounded;
    },

    /** A call in two languages on an offline context: what sounds when, and how loud. */
    async graph(centre, call) {
      const files = {ru: await fetchBank(centre, "ru"), en: await fetchBank(centre, "en")};
      const banks = {ru: files.ru.lengths, en: files.en.lengths};
      const [breath] = breaths([call], banks, {gong: false});
      const context = new OfflineAudioContext(1, 48_000 * 8, 48_000);
      const clips = new Map();
      for (const part of breath.parts) clips.set(part, await files[part.language].decoded(context, part.clip));
      const {begins, ends} = schedule(context, breath, (part) => clips.get(part), {at: 0.1, volume: 1});
      const sound = (await context.startRendering()).getChannelData(0);
      const loud = (from, to) => {
        let power = 0;
        for (let i = Math.round(from * 48); i < Math.round(to * 48); i++) power += sound[i] * sound[i];
        return Math.sqrt(power / Math.max(1, Math.round((to - from) * 48)));
      };
      let peak = 0;
      for (const sample of sound) peak = Math.max(peak, Math.abs(sample));
      return {
        ms: breath.ms, begins, ends, peak,
        decoded: breath.parts.map((part) => Math.abs(clips.get(part).buffer.duration * 1000 - part.ms)),
        parts: breath.parts.map((part) => loud(100 + part.at, 100 + part.at + part.ms)),
        gaps: breath.parts.slice(1).map((part, i) => ({ms: part.at - breath.parts[i].at - breath.parts[i].ms, loud: loud(100 + breath.parts[i].at + breath.parts[i].ms, 100 + part.at)})),
        after: loud(ends * 1000 + 5, 7900),
      };
    },

    /**
     * A group of two breaths whose screen may begin only what ends within its time, on a clock of its own; shared: it speaks in turns with others.
     * Returns when each breath began, what was told, and from when on it asked, spoke and was idle; renewed: when the server gives it more time, ms; 0:
     * never.
     */
    async lease(centre, renewed, shared = false) {
      const banks = {ru: (await fetchBank(centre, "ru")).lengths, en: (await fetchBank(centre, "en")).lengths};
      let now = 0;
      let timers = [];
      const later = (wait, act) => timers.push({at: now + wait, act});
      const began = [];
      const told = [];
      const turns = [];
      let until = 11_000;
      const announcer = new Announcer((breath) => new Promise((resolve) => {
        const length = breath.ms + GONG_LEAD_MS;
        began.push({at: now, within: now + length < until});
        later(length, () => resolve("played"));
      }), (breath) => now + breath.ms + GONG_LEAD_MS < until, () => (now < until ? Infinity : until), {now: () => now, later});
      announcer.banks = banks;
      announcer.repeats = 0;
      announcer.shared = shared;
      announcer.addEventListener("said", ({detail}) => told.push({result: detail.result, calls: detail.calls.length}));
      announcer.addEventListener("turn", () => turns.push({turn: announcer.turn, at: now}));
      const calls = ["К042", "Д137", "К777", "Д888"].map((label, i) => ({label, desk: String(7 + i), language: "ru", state: "called", at: "", calls: 1}));
      announcer.board(calls);
      announcer.announce(calls);
      for (; now < 90_000; now += 50) {
        if (renewed && now === renewed) until = Infinity;
        const due = timers.filter((each) => each.at <= now);
        timers = timers.filter((each) => each.at > now);
        for (const each of due) each.act();
        for (let i = 0; i < 20; i++) await null;
      }
      return {began, told, turns};
    },

    /**
     * Groups of four, one after the other, on the screen that speaks: its time is renewed every five seconds, to eleven. lost: from then on it is
     * not, ms; Infinity: never. Returns how many calls came to which end, and when the last was given up.
     */
    async renewals(centre, groups, lost) {
      const banks = {ru: (await fetchBank(centre, "ru")).lengths, en: (await fetchBank(centre, "en")).lengths};
      let now = 0;
      let timers = [];
      const later = (wait, act) => timers.push({at: now + wait, act});
      const ends = {};
      let until = 11_000;
      let gaveUp = 0;
      const announcer = new Announcer((breath) => new Promise((resolve) => later(breath.ms + (breath.gong ? GONG_LEAD_MS : 0), () => resolve("played"))),
        (breath) => now + breath.ms + GONG_LEAD_MS < until, () => (now < until ? Infinity : until), {now: () => now, later});
      announcer.banks = banks;
      announcer.repeats = 0;
      announcer.addEventListener("said", ({detail}) => {
        for (const one of detail.calls) (ends[detail.result] ??= new Set()).add(keyOf(one));
        if (detail.result === "elsewhere") gaveUp = now;
      });
      seed = 42;
      const all = Array.from({length: groups}, (_, group) => Array.from({length: 4}, (_, i) => (
        {...call(), desk: String(70 + i), state: "called", at: String(group), calls: 1})));
      announcer.board(all.flat());
      for (const calls of all) announcer.announce(calls);
      for (; now < 40_000 * groups; now += 50) {
        if (now % 5_000 === 0) {
          if (now < lost) until = now + 10_900;
          announcer.go();
        }
        const due = timers.filter((each) => each.at <= now);
        timers = timers.filter((each) => each.at > now);
        for (const each of due) each.act();
        for (let i = 0; i < 20; i++) await null;
      }
      return {ends: Object.fromEntries(Object.entries(ends).map(([end, keys]) => [end, keys.size])), gaveUp, waiting: announcer.waiting.length};
    },

    /**
     * A rush on a clock of its own: calls, recalls, starts and cancellations at many desks, boards that come late, twice and out of order.
     * Returns what was said, from when to when.
     */
    async rush(centre, {from, ms, desks, every, lost}) {
      seed = from;
      const banks = {ru: (await fetchBank(centre, "ru")).lengths, en: (await fetchBank(centre, "en")).lengths};
      const {CallGroups} = await import("/hall/call-groups.js");
      let now = 0;
      /** @type {{at: number, act: () => void}[]} */
      let timers = [];
      const later = (wait, act) => timers.push({at: now + wait, act});
      const said = [];
      const open = new Map();
      let closed = 0;
      const announcer = new Announcer((breath) => new Promise((resolve) => {
        const length = breath.ms + (breath.gong ? GONG_LEAD_MS : 0);
        if (breath.gong) for (const key of breath.calls.map(keyOf)) if (!said.some(({calls}) => calls.includes(key))) late = Math.max(late, now - pictured.get(key));
        said.push({from: now, to: now + length, calls: breath.calls.map(keyOf), gone: breath.calls.filter((each) => !open.has(keyOf(each))).length});
        later(length, () => resolve("played"));
      }), () => true, () => Infinity, {now: () => now, later});
      announcer.banks = banks;
      const groups = new CallGroups();
      const calledAt = new Map();
      const board = () => ({at: new Date(now).toISOString(), calls: [...open.values()]});
      let boards = 0;
      /** How long after its picture came a call was said first. */
      let late = 0;
      const pictured = new Map();
      const heed = (group) => {
        announcer.behind = groups.waiting.length;
        if (!group) return;
        for (const each of group.calls) pictured.set(keyOf(each), now);
        groups.hold(group.id, now + announcer.lasts(group.calls));
        groups.tick(now);
        announcer.announce(group.calls);
      };
      const show = (one) => {
        boards++;
        announcer.board(one.calls);
        heed(groups.accept(one, now));
      };
      const send = () => {
        const one = board();
        const chance = random();
        if (chance < lost / 3) return;
        if (chance > 1 - lost / 3) {
          later(1_500, () => show(board()));
          return;
        }
        show(one);
        if (chance < (2 * lost) / 3) show(one);
      };
      for (; now < ms; now += 50) {
        if (now % 1_000 === 0) send();
        const due = timers.filter((each) => each.at <= now);
        timers = timers.filter((each) => each.at > now);
        for (const each of due) each.act();
        if (groups.due !== null && groups.due <= now) heed(groups.tick(now));
        if (random() < 50 / every) {
          const at = String(1 + below(desks));
          const before = [...open.values()].find((each) => each.desk === at);
          if (before && random() < 0.8) {
            open.delete(keyOf(before));
            closed++;
          } else if (!before) {
            const one = {...call(), desk: at, state: "called", at: new Date(now).toISOString(), calls: 1, service: "cash", stage: "cash"};
            open.set(keyOf(one), one);
            calledAt.set(keyOf(one), now);
          }
          send();
        }
        // What is promised goes on before the clock does.
        for (let i = 0; i < 20; i++) await null;
      }
      const overlaps = said.filter((each, i) => i > 0 && each.from < said[i - 1].to).length;
      const unsaid = [...open.entries()].filter(([key]) => ms - calledAt.get(key) > 40_000 && !said.some((each) => each.calls.includes(key))).map(([key]) => key);
      return {said: said.length, calls: calledAt.size, closed, overlaps, gone: said.reduce((sum, each) => sum + each.gone, 0), unsaid, boards, late,
        longest: Math.max(...said.map((each) => each.to - each.from)), waiting: announcer.waiting.length};
    },
  };
})();
