// What a script adds to pages that work without one: a passage and its note light up together, copying, notes that are
// folded away open when a link leads to them, and charts that were not drawn yet come when they are; older browsers
// show the filters where there is room for them.
"use strict";

function twins(anchor) {
  const found = [];
  const note = document.getElementById(anchor);
  if (note) found.push(note);
  for (const link of document.querySelectorAll(".text a")) {
    if (link.getAttribute("href") === "#" + anchor) found.push(link);
  }
  return found;
}

let lit = [];

function light(anchor) {
  for (const element of lit) element.classList.remove("lit");
  lit = anchor ? twins(anchor) : [];
  for (const element of lit) element.classList.add("lit");
}

function anchorOf(target) {
  if (!(target instanceof Element)) return null;
  const link = target.closest(".text a[href^='#']");
  if (link) return link.getAttribute("href").slice(1);
  const note = target.closest(".note");
  return note ? note.id : null;
}

function unfold() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let folded = target && target.closest("details"); folded; folded = folded.parentElement.closest("details")) {
    if (!folded.open) {
      folded.open = true;
      target.scrollIntoView({ block: "nearest" });
    }
  }
  // A click on a passage asks why as well.
  if (target && target.matches(".note")) {
    for (const why of target.querySelectorAll("details.because")) why.open = true;
  }
}

if (document.querySelector(".reading-page")) {
  document.addEventListener("pointerover", (event) => light(anchorOf(event.target)));
  document.addEventListener("focusin", (event) => light(anchorOf(event.target)));
  window.addEventListener("hashchange", unfold);
  unfold();
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  if (!source || !navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.textContent);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Select the text to copy it";
    }
  });
}

// Where there is room, filters are seen; browsers that do this by style alone need no help.
if (!CSS.supports("selector(::details-content)") && matchMedia("(min-width: 46.01rem)").matches) {
  for (const folded of document.querySelectorAll("details.narrowing")) folded.open = true;
}

async function fetchChart(place) {
  const address = place.dataset.chart;
  place.removeAttribute("data-chart");
  place.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    const drawn = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
    if (drawn.localName !== "svg") throw new Error(`${address}: not a drawing`);
    place.replaceChildren(document.importNode(drawn, true));
  } catch {
    const told = document.createElement("p");
    told.className = "nothing";
    told.setAttribute("role", "alert");
    told.textContent = "The chart cannot be drawn. The table has all of it.";
    place.replaceChildren(told);
    const table = place.closest("section")?.querySelector("details.table");
    if (table) table.open = true;
  }
  place.removeAttribute("aria-busy");
}

// Of the two drawings of a chart, for wide windows and for phones, only the one that is seen is asked for.
function fetchCharts() {
  for (const place of document.querySelectorAll("[data-chart]")) {
    if (getComputedStyle(place).display !== "none") fetchChart(place);
  }
}

fetchCharts();
window.addEventListener("resize", fetchCharts);
