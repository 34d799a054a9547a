// While there is no archive: look now and then whether there is one, and show the page anew when there is.

const EVERY_MS = 4000;

export function waitForArchive() {
  const timer = window.setInterval(async () => {
    if (document.hidden) return;
    const response = await fetch("/readyz").catch(() => null);
    if (!response?.ok) return;
    window.clearInterval(timer);
    window.location.reload();
  }, EVERY_MS);
}
