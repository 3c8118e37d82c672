// Events say that something has happened; what stands on the page comes from the service, so every
// tab shows the same. A look now and then finds out when the network is gone, and catches up.
"use strict";
{
  const live = document.getElementById("live");
  const heard = document.getElementById("heard");
  const lost = document.getElementById("lost");
  const SELDOM = 1000; // ms between two looks at the page's figures
  const ANYHOW = 5000; // ms until the next look when no event comes
  const SPOKEN = 20000; // ms between two lines to a screen reader
  let timer, source, spoken = 0, state = live.querySelector("#run").dataset.state;

  function soon(pause = SELDOM) {
    clearTimeout(timer);
    timer = setTimeout(look, pause);
  }

  function follow() {
    source = new EventSource(live.dataset.events);
    let last = 0;
    for (const name of ["run", "progress", "best", "state"]) {
      source.addEventListener(name, () => {
        if (Date.now() - last < SELDOM) return;
        last = Date.now();
        soon();
      });
    }
    source.addEventListener("error", () => soon());
  }

  async function look() {
    try {
      const answer = await fetch(live.dataset.now);
      if (!answer.ok) throw new Error(answer.statusText);
      show(await answer.text());
      lost.hidden = true;
      if (source.readyState === EventSource.CLOSED) follow();
    } catch {
      lost.hidden = false;
    }
    soon(ANYHOW);
  }

  function show(html) {
    const part = document.createElement("div");
    part.innerHTML = html;
    const run = part.querySelector("#run");
    if (run.dataset.final === "true") {
      source.close();
      location.reload();
      return;
    }
    const within = live.contains(document.activeElement) ? document.activeElement : null;
    const same = within?.id ? `#${within.id}` : `[href="${within?.getAttribute("href")}"]`;
    live.replaceChildren(run);
    if (within) live.querySelector(same)?.focus();
    say(run);
  }

  function say(run) {
    if (run.dataset.state === state && Date.now() - spoken < SPOKEN) return;
    state = run.dataset.state;
    spoken = Date.now();
    const told = [run.querySelector(".state"), ...run.querySelectorAll("[data-told]")];
    heard.textContent = told
      .map((each) => [...each.children].map((part) => part.textContent).join(": ") || each.textContent)
      .join(". ");
  }

  for (const name of ["online", "offline"]) addEventListener(name, look);
  follow();
  soon(ANYHOW);
}
