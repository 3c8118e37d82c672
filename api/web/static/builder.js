// The position plan's answer follows the fields. Without this script «Regn ut» does the same.
"use strict";
{
  const form = document.getElementById("builder");
  const found = document.getElementById("found");
  const heard = document.getElementById("heard");
  const lost = document.getElementById("lost");
  const PAUSE = 250; // ms after the last key
  let timer, asked;

  async function ask() {
    asked?.abort();
    const mine = (asked = new AbortController());
    found.classList.add("waiting");
    try {
      const answer = await fetch(form.dataset.answer, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        signal: mine.signal,
      });
      if (!answer.ok) throw new Error(answer.statusText);
      found.innerHTML = await answer.text();
      tell();
      lost.hidden = true;
    } catch (error) {
      if (error.name !== "AbortError") lost.hidden = false;
    } finally {
      if (mine === asked) found.classList.remove("waiting");
    }
  }

  function tell() {
    heard.textContent = found.querySelector(".big")?.textContent ?? "";
  }

  tell();
  if (found.dataset.more) ask();
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
}
