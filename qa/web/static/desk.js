// The desk: files in -> what is cut from them -> stored -> rebuilt -> the archive as it is now.

import { drawArchive, drawPages } from "./desk_archive.js";
import { DeskFile } from "./desk_file.js";
import { JobBar } from "./desk_job.js";
import { Trouble, follow, pages, rebuild, remove, state } from "./desk_server.js";
import { fill } from "./wording.js";

const OPENED_AT_ONCE = 3;
const form = document.getElementById("desk-form");
const list = document.getElementById("desk-files");
const input = document.getElementById("files");
const zone = document.getElementById("drop-zone");
const button = document.getElementById("take-in"); // null for who may not take in
const signIn = document.getElementById("desk-sign-in"); // null where taking in is off
const said = document.getElementById("desk-said");
const askLink = document.getElementById("desk-ask");
const bar = new JobBar(document.getElementById("job"));
const limits = { megabytes: Number(form.dataset.limit), suffixes: form.dataset.suffixes, mayRebuild: Boolean(button) };
let files = [];
let busy = false;
let looking = Promise.resolve();

input.addEventListener("change", () => {
  add([...input.files]);
  input.value = ""; // the same file can be chosen again
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (button && !busy) locked(takeIn);
});
for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
  window.addEventListener(name, (event) => drag(event)); // anywhere: a file beside the zone would replace the page
}
begin();

async function begin() {
  const now = await told(showArchive);
  if (now?.job.state === "running") await locked(finish);
}

function drag(event) {
  event.preventDefault();
  zone.classList.toggle("over", event.type === "dragenter" || event.type === "dragover");
  if (event.type === "drop") add([...event.dataTransfer.files]);
}

function add(chosen) {
  const open = chosen.length <= OPENED_AT_ONCE;
  for (const file of chosen) {
    files.filter((one) => one.file.name === file.name).forEach((one) => one.node.remove());
    files = files.filter((one) => one.file.name !== file.name);
    const row = new DeskFile(file, { limits, open, onChange: showButton });
    files.push(row);
    list.append(row.node);
    looking = looking.then(() => row.look()); // one after the other
  }
  showButton();
}

function showButton() {
  files = files.filter((one) => one.state !== "gone");
  if (!button) return;
  const count = files.filter((one) => one.ready).length;
  button.textContent = count ? fill("desk_take_in", { count }) : fill("desk_rebuild");
  button.disabled = busy || files.some((one) => one.state === "reading" || one.state === "sending");
}

async function takeIn() {
  for (const one of files.filter((each) => each.ready)) await one.store();
  const waiting = files.filter((one) => one.waiting).length;
  if (waiting) {
    say(fill("desk_left_waiting", { count: waiting }));
    return;
  }
  bar.show({});
  await rebuild();
  await finish();
}

/** Follow the job to its end and show what has become of it. */
async function finish() {
  let last = null;
  for await (const now of follow()) {
    last = now.job;
    if (last.state === "running") bar.show(last);
  }
  bar.hide();
  const now = await showArchive();
  for (const { source, reason } of now.unreadable) files.find((one) => one.file.name === source)?.tellUnreadable(reason);
  const done = last.state === "done";
  say(done ? fill("desk_done", now) : fill("desk_failed", { error: last.error || "" }));
  askLink.hidden = !done;
}

async function showArchive() {
  const now = await state();
  document.getElementById("archive-now").replaceChildren(...drawArchive(now));
  const unfolded = document.getElementById("desk-pages")?.open;
  const drawn = drawPages(await pages(), button && ((name) => busy || locked(() => takeOut(name))));
  document.getElementById("archive-pages").replaceChildren(...drawn);
  if (unfolded) document.getElementById("desk-pages")?.setAttribute("open", "");
  return now;
}

async function takeOut(name) {
  if (!window.confirm(fill("desk_remove_sure", { name }))) return;
  await remove(name);
  await showArchive();
  say(fill("desk_removed", { name }));
}

/** Do one thing at a time, and tell what is in its way. */
async function locked(act) {
  busy = true;
  askLink.hidden = true;
  say("");
  showButton();
  try {
    await told(act);
  } finally {
    busy = false;
    showButton();
  }
}

async function told(act) {
  try {
    return await act();
  } catch (error) {
    bar.hide();
    say(reason(error));
    if (isSignedOut(error) && signIn) signIn.hidden = false;
    return null;
  }
}

function reason(error) {
  if (!(error instanceof Trouble)) throw error;
  if (isSignedOut(error)) return fill("desk_signed_out");
  if (error.status === 409) return fill("desk_busy");
  return error.status ? fill("desk_trouble", { detail: error.message }) : error.message;
}

function isSignedOut({ status }) {
  return status === 401 || status === 403;
}

function say(text) {
  said.textContent = text;
}
