// Asking /ask: one question out, the parts of one reply in.

import { events } from "./events.js";
import { fill } from "./wording.js";

/** The question could not be answered for a reason that the user can be told; the message is that reason. */
export class Trouble extends Error {}

const TYPE = { stream: "text/event-stream", reply: "application/json", problem: "application/problem+json" };

/**
 * Yield {passages, question} once, {text} for each part of the answer, and at last {reply}.
 * A refusal or a lost connection is a Trouble; stopping by `signal` is the AbortError of fetch.
 */
export async function* ask(question, history, signal) {
  const response = await send(question, history, signal);
  const type = (response.headers.get("Content-Type") || "").split(";")[0].trim().toLowerCase();
  if (response.ok && type === TYPE.stream) {
    yield* streamed(response);
  } else if (response.ok && type === TYPE.reply) {
    yield { reply: await readable(response, () => response.json()) };
  } else if (type === TYPE.problem || type === TYPE.reply) {
    throw refusal(await readable(response, () => response.json()), response);
  } else {
    throw unreadable(response);
  }
}

async function send(question, history, signal) {
  try {
    return await fetch("/ask", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: `${TYPE.stream}, ${TYPE.reply};q=0.5` },
      body: JSON.stringify({ question, history }),
      signal,
    });
  } catch (error) {
    throw error.name === "AbortError" ? error : new Trouble(fill("trouble_network"));
  }
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

async function readable(response, read) {
  try {
    return await read();
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw error instanceof SyntaxError ? unreadable(response) : new Trouble(fill("trouble_cut"));
  }
}

function refusal(problem, response) {
  const said = problem.detail || problem.title;
  if (!said) return unreadable(response);
  const seconds = Number(response.headers.get("Retry-After"));
  return new Trouble(seconds > 0 ? `${said} ${fill("trouble_wait", { seconds })}` : said);
}

function unreadable(response) {
  return new Trouble(fill("trouble_unreadable", { status: response.status }));
}
