// The chat page: question box -> /ask -> turn on the page -> conversation.

import { ask } from "./asking.js";
import { Conversation } from "./conversation.js";
import { Filters, FILTERS } from "./filters.js";
import { QuestionBox } from "./question_box.js";
import { Reader } from "./reader.js";
import { Shelf, storageOf } from "./shelf.js";
import { ShelfDialog } from "./shelf_dialog.js";
import { otherThan } from "./stories.js";
import { suggest } from "./suggesting.js";
import { Trouble } from "./trouble.js";
import { Turn } from "./turn.js";
import { waitForArchive } from "./waiting_for_archive.js";
import { fill } from "./wording.js";

const FOUND = 12; // passages to ask for: the nearest stories are fewer, as several passages are of one
const CURRENT = "wenbao.current"; // the conversation of this tab
const named = (id) => document.getElementById(id);
const list = named("conversation");
const newConversation = named("new-conversation");
const tab = storageOf("sessionStorage");
const shelf = new Shelf(storageOf("localStorage"));
const dialog = new ShelfDialog(named("shelf"), shelf, { onOpen: show, onGone: (id) => id === conversation.id && startAnew() });
const box = new QuestionBox(named("question-form"), { onAsk: (question) => askQuestion(question), onStop: stop });
const filters = new Filters({ panel: named("filters"), button: named("filters-open"), list: named("filters-set") });
const reader = new Reader(named("reader"), (open) => document.body.classList.toggle("beside", open));
let conversation = new Conversation(shelf, shelf.get(tab?.getItem(CURRENT)));
let running = null;

newConversation.addEventListener("click", startAnew);
named("shelf-open").addEventListener("click", () => dialog.show());
reader.take(list);
restore();
askFromAddress();
if (named("archive-missing")) waitForArchive();
else if (!list.children.length) suggest(named("examples"), (question) => askQuestion(question));

/** Ask with the filters that are set and the turns before; or, asked again from a turn, as given and on its own. */
async function askQuestion(asked, { history = conversation.history(), narrowed = filters.get() } = {}) {
  if (running) return;
  const turn = turnOf({ asked, filters: narrowed });
  const control = new AbortController();
  running = control;
  put(turn);
  bringIntoView(turn);
  announce(fill("searching"));
  box.setBusy(true);
  try {
    const reply = await follow(turn, { question: asked, history, filters: narrowed, top_k: FOUND }, control.signal);
    keep(turn, reply);
    announce(spoken(reply));
  } catch (error) {
    if (running !== control) return; // the conversation was ended meanwhile
    giveUp(turn, error, { history, narrowed });
  } finally {
    if (running === control) {
      running = null;
      box.setBusy(false);
    }
  }
}

/** Draw the parts of the reply as they arrive; the whole reply at last. */
async function follow(turn, question, signal) {
  for await (const part of ask(question, signal)) {
    if (part.waiting) turn.showWaiting(part.waiting);
    if (part.passages) turn.showFound(part.question, part.passages);
    if (part.text) turn.showPart(part.text);
    if (part.reply) {
      turn.showReply(part.reply);
      return part.reply;
    }
  }
  throw new Trouble(fill("trouble_cut"));
}

function keep(turn, reply) {
  const shown = { ...reply, passages: otherThan(reply.citations, reply.passages) };
  turn.id = conversation.add({ asked: turn.asked, filters: turn.filters, reply: shown });
  tab?.setItem(CURRENT, conversation.id);
}

function turnOf({ id, asked, filters: narrowed }) {
  const turn = new Turn(
    { asked, filters: narrowed },
    {
      onAsk: (question, wanted) => question.trim() && askQuestion(question, { history: [], narrowed: wanted }),
      onFilter: (name) => {
        filters.set(turn.filters);
        filters.show(name);
      },
      onRate: (rating) => conversation.rate(turn.id, rating),
    },
  );
  turn.id = id;
  return turn;
}

function giveUp(turn, error, how) {
  const stopped = error.name === "AbortError";
  if (!stopped && !(error instanceof Trouble)) console.error(error);
  const known = error instanceof Trouble ? error : new Trouble(fill("trouble_cut"));
  const trouble = stopped ? new Trouble(fill("stopped")) : known;
  turn.showTrouble(stopped ? "stopped" : "failed", trouble, () => {
    if (running) return;
    box.focus();
    turn.node.remove();
    askQuestion(turn.asked, how);
  });
  announce(trouble.message);
}

function stop() {
  running?.abort();
}

function startAnew() {
  show(null);
  announce("");
  box.focus();
}

/** Show a conversation of the shelf, or a new one. */
function show(record) {
  const ended = running;
  running = null;
  ended?.abort();
  reader.close();
  conversation = new Conversation(shelf, record);
  if (record) tab?.setItem(CURRENT, record.id);
  else tab?.removeItem(CURRENT);
  box.setBusy(false);
  restore();
}

function restore() {
  list.replaceChildren();
  for (const kept of conversation.turns) {
    try {
      const turn = turnOf(kept);
      turn.showReply(kept.reply, kept.rating);
      put(turn);
    } catch (error) {
      console.error(error); // kept by another version of this page: the others can still be shown
    }
  }
  showState();
  const [navigation] = performance.getEntriesByType("navigation");
  const arrived = !navigation || navigation.type === "navigate"; // else the browser goes back to where the user was
  if (arrived && list.lastElementChild) list.lastElementChild.scrollIntoView({ block: "start" });
}

/** `/?q=...` asks at once, and only once; filters in the address are set: a reload or a way back shows what is there. */
function askFromAddress() {
  const address = new URL(window.location.href);
  const given = Object.fromEntries(["q", ...FILTERS].map((name) => [name, (address.searchParams.get(name) || "").trim()]));
  for (const name of Object.keys(given)) address.searchParams.delete(name);
  window.history.replaceState(null, "", address);
  if (FILTERS.some((name) => given[name])) filters.set(given);
  if (given.q) askQuestion(given.q);
}

function put(turn) {
  list.append(turn.node);
  showState();
}

function showState() {
  const talking = list.children.length > 0;
  document.body.classList.toggle("talking", talking);
  newConversation.hidden = !talking;
}

function bringIntoView(turn) {
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  turn.node.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
}

function announce(text) {
  named("announcement").textContent = text;
}

function spoken({ status, answer, reason }) {
  return status === "answered" ? fill("announce_answer", { answer }) : fill("announce_no_answer", { reason: reason || "" });
}
