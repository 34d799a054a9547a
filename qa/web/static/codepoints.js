// The server counts characters as Unicode code points, JavaScript counts UTF-16 units; here the two meet.

/** Cut `text` into what stands before, between and after two code point offsets. */
export function cut(text, start, end) {
  const points = Array.from(text);
  return [points.slice(0, start), points.slice(start, end), points.slice(end)].map((part) => part.join(""));
}

/** How many code points `text` has. */
export function length(text) {
  return Array.from(text).length;
}
