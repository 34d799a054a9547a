// The chat page: question box -> /ask -> turn on the page -> conversation.

import { Trouble, ask } from "./asking.js";
import { Conversation } from "./conversation.js";
import { QuestionBox } from "./question_box.js";
import { Turn } from "./turn.js";
import { fill } from "./wording.js";

const list = document.getElementById("conversation");
const announcement = document.getElementById("announcement");
const newConversation = document.getElementById("new-conversation");
const conversation = new Conversation(window.sessionStorage);
const box = new QuestionBox(document.getElementById("question-form"), { onAsk: askQuestion, onStop: stop });
let running = null;

newConversation.addEventListener("click", startAnew);
restore();
askFromAddress();

async function askQuestion(question) {
  const turn = new Turn(question);
  const control = new AbortController();
  running = control;
  put(turn);
  bringIntoView(turn);
  announce(fill("searching"));
  box.setBusy(true);
  try {
    const reply = await follow(turn, control.signal);
    conversation.add(question, reply);
    announce(spoken(reply));
  } catch (error) {
    if (running !== control) return; // the conversation was ended meanwhile
    giveUp(turn, error);
  } finally {
    if (running === control) {
      running = null;
      box.setBusy(false);
    }
  }
}

/** Draw the parts of the reply as they arrive; the whole reply at last. */
async function follow(turn, signal) {
  for await (const part of ask(turn.asked, conversation.history(), signal)) {
    if (part.passages) turn.showFound(part.question, part.passages);
    if (part.text) turn.showPart(part.text);
    if (part.reply) {
      turn.showReply(part.reply);
      return part.reply;
    }
  }
  throw new Trouble(fill("trouble_cut"));
}

function giveUp(turn, error) {
  const stopped = error.name === "AbortError";
  if (!stopped && !(error instanceof Trouble)) console.error(error);
  const known = error instanceof Trouble ? error.message : fill("trouble_cut");
  const message = stopped ? fill("stopped") : known;
  turn.showTrouble(stopped ? "stopped" : "failed", message, () => {
    if (running) return;
    box.focus();
    turn.node.remove();
    askQuestion(turn.asked);
  });
  announce(message);
}

function stop() {
  running?.abort();
}

function startAnew() {
  const ended = running;
  running = null;
  ended?.abort();
  conversation.forget();
  list.replaceChildren();
  announce("");
  box.setBusy(false);
  showState();
  box.focus();
}

function restore() {
  try {
    for (const { asked, reply } of conversation.turns) {
      const turn = new Turn(asked);
      turn.showReply(reply);
      put(turn);
    }
  } catch (error) {
    console.error(error); // kept by another version of this page: better a new conversation than none
    conversation.forget();
    list.replaceChildren();
  }
  showState();
  const [navigation] = performance.getEntriesByType("navigation");
  const arrived = !navigation || navigation.type === "navigate"; // else the browser goes back to where the user was
  if (arrived && list.lastElementChild) list.lastElementChild.scrollIntoView({ block: "start" });
}

/** `/?q=...` asks at once, and only once: a reload or a way back shows the reply that is there. */
function askFromAddress() {
  const address = new URL(window.location.href);
  const question = (address.searchParams.get("q") || "").trim();
  address.searchParams.delete("q");
  window.history.replaceState(null, "", address);
  if (question) askQuestion(question);
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
  announcement.textContent = text;
}

function spoken({ status, answer, reason }) {
  return status === "answered" ? fill("announce_answer", { answer }) : fill("announce_no_answer", { reason: reason || "" });
}
