/* Loads the page again when the site that the server shows has changed. A page that nobody looks at does not ask, as a
   browser keeps few connections open to one host. */
{
  const RETRY = 1000; // milliseconds after the server gave no answer
  const state = document.currentScript?.dataset.state ?? "";
  let asking = new AbortController();

  const ask = async () => {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    while (!signal.aborted) {
      try {
        const answer = await fetch(`/livereload/${state}`, { signal, cache: "no-store" });
        if (!answer.ok) throw new Error(answer.statusText);
        if ((await answer.text()) !== state) {
          location.reload();
          return;
        }
      } catch {
        await new Promise((resolve) => {
          setTimeout(resolve, RETRY);
        });
      }
    }
  };

  const look = () => {
    if (document.visibilityState === "visible") {
      ask();
    } else {
      asking.abort();
    }
  };

  document.addEventListener("visibilitychange", look);
  window.addEventListener("pagehide", () => asking.abort());
  look();
}
