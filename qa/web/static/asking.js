// Asking /ask: one question out, the parts of one reply in.

import { events } from "./events.js";
import { Trouble, readable, refusal, signIn, unreadable, wait } from "./trouble.js";
import { fill } from "./wording.js";

const TYPE = { stream: "text/event-stream", reply: "application/json", problem: "application/problem+json" };
const PATIENCE = 5; // how often a busy server is asked again

/**
 * Yield {waiting} while a busy server lets wait, {passages, question} once, {text} for each part of the answer, and at
 * last {reply}. A refusal or a lost connection is a Trouble; stopping by `signal` is an AbortError.
 */
export async function* ask(question, signal) {
  let response = await send(question, signal);
  for (let times = 0; wait(response) && times < PATIENCE; times += 1) {
    const seconds = wait(response);
    yield { waiting: seconds };
    await pause(seconds, signal);
    response = await send(question, signal);
  }
  const type = (response.headers.get("Content-Type") || "").split(";")[0].trim().toLowerCase();
  if (response.ok && type === TYPE.stream) {
    yield* streamed(response);
  } else if (response.ok && type === TYPE.reply) {
    yield { reply: await readable(response, () => response.json()) };
  } else if (type === TYPE.problem || type === TYPE.reply) {
    signIn(response);
    throw refusal(await readable(response, () => response.json()), response);
  } else {
    throw unreadable(response);
  }
}

async function send(question, signal) {
  try {
    return await fetch("/ask", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: `${TYPE.stream}, ${TYPE.reply};q=0.5` },
      body: JSON.stringify(question),
      signal,
    });
  } catch (error) {
    throw error.name === "AbortError" ? error : new Trouble(fill("trouble_network"));
  }
}

/** Wait, unless the user stops it. */
function pause(seconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = window.setTimeout(resolve, seconds * 1000);
    signal.addEventListener("abort", () => {
      window.clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

async function* streamed(response) {
  const arriving = events(response.body);
  try {
    for (;;) {
      const { value: event, done } = await readable(response, () => arriving.next());
      if (done) throw new Trouble(fill("trouble_cut"));
      const data = await readable(response, () => JSON.parse(event.data));
      if (event.name === "passages") yield { passages: data.passages, question: data.question };
      if (event.name === "answer") yield { text: data.text };
      if (event.name === "problem") throw refusal(data, response);
      if (event.name === "done") {
        yield { reply: data };
        return;
      }
    }
  } finally {
    arriving.return();
  }
}
