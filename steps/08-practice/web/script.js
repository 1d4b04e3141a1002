// The page works without this. It exchanges what changes instead of loading a new page, and
// moves the films.
"use strict";

const films = () => [...document.querySelectorAll(".film")]
  .map(film => film.contentDocument?.documentElement)
  .filter(svg => svg?.setCurrentTime);
let paused = false, newest = 0;

async function show(address, push) {
  const number = ++newest;
  const answer = await fetch(address).catch(() => ({}));
  if (number !== newest) return; // something else has been asked since
  if (!answer.ok) return location.assign(address);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (number !== newest) return;
  const focus = document.activeElement?.id || document.activeElement?.name;
  const before = document.querySelector(".film")?.data, time = films()[0]?.getCurrentTime();
  if (push && new URL(address, location).search !== location.search) {
    history.pushState(null, "", address);
  }
  document.title = page.title;
  document.querySelector("nav").replaceWith(page.querySelector("nav"));
  document.querySelector("main").replaceWith(page.querySelector("main"));
  if (focus) (document.getElementById(focus) || document.getElementsByName(focus)[0])?.focus();
  if (push) document.querySelector("#found a")?.focus();
  start(before, time);
}

function start(before, time) {
  if (document.querySelector(".film")?.data !== before) paused = false;
  for (const player of document.querySelectorAll(".player")) player.hidden = false;
  document.getElementById("pause").textContent = paused ? "Play" : "Pause";
  for (const film of document.querySelectorAll(".film")) {
    film.addEventListener("load", () => {
      const svg = film.contentDocument.documentElement;
      if (film.data === before) svg.setCurrentTime?.(time);
      if (paused) svg.pauseAnimations?.();
    });
  }
}

addEventListener("submit", event => {
  event.preventDefault();
  show("?" + new URLSearchParams(new FormData(event.target, event.submitter)), true);
});
addEventListener("change", event => {
  if (event.target.matches("select")) event.target.form.requestSubmit();
});
addEventListener("click", event => {
  if (event.target.id !== "pause") return;
  paused = !paused;
  event.target.textContent = paused ? "Play" : "Pause";
  for (const svg of films()) paused ? svg.pauseAnimations() : svg.unpauseAnimations();
});
addEventListener("input", event => {
  if (event.target.id !== "scrub") return;
  for (const svg of films()) svg.setCurrentTime(event.target.value);
});
addEventListener("popstate", () => show(location.href, false));
setInterval(() => {
  const scrub = document.getElementById("scrub"), [svg, other] = films();
  if (other && Math.abs(svg.getCurrentTime() - other.getCurrentTime()) > 0.02) {
    other.setCurrentTime(svg.getCurrentTime()); // each began when it was loaded
  }
  if (svg && scrub && !paused && !scrub.matches(":active")) {
    scrub.value = svg.getCurrentTime() % 10;
  }
}, 100);
start();
