// Handing a text to the user as a file.

export function save(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name.replace(/[\\/:*?"<>|\p{Cc}]/gu, " ").trim();
  anchor.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
