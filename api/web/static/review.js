// Keeps what is being written in a form of a review, so that a lost network, a log-out or a closed
// page loses nothing. It stays in this tab of this browser, and goes when it is saved.
"use strict";

const SENT = "turnus-sent";

function fields(form) {
  return [...form.querySelectorAll("[data-draft]")];
}

for (const form of document.querySelectorAll("form[data-drafts]")) {
  const key = `turnus-draft-${form.dataset.drafts}`;
  const faulty = form.querySelector(".faults") !== null;
  if (sessionStorage.getItem(SENT) === key && !faulty) sessionStorage.removeItem(key);
  const kept = JSON.parse(sessionStorage.getItem(key) ?? "[]");
  fields(form).forEach((field, place) => {
    if (!field.value && kept[place]) field.value = kept[place];
  });
  form.addEventListener("input", () => {
    const values = fields(form).map((field) => field.value);
    sessionStorage.setItem(key, JSON.stringify(values));
  });
  form.addEventListener("submit", () => sessionStorage.setItem(SENT, key));
}
sessionStorage.removeItem(SENT);

const faulty = document.querySelector(".faults");
if (faulty) {
  faulty.setAttribute("tabindex", "-1");
  faulty.focus();
}
