// The page of the API: what /openapi.json says, operation by operation, each to try.

import { element } from "./elements.js";
import { fill } from "./wording.js";

const JSON_TYPE = "application/json";
const EXAMPLES = { "/ask": { question: "一季度GDP同比增长多少？" } };
const list = document.getElementById("operations");
let description = null;
begin();

async function begin() {
  try {
    description = await (await fetch("/openapi.json")).json();
    for (const [path, methods] of Object.entries(description.paths)) {
      for (const [method, operation] of Object.entries(methods)) list.append(drawOperation(method, path, operation));
    }
  } catch {
    document.getElementById("api-said").textContent = fill("api_missing");
  }
}

function drawOperation(method, path, operation) {
  const head = element("summary", {}, element("code", { class: "api-method" }, method.toUpperCase()), element("code", {}, path), element("span", {}, operation.summary));
  const about = operation.description ? element("p", {}, operation.description) : null;
  return element("details", { class: "api-operation" }, head, about, drawForm(method, path, operation), drawReplies(operation));
}

function drawReplies({ responses }) {
  const rows = Object.entries(responses).map(([status, { description: said, content = {} }]) =>
    element("li", {}, element("code", {}, status), ` ${said}`, ...Object.entries(content).map(([type, { schema }]) => drawContent(type, schema))),
  );
  return element("details", {}, element("summary", {}, fill("api_replies")), element("ul", {}, ...rows));
}

function drawContent(type, schema) {
  const shown = JSON.stringify(resolved(schema), null, 1);
  return element("details", {}, element("summary", {}, element("code", {}, type)), element("pre", {}, shown));
}

/** A schema with the ones that it refers to put in their places. */
function resolved(schema) {
  if (Array.isArray(schema)) return schema.map(resolved);
  if (schema === null || typeof schema !== "object") return schema;
  if (schema.$ref) return resolved(description.components.schemas[schema.$ref.split("/").pop()]);
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, resolved(value)]));
}

function drawForm(method, path, operation) {
  const id = operation.operationId;
  const fields = operation.parameters.map((parameter) => drawParameter(id, parameter));
  const [type, media] = Object.entries(operation.requestBody?.content || {})[0] || [];
  const body = media && drawBody(id, path, type, media.schema);
  const kinds = Object.keys(Object.values(operation.responses)[0].content || {});
  const accept = element("select", { id: `${id}-accept` }, ...kinds.map((kind) => element("option", {}, kind)));
  const shown = element("pre", { class: "api-reply", hidden: true, tabindex: "0" });
  const form = element(
    "form",
    {},
    ...fields.map(({ node }) => node),
    body && labelled(`${id}-body`, `${fill("api_body")} (${type})`, "", body),
    kinds.length > 1 ? labelled(accept.id, fill("api_accept"), "", accept) : null,
    element("button", { type: "submit", class: "button" }, fill("api_send")),
    shown,
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    shown.hidden = false;
    shown.textContent = fill("api_sending");
    const headers = { Accept: accept.value || "*/*", ...(body ? { "Content-Type": type } : {}) };
    for (const { name, at, input } of fields) if (at === "header" && input.value) headers[name] = input.value;
    shown.textContent = await sent(addressOf(path, fields), { method: method.toUpperCase(), headers, body: body?.value });
  });
  return form;
}

function drawParameter(id, { name, in: at, required, description: about, schema }) {
  const { enum: choices, default: usual } = schema.anyOf ? schema.anyOf[0] : schema;
  const input = choices
    ? element("select", { id: `${id}-${name}` }, ...choices.map((choice) => element("option", {}, choice)))
    : element("input", { id: `${id}-${name}`, required, placeholder: usual ?? null });
  const node = labelled(input.id, required ? `${name} (${fill("api_required")})` : name, about, input);
  return { name, at, input, node };
}

function drawBody(id, path, type, schema) {
  const text = element("textarea", { id: `${id}-body`, rows: "6", spellcheck: "false" });
  if (type === JSON_TYPE) text.value = JSON.stringify(EXAMPLES[path] || example(schema), null, 1);
  return text;
}

/** What a body with only the fields that must be there looks like. */
function example({ const: only, type, properties = {}, required = [], items, contains }) {
  if (only !== undefined) return only;
  if (type === "array") return [{ ...example(items), ...(contains ? example({ type: "object", ...contains }) : {}), content: "…" }];
  if (type !== "object") return "…";
  return Object.fromEntries(required.map((name) => [name, example(properties[name])]));
}

function labelled(id, name, about, input) {
  return element("p", { class: "api-field" }, element("label", { for: id }, element("code", {}, name), about ? ` ${about}` : ""), input);
}

function addressOf(path, fields) {
  const given = fields.filter(({ input }) => input.value);
  const filled = given
    .filter(({ at }) => at === "path")
    .reduce((whole, { name, input }) => whole.replace(`{${name}}`, encodeURIComponent(input.value)), path);
  const query = new URLSearchParams(given.filter(({ at }) => at === "query").map(({ name, input }) => [name, input.value]));
  return query.size ? `${filled}?${query}` : filled;
}

async function sent(address, options) {
  try {
    const response = await fetch(address, options);
    const text = await response.text();
    return `${response.status} ${response.statusText}\n${response.headers.get("Content-Type") || ""}\n\n${pretty(text)}`;
  } catch {
    return fill("api_failed");
  }
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 1);
  } catch {
    return text;
  }
}
