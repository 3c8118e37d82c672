// Events say that something has happened; what stands on the page comes from the service, so every
// tab shows the same. EventSource connects again by itself, and is then told how the run stands.
"use strict";
{
  const live = document.getElementById("live");
  const heard = document.getElementById("heard");
  const lost = document.getElementById("lost");
  const SELDOM = 1000; // ms between two looks at the page's figures
  const SPOKEN = 20000; // ms between two lines to a screen reader
  let timer, waiting = false, spoken = 0, state = "";

  async function look() {
    timer = undefined;
    try {
      const answer = await fetch(live.dataset.now);
      if (!answer.ok) throw new Error(answer.statusText);
      show(await answer.text());
      lost.hidden = true;
    } catch {
      lost.hidden = false;
    }
    if (waiting) {
      waiting = false;
      soon();
    }
  }

  function show(html) {
    const part = document.createElement("div");
    part.innerHTML = html;
    const run = part.querySelector("#run");
    const inside = live.contains(document.activeElement) && document.activeElement.getAttribute("href");
    if (run.dataset.final === "true") {
      source.close();
      location.reload();
      return;
    }
    live.replaceChildren(run);
    if (inside) live.querySelector(`[href="${CSS.escape(inside)}"]`)?.focus();
    say(run);
  }

  function say(run) {
    const changed = run.dataset.state !== state;
    if (!changed && Date.now() - spoken < SPOKEN) return;
    state = run.dataset.state;
    spoken = Date.now();
    const told = [...run.querySelectorAll(".state, #run > .figures > div")];
    heard.textContent = told.map((each) => each.textContent.trim().replace(/\s+/g, " ")).join(". ");
  }

  function soon() {
    if (timer === undefined) timer = setTimeout(look, SELDOM);
    else waiting = true;
  }

  const source = new EventSource(live.dataset.events);
  for (const name of ["run", "progress", "best", "state"]) source.addEventListener(name, soon);
  source.addEventListener("open", () => { lost.hidden = true; });
  source.addEventListener("error", () => { lost.hidden = false; });
}
