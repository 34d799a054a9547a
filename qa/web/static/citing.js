// Drawing a citation: the quoted sentence with the answer marked, where it stands, and a button that copies it all.

import { cut } from "./codepoints.js";
import { copy } from "./copying.js";
import { element, link, words } from "./elements.js";
import { place } from "./place.js";
import { fill } from "./wording.js";

export function drawCitation(citation, answer) {
  const [before, marked, after] = cut(citation.quote, citation.answer_start, citation.answer_end);
  const headline = citation.headline || fill("untitled");
  const quote = words("blockquote", "quote-text", citation.quote, before, element("mark", { class: "answer" }, marked), after);
  const said = squeezed(citation.quote) === squeezed(headline) ? fill("open_article") : headline; // not the same words twice
  const headlineLink = link(citation.url, words("span", "", said));
  headlineLink.classList.add("citation-link");
  return element(
    "li",
    { class: "citation", "data-number": citation.number },
    quote,
    element("p", { class: "citation-headline" }, headlineLink),
    ...citation.corrected_by.map(drawCorrection),
    element("div", { class: "citation-foot" }, element("p", { class: "place" }, place(citation)), copyButton(citation, answer)),
  );
}

/** The citation as plain text, for pasting into a manuscript. */
export function citationText(citation, answer) {
  return [
    answer,
    fill("copy_quote", { quote: citation.quote }),
    fill("copy_headline", { headline: citation.headline || fill("untitled") }),
    place(citation),
    ...citation.corrected_by.map(({ headline }) => fill("copy_corrected", { headline: headline || fill("untitled") })),
  ].join("\n");
}

function drawCorrection({ url, headline }) {
  return element("p", { class: "corrected" }, fill("corrected"), link(url, words("span", "", headline || fill("untitled"))));
}

function squeezed(text) {
  return text.replace(/\s/g, "");
}

function copyButton(citation, answer) {
  const button = element("button", { class: "link copy", type: "button", "aria-label": fill("copy_label") }, fill("copy"));
  const said = element("span", { class: "copy-said", role: "status" });
  button.addEventListener("click", async () => {
    said.textContent = (await copy(citationText(citation, answer))) ? fill("copied") : fill("copy_failed");
    window.setTimeout(() => said.replaceChildren(), 2500);
  });
  return element("p", { class: "copying" }, said, button);
}
