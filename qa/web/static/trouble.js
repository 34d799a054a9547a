// What the server says when it does not answer, as words for the person; and the way to the sign-in page.

import { fill } from "./wording.js";

const HTTP = { unauthorized: 401, busy: 429, unavailable: 503 };

/** The question could not be answered for a reason that the user can be told; `desk` where the desk is the way out. */
export class Trouble extends Error {
  constructor(message, { desk = false } = {}) {
    super(message);
    this.desk = desk;
  }
}

/** Seconds after which a busy server wants to be asked again; 0 where it is not busy. */
export function wait(response) {
  return response.status === HTTP.busy ? Math.max(1, Number(response.headers.get("Retry-After")) || 1) : 0;
}

/** Leave for the sign-in page where the server wants to know who asks; it leads back here. */
export function signIn(response) {
  if (response.status !== HTTP.unauthorized) return;
  const here = window.location.pathname + window.location.search;
  window.location.assign(`/sign-in?next=${encodeURIComponent(here)}`);
}

/** The Trouble that a problem document tells. */
export function refusal(problem, response) {
  if (response.status === HTTP.unauthorized) return new Trouble(fill("trouble_sign_in"));
  if (response.status === HTTP.unavailable) return new Trouble(fill("trouble_no_archive"), { desk: true });
  const said = problem.detail || problem.title;
  return said ? new Trouble(said) : unreadable(response);
}

export function unreadable(response) {
  return new Trouble(fill("trouble_unreadable", { status: response.status }));
}

/** What `read` gives; a connection that breaks meanwhile, or words that are no JSON, are a Trouble. */
export async function readable(response, read) {
  try {
    return await read();
  } catch (error) {
    if (error.name === "AbortError" || error instanceof Trouble) throw error;
    throw error instanceof SyntaxError ? unreadable(response) : new Trouble(fill("trouble_cut"));
  }
}
