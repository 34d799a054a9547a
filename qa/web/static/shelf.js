// The shelf: conversations kept in this browser, each under a key of its own, the oldest given up where there are too many.

const PREFIX = "wenbao.conversation.";
const VERSION = 1;
export const MOST_CONVERSATIONS = 50;

export class Shelf {
  /** `storage` is localStorage, or null where the browser has none for this page: then all is gone with the page. */
  constructor(storage) {
    this.storage = storage || new Memory();
  }

  /** All conversations that can be read, the one that changed last first. */
  list() {
    return this.#keys()
      .map((key) => this.#read(key))
      .filter(Boolean)
      .sort((one, other) => (one.changed < other.changed ? 1 : -1));
  }

  get(id) {
    return this.#read(PREFIX + id);
  }

  keep(record) {
    const text = JSON.stringify({ ...record, version: VERSION, changed: new Date().toISOString() });
    const others = this.list().filter(({ id }) => id !== record.id);
    for (const { id } of others.slice(MOST_CONVERSATIONS - 1)) this.remove(id);
    const kept = others.slice(0, MOST_CONVERSATIONS - 1);
    while (!this.#write(PREFIX + record.id, text) && kept.length) this.remove(kept.pop().id); // full: the oldest makes room
  }

  rename(id, title) {
    const record = this.get(id);
    if (record) this.#write(PREFIX + id, JSON.stringify({ ...record, title }));
  }

  remove(id) {
    this.storage.removeItem(PREFIX + id);
  }

  #keys() {
    const keys = Array.from({ length: this.storage.length }, (_, at) => this.storage.key(at));
    return keys.filter((key) => key.startsWith(PREFIX));
  }

  /** A conversation, or null: what is broken, or of a later version, is left as it is, for who can read it. */
  #read(key) {
    try {
      const record = JSON.parse(this.storage.getItem(key));
      const whole = record.version === VERSION && PREFIX + record.id === key && typeof record.title === "string";
      return whole && Array.isArray(record.turns) && record.turns.every(isTurn) ? record : null;
    } catch {
      return null;
    }
  }

  #write(key, text) {
    try {
      this.storage.setItem(key, text);
      return true;
    } catch {
      return false;
    }
  }
}

/** The browser's own storage, or null where it is off. */
export function storageOf(name) {
  try {
    window[name].getItem("");
    return window[name];
  } catch {
    return null;
  }
}

function isTurn(turn) {
  const { asked, reply } = turn;
  return typeof asked === "string" && Array.isArray(reply.citations) && Array.isArray(reply.passages);
}

class Memory {
  #items = new Map();

  get length() {
    return this.#items.size;
  }

  key(at) {
    return [...this.#items.keys()][at];
  }

  getItem(key) {
    return this.#items.get(key) ?? null;
  }

  setItem(key, text) {
    this.#items.set(key, text);
  }

  removeItem(key) {
    this.#items.delete(key);
  }
}
