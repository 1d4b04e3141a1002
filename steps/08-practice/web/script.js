// The page works without this. It exchanges what changes instead of loading a new page, and
// moves the films.
"use strict";

const films = () => [...document.querySelectorAll(".film")]
  .map(film => film.contentDocument?.documentElement)
  .filter(svg => svg?.setCurrentTime);
let paused = false;

async function show(address, push) {
  const answer = await fetch(address);
  if (!answer.ok) return location.assign(address);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const focus = document.activeElement?.id || document.activeElement?.name;
  if (push) history.pushState(null, "", address);
  document.title = page.title;
  document.querySelector("nav").replaceWith(page.querySelector("nav"));
  document.querySelector("main").replaceWith(page.querySelector("main"));
  if (focus) (document.getElementById(focus) || document.getElementsByName(focus)[0])?.focus();
  if (push) document.getElementById("found")?.scrollIntoView({block: "nearest"});
  start();
}

function start() {
  paused = false;
  for (const player of document.querySelectorAll(".player")) player.hidden = false;
}

addEventListener("submit", event => {
  event.preventDefault();
  show("?" + new URLSearchParams(new FormData(event.target, event.submitter)), true);
});
addEventListener("change", event => event.target.form?.requestSubmit());
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
  if (svg && scrub && !paused && scrub !== document.activeElement) {
    scrub.value = svg.getCurrentTime() % 10;
  }
}, 100);
start();
