// Draws the charts of a comparison from the figures that stand in the page, and waits for a view
// that is being made. Without this script the tables say the same.
"use strict";

const CONFIG = {
  displayModeBar: false, responsive: true, scrollZoom: false, doubleClick: false, showTips: false,
};

function draw() {
  const figures = [...document.querySelectorAll("script[data-figure]")];
  if (!figures.length || !window.Plotly) return;
  document.documentElement.classList.add("js");
  const drawn = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) {
      if (!isIntersecting) continue;
      drawn.unobserve(target);
      const source = figures.find((each) => each.dataset.figure === target.id);
      const figure = JSON.parse(source.textContent);
      window.Plotly.newPlot(target, figure.data, figure.layout, CONFIG);
      new ResizeObserver(() => window.Plotly.Plots.resize(target)).observe(target.parentElement);
    }
  }, { rootMargin: "400px" });
  for (const each of figures) {
    const place = document.getElementById(each.dataset.figure);
    place.style.minHeight = `${JSON.parse(each.textContent).layout.height}px`;
    drawn.observe(place);
  }
}

async function wait(place) {
  try {
    const answer = await fetch(place.dataset.ready, { cache: "no-store" });
    if (answer.status !== 202 && (answer.ok || answer.status === 410)) {
      window.location.reload();
      return;
    }
  } catch {
    // The network is away; it is asked again.
  }
  setTimeout(wait, 2000, place);
}

draw();
const waiting = document.querySelector("[data-ready]");
if (waiting) setTimeout(wait, 1500, waiting);
