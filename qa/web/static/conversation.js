// One conversation: its turns in order, each a question, where it was narrowed to, the reply, and how it was rated.

const REMEMBERED = 4;
const LONGEST_TITLE = 60;
export const MOST_TURNS = 60;

export class Conversation {
  /** `record` is one that the shelf kept; without it the conversation is new, and kept with its first turn. */
  constructor(shelf, record = null) {
    this.shelf = shelf;
    this.record = record || { id: newId(), title: "", turns: [] };
  }

  get id() {
    return this.record.id;
  }

  get turns() {
    return this.record.turns;
  }

  /** Add a turn, as the last; return its id. The oldest goes where there are too many. */
  add({ asked, filters, reply }) {
    this.record = this.shelf.get(this.id) || this.record; // another tab may have added turns
    const turn = { id: newId(), asked, filters, reply, at: new Date().toISOString() };
    this.record.turns = [...this.record.turns, turn].slice(-MOST_TURNS);
    this.record.title ||= asked.slice(0, LONGEST_TITLE);
    this.shelf.keep(this.record);
    return turn.id;
  }

  /** Keep how a turn was rated; null takes it back. */
  rate(turnId, rating) {
    this.record = this.shelf.get(this.id) || this.record;
    const turn = this.turns.find(({ id }) => id === turnId);
    if (!turn) return;
    turn.rating = rating;
    this.shelf.keep(this.record);
  }

  /** The last turns as /ask wants them; the question is the one that was searched, so that it stands alone. */
  history() {
    return this.turns
      .slice(-REMEMBERED)
      .map(({ asked, reply }) => ({ question: reply.question || asked, answer: reply.answer || "" }));
  }
}

/** crypto.randomUUID is there only on https and localhost. */
function newId() {
  return Array.from(window.crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(36).padStart(2, "0")).join("");
}
