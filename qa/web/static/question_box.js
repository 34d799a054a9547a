// The question box: its keys, its height, its two buttons.

const LIMIT_IN_SIGHT = 400;

export class QuestionBox {
  /** `onAsk(question)` and `onStop()` are called when the user wants that. */
  constructor(form, { onAsk, onStop }) {
    this.text = form.querySelector("#question");
    this.count = form.querySelector("#question-count");
    this.askButton = form.querySelector("#ask");
    this.stopButton = form.querySelector("#stop");
    this.onAsk = onAsk;
    this.onStop = onStop;
    this.busy = false;
    form.addEventListener("submit", (event) => this.#submit(event));
    this.stopButton.addEventListener("click", () => onStop());
    this.text.addEventListener("input", () => this.#fit());
    this.text.addEventListener("keydown", (event) => this.#enter(event, form));
    document.addEventListener("keydown", (event) => this.#shortcut(event));
    this.#fit(); // a reload may bring text back
  }

  /** While a reply is on its way the user may stop it, and write the next question, but not send it. */
  setBusy(busy) {
    const held = document.activeElement === this.askButton || document.activeElement === this.stopButton;
    this.busy = busy;
    this.askButton.hidden = busy;
    this.stopButton.hidden = !busy;
    if (held) this.focus(); // the button that had the focus is gone
  }

  /** Not on a touch screen: there the focus would bring up a keyboard over the answer. */
  focus() {
    if (!touched()) this.text.focus({ preventScroll: true });
  }

  #submit(event) {
    event.preventDefault();
    const question = this.text.value.trim();
    if (!question || this.busy) return;
    this.#write("");
    if (touched()) this.text.blur();
    this.onAsk(question);
  }

  #enter(event, form) {
    const composing = event.isComposing || event.keyCode === 229; // 229: Safari ends a composition before its Enter
    if (event.key !== "Enter" || event.shiftKey || composing) return;
    event.preventDefault();
    if (!this.busy && this.text.value.trim()) form.requestSubmit();
  }

  #shortcut(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") {
      if (this.busy) this.onStop();
      else if (event.target === this.text) this.#write("");
    }
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key === "/" && plain && !event.target.closest("textarea, input, select")) {
      event.preventDefault();
      this.focus();
    }
  }

  #write(text) {
    this.text.value = text;
    this.#fit();
  }

  #fit() {
    const { length } = this.text.value;
    this.text.rows = 1;
    while (this.text.scrollHeight > this.text.clientHeight + 1 && this.text.rows < 6) this.text.rows += 1;
    this.count.hidden = length < LIMIT_IN_SIGHT;
    this.count.textContent = `${length}/${this.text.maxLength}`;
  }
}

function touched() {
  return window.matchMedia("(pointer: coarse)").matches;
}
