// Keeps what is being written in a form of a review, so that a lost network, a log-out or a closed
// page loses nothing. It stays in this tab of this browser, and goes when it is seen on the page.
"use strict";

for (const form of document.querySelectorAll("form[data-drafts]")) {
  const name = `turnus-draft-${form.dataset.drafts}`;
  const key = form.elements.namedItem("key");
  const fields = [...form.querySelectorAll("[data-draft]")];
  const kept = JSON.parse(sessionStorage.getItem(name) ?? "null");
  if (kept && document.querySelector(`#c-${CSS.escape(kept.key)}, #d-${CSS.escape(kept.key)}`)) {
    sessionStorage.removeItem(name);
  } else if (kept) {
    key.value = kept.key;
    fields.forEach((field, place) => {
      field.value ||= kept.values[place] ?? "";
    });
    form.closest("details")?.setAttribute("open", "");
  }
  form.addEventListener("input", () => {
    const values = fields.map((field) => field.value);
    sessionStorage.setItem(name, JSON.stringify({ key: key.value, values }));
  });
}

// What is wrong is read first; the address itself leads no further than to the form.
window.addEventListener("load", () => {
  const faulty = document.querySelector(".faults");
  faulty?.setAttribute("tabindex", "-1");
  faulty?.focus();
});
