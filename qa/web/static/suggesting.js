// Before the first question: questions that the newest issue answers, each asked by a click.

import { element, words } from "./elements.js";

/** Put the suggestions into `section`, in the place of what stands there; where there are none, leave that. */
export async function suggest(section, onAsk) {
  if (!section) return;
  try {
    const response = await fetch("/suggestions");
    if (!response.ok) return;
    const { suggestions } = await response.json();
    if (!suggestions.length) return;
    section.querySelector("#suggestions").replaceChildren(...suggestions.map((one) => item(one, onAsk)));
    section.querySelector("#suggestions-box").hidden = false;
  } catch {
    // the page is as good without
  }
}

function item({ question }, onAsk) {
  const button = words("button", "suggestion", question);
  button.type = "button";
  button.addEventListener("click", () => onAsk(question));
  return element("li", {}, button);
}
