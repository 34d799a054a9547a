// What the desk asks of the server; each refusal is a Trouble that can be told.

import { events } from "./events.js";
import { fill } from "./wording.js";

const POLL_MS = 1000;

/** The server refused or could not be reached: `status` is that of HTTP, 0 without a connection. */
export class Trouble extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export const state = async () => (await call("/index")).json();
export const pages = async () => (await call("/index/pages")).json();
export const rebuild = async () => (await call("/index/rebuild", { method: "POST" })).json();

/** What would be cut from a file; a large one is cut only for who may rebuild. */
export async function preview(file) {
  const headers = { "Content-Type": "application/octet-stream" };
  return (await call(`/index/preview?name=${encodeURIComponent(file.name)}`, { method: "POST", headers, body: file })).json();
}

/** Store a page; where one of its name is there, only with `replace`. */
export async function put(file, replace) {
  const headers = { "Content-Type": "application/octet-stream", ...(replace ? {} : { "If-None-Match": "*" }) };
  await call(`/index/pages/${encodeURIComponent(file.name)}`, { method: "PUT", headers, body: file });
}

export async function remove(name) {
  const path = name.split("/").map(encodeURIComponent).join("/");
  await call(`/index/pages/${path}`, { method: "DELETE" });
}

/** Yield the job as it goes, and at last the whole state: by the event stream, or by asking where that breaks. */
export async function* follow() {
  try {
    const response = await call("/index", { headers: { Accept: "text/event-stream" } });
    for await (const event of events(response.body)) {
      const data = JSON.parse(event.data);
      yield data;
      if (event.name === "done") return;
    }
  } catch {
    // too many clients follow, or the stream broke: ask instead
  }
  for (;;) {
    const now = await state();
    yield now;
    if (now.job.state !== "running") return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function call(address, options = {}) {
  let response;
  try {
    response = await fetch(address, { ...options, headers: { Accept: "application/json", ...options.headers } });
  } catch {
    throw new Trouble(0, fill("desk_network"));
  }
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  throw new Trouble(response.status, problem.detail || fill("trouble_unreadable", { status: response.status }));
}
