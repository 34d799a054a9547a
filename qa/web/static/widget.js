// 问报 on another page: <script src="http://this-service/widget.js" async></script> puts a question box where it stands.
//
// data-lang="zh-CN|en", data-theme="light|dark", data-target="#place", data-token="…" change its ways. It lives in a shadow tree of its own,
// keeps nothing, and whatever it shows of the paper is text, never markup. The service lets it ask by the setting allowed_origins.
(() => {
  "use strict";
  const script = document.currentScript;
  const home = new URL(script.src);
  const REMEMBERED = 4;
  const WORDS = {
    "zh-CN": {
      label: "向报纸提问", placeholder: "向报纸提问……", ask: "提问", stop: "停止", searching: "正在翻阅报纸……", none: "报里没有找到",
      sources: "出处", nearest: "最接近的稿件", untitled: "（无标题）", line: "第{first}行", lines: "第{first}–{last}行", page: "{page}版",
      model: "由语言模型措辞，已与原文核对", corrected: "后有更正", lost: "连不上问报，请稍后再问。", stopped: "已停止。",
      searched: "按此问题检索：{question}",
    },
    en: {
      label: "Ask the newspaper", placeholder: "Ask the newspaper…", ask: "Ask", stop: "Stop", searching: "Reading the paper…",
      none: "Not found in the paper", sources: "Sources", nearest: "Nearest articles", untitled: "(no headline)", line: "line {first}",
      lines: "lines {first}–{last}", page: "page {page}", model: "Worded by a language model, checked against the lines",
      corrected: "corrected since", lost: "Wenbao cannot be reached. Try again later.", stopped: "Stopped.",
      searched: "Searched as: {question}",
    },
  };
  const LIGHT = "color-scheme: light; --sheet: #fefbf5; --ink: #211c16; --soft: #665b4c; --edge: #8a7c68; --accent: #a92815; --on-accent: #fff8ef; --mark: #f8cdb9;";
  const DARK = "color-scheme: dark; --sheet: #24201b; --ink: #ece3d4; --soft: #aea290; --edge: #807564; --accent: #f28b73; --on-accent: #2a0b04; --mark: #74301f;";
  const STYLE = `
    :host { display: block; max-width: 40rem; ${LIGHT} } :host([theme=dark]) { ${DARK} }
    @media (prefers-color-scheme: dark) { :host(:not([theme=light])) { ${DARK} } }
    * { box-sizing: border-box; margin: 0; padding: 0; font: inherit; color: inherit; }
    section { padding: 1rem; border: 1px solid var(--edge); border-radius: .5rem; background: var(--sheet); color: var(--ink);
      font: 1rem/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; overflow-wrap: anywhere; }
    form { display: flex; gap: .5rem; flex-wrap: wrap; }
    input { flex: 1 1 12rem; min-width: 0; padding: .5rem .75rem; border: 1px solid var(--edge); border-radius: .375rem; background: transparent; }
    button { padding: .5rem 1rem; border: 0; border-radius: .375rem; background: var(--accent); color: var(--on-accent); cursor: pointer; }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
    [role=status] { margin-top: .75rem; color: var(--soft); } [role=status]:empty, .reply:empty { display: none; }
    .reply { margin-top: .75rem; } .answer { font-size: 1.6rem; line-height: 1.3; font-weight: 600; } .answer.long { font-size: 1.15rem; }
    ol, ul { list-style: none; } li { margin-top: .75rem; } blockquote { padding-left: .75rem; border-left: 3px solid var(--edge); }
    mark { background: var(--mark); border-radius: .15rem; } a { color: var(--accent); } .soft { color: var(--soft); font-size: .875rem; }
    h2 { margin-top: .75rem; font-size: .875rem; color: var(--soft); }`;

  const wanted = script.dataset.lang || document.documentElement.lang || navigator.language;
  const words = WORDS[/^zh/i.test(wanted) ? "zh-CN" : "en"];
  const fill = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

  const host = document.createElement("wenbao-box");
  host.lang = words === WORDS.en ? "en" : "zh-CN";
  if (["light", "dark"].includes(script.dataset.theme)) host.setAttribute("theme", script.dataset.theme);
  const shadow = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  shadow.adoptedStyleSheets = [sheet];

  const input = make("input", { type: "text", name: "q", maxlength: 500, required: true, autocomplete: "off", dir: "auto", placeholder: fill("placeholder"), "aria-label": fill("label") });
  const button = make("button", { type: "submit" }, fill("ask"));
  const status = make("p", { role: "status" });
  const reply = make("div", { class: "reply", "aria-live": "polite" });
  const form = make("form", {}, input, button);
  shadow.append(make("section", { "aria-label": fill("label") }, form, status, reply));
  let running = null;
  let history = [];

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (running) running.abort();
    else if (input.value.trim()) ask(input.value.trim());
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (running) running.abort();
    else input.value = "";
  });
  place();

  function place() {
    const target = script.dataset.target && document.querySelector(script.dataset.target);
    if (target) target.append(host);
    else if (script.parentElement && script.parentElement !== document.head) script.after(host);
    else if (document.body) document.body.append(host);
    else document.addEventListener("DOMContentLoaded", place, { once: true });
  }

  async function ask(question) {
    const control = (running = new AbortController());
    button.textContent = fill("stop");
    status.textContent = fill("searching");
    reply.replaceChildren();
    try {
      show(question, await sent(question, control.signal));
    } catch (error) {
      status.textContent = error.name === "AbortError" ? fill("stopped") : error.said || fill("lost");
    }
    running = null;
    button.textContent = fill("ask");
  }

  async function sent(question, signal) {
    const headers = { "Content-Type": "application/json", Accept: "application/json" };
    if (script.dataset.token) headers.Authorization = `Bearer ${script.dataset.token}`;
    const body = JSON.stringify({ question, history });
    const response = await fetch(new URL("/ask", home), { method: "POST", headers, body, signal, credentials: "omit" });
    const said = await response.json();
    if (!response.ok) throw Object.assign(new Error("refused"), { said: said.detail });
    history = [...history, { question: said.question, answer: said.answer || "" }].slice(-REMEMBERED);
    return said;
  }

  function show(question, said) {
    const answered = said.status === "answered";
    status.textContent = answered ? "" : fill("none");
    input.select();
    const parts = [said.question === question ? null : make("p", { class: "soft", dir: "auto" }, fill("searched", said))];
    if (answered) {
      const long = Array.from(said.answer).length > 24;
      parts.push(make("p", { class: long ? "answer long" : "answer", dir: "auto" }, said.answer));
      if (said.written_by === "model") parts.push(make("p", { class: "soft" }, fill("model")));
      parts.push(make("ol", { "aria-label": fill("sources") }, ...said.citations.map(cited)));
    } else {
      const nearest = new Map(said.passages.map((passage) => [passage.article_id, passage]));
      parts.push(make("p", { dir: "auto" }, said.reason));
      if (nearest.size) parts.push(make("h2", {}, fill("nearest")), make("ul", {}, ...[...nearest.values()].map((one) => make("li", {}, headline(one, `/articles/${encodeURIComponent(one.article_id)}`)))));
    }
    reply.replaceChildren(...parts.filter(Boolean));
  }

  function cited(citation) {
    const points = Array.from(citation.quote); // the service counts code points
    const [start, end] = [citation.answer_start, citation.answer_end];
    const texts = [points.slice(0, start), points.slice(start, end), points.slice(end)].map((part) => part.join(""));
    const { line_first: first, line_last: last } = citation;
    const stands = [citation.paper, citation.issue_date, citation.page && fill("page", citation), citation.source, fill(first === last ? "line" : "lines", { first, last })];
    return make(
      "li",
      {},
      make("blockquote", { dir: "auto" }, texts[0], make("mark", {}, texts[1]), texts[2]),
      make("p", {}, headline(citation, citation.url)),
      citation.corrected_by.length ? make("p", { class: "soft" }, fill("corrected")) : null,
      make("p", { class: "soft" }, stands.filter(Boolean).join(" · ")),
    );
  }

  /** A headline that leads to the article; an address that is not the service's own stays a text. */
  function headline(article, address) {
    const target = new URL(address, home);
    const title = article.headline || fill("untitled");
    return target.origin === home.origin ? make("a", { href: target.href, target: "_blank", rel: "noopener", dir: "auto" }, title) : title;
  }

  function make(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value === true ? "" : value);
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  }
})();
