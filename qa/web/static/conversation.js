// The conversation: what was asked and replied in this tab, kept while the user looks at an article.

const KEY = "wenbao.conversation";
const REMEMBERED = 4;

export class Conversation {
  constructor(storage) {
    this.storage = storage;
    this.turns = this.#load();
  }

  /** Add a question with its reply. */
  add(asked, reply) {
    this.turns.push({ asked, reply });
    this.#save();
  }

  forget() {
    this.turns = [];
    this.#save();
  }

  /** The last turns as /ask wants them; the question is the one that was searched, so that it stands alone. */
  history() {
    return this.turns
      .slice(-REMEMBERED)
      .map(({ asked, reply }) => ({ question: reply.question || asked, answer: reply.answer || "" }));
  }

  #load() {
    try {
      const turns = JSON.parse(this.storage.getItem(KEY));
      return Array.isArray(turns) ? turns.filter((turn) => turn && turn.asked && turn.reply) : [];
    } catch {
      return []; // storage is off or holds something else: begin anew
    }
  }

  #save() {
    try {
      this.storage.setItem(KEY, JSON.stringify(this.turns));
    } catch {
      // storage is off or full: the conversation lives on in memory
    }
  }
}
