// The bar and the line that say how far a rebuild is.

import { fill } from "./wording.js";

const STEPS = { pages: "desk_step_pages", articles: "desk_step_articles", passages: "desk_step_passages", writing: "desk_step_writing" };

export class JobBar {
  constructor(section) {
    this.section = section;
    this.bar = section.querySelector("progress");
    this.said = section.querySelector("p");
  }

  hide() {
    this.section.hidden = true;
  }

  show({ step, done, total, passages_per_second, seconds_left }) {
    this.section.hidden = false;
    if (!step || !total) {
      this.bar.removeAttribute("value");
      this.said.textContent = fill("desk_starting");
      return;
    }
    this.bar.max = total;
    this.bar.value = done;
    this.said.textContent = [
      fill("desk_of", { step: step in STEPS ? fill(STEPS[step]) : step, done, total }),
      step === "passages" && passages_per_second ? fill("desk_speed", { count: Math.round(passages_per_second) }) : null,
      seconds_left ? fill("desk_left", { count: Math.ceil(seconds_left) }) : null,
    ]
      .filter(Boolean)
      .join(" · ");
  }
}
