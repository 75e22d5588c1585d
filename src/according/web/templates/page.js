"use strict";
(() => {
  const root = document.documentElement, card = document.getElementById("card");
  const all = (selector) => [...document.querySelectorAll(selector)];
  const wide = matchMedia("(min-width: 62rem)"), narrow = matchMedia("(max-width: 40rem)");
  let pinned = false, opener = null, timer = 0, still = "";
  root.classList.add("js");

  const button = (words, name) => Object.assign(document.createElement("button"), { type: "button", textContent: words, className: name });

  function copyOf(number) {
    const row = document.querySelector(`[data-n="${number}"]`), copy = document.createElement("div");
    if (!row || getComputedStyle(row).display === "none" || !row.offsetParent) return null;
    for (const child of row.childNodes) copy.append(child.cloneNode(true));
    return copy;
  }

  function lights(numbers) {
    for (const [name, role] of [["is-doer", "a"], ["is-target", "r"]]) {
      all("." + name).forEach((found) => found.classList.remove(name));
      for (const number of numbers)
        if (number[0] === "E") all(`article [data-r~="${number}${role}"]`).forEach((found) => found.classList.add(name));
    }
  }

  function open(words, pin) {
    const numbers = (words.matches(".badge") ? words.textContent.match(/^[A-Z]\d+/) : words.dataset.r.match(/[A-Z]?\d+(?= |$)/g)) || [];
    const copies = numbers.map(copyOf).filter(Boolean);
    close();
    if (!copies.length) return;
    const shut = button("×", "close");
    shut.setAttribute("aria-label", "Close");
    shut.onclick = () => { const back = opener; close(); if (back) back.focus(); };
    card.replaceChildren(shut, ...copies);
    card.hidden = false;
    pinned = pin;
    opener = words;
    lights(numbers);
    place(words.getClientRects()[0] || words.getBoundingClientRect(), card.getBoundingClientRect());
  }

  function place(at, size) {
    if (narrow.matches) {
      if (pinned && at.bottom > size.top) scrollBy(0, at.bottom - size.top + 24);
      return;
    }
    const below = at.bottom + 6 + size.height < innerHeight;
    card.style.top = Math.max(4, below ? at.bottom + 6 : at.top - 6 - size.height) + "px";
    card.style.left = Math.max(8, Math.min(at.left, innerWidth - size.width - 12)) + "px";
  }

  function close() {
    clearTimeout(timer);
    card.hidden = true;
    pinned = false;
    opener = null;
    lights([]);
  }

  function pick(number) {
    const on = !all(`[data-pick="${number}"] button[aria-pressed="true"]`).length;
    all("[data-pick] button").forEach((found) => found.setAttribute("aria-pressed", on && found.parentNode.dataset.pick === number));
    all(".lit").forEach((found) => found.classList.remove("lit"));
    const found = on ? all(`article span[data-r~="${number}"]`) : [];
    found.forEach((words) => words.classList.add("lit"));
    if (found.length && !found.some(visible)) found[0].scrollIntoView({ block: "center" });
  }

  function visible(words) {
    const at = words.getBoundingClientRect();
    return at.bottom > 0 && at.top < innerHeight;
  }

  all("[data-pick]").forEach((name) => {
    const made = button("", "pick");
    made.setAttribute("aria-pressed", "false");
    made.title = "Mark every mention in the text";
    made.append(...name.childNodes);
    name.append(made);
  });

  // The picture's own tips give way to the card, and stay its marks' names.
  all("a.mark title").forEach((title) => {
    title.parentNode.setAttribute("aria-label", title.textContent);
    title.remove();
  });

  const marked = (target) => target.closest && target.closest("article .badge, article [data-r]");
  const told = ["event", "figure", "actor", "place", "time", "speaker", "cue", "badge", "mark"];
  document.addEventListener("mouseover", (event) => {
    const at = `${event.clientX} ${event.clientY}`;
    if (pinned || at === still) return;  // the text moved, not the pointer
    still = at;
    clearTimeout(timer);
    const words = marked(event.target);
    if (card.contains(event.target)) return;
    if (words && told.some((kind) => words.classList.contains(kind))) {
      timer = setTimeout(() => words !== opener && open(words, false), 180);
    } else if (!card.hidden) timer = setTimeout(close, 300);
  });
  document.addEventListener("click", (event) => {
    still = `${event.clientX} ${event.clientY}`;
    const press = event.target.closest("button.pick");
    if (press) return pick(press.parentNode.dataset.pick);
    if (card.contains(event.target)) return event.target.closest("a") && close();
    const words = marked(event.target);
    if (!words) return close();
    if (words.classList.contains("badge") && wide.matches) return;
    if (words.matches(".badge, .mark")) event.preventDefault();
    if (!String(getSelection())) open(words, true);
  });
  document.addEventListener("focusin", (event) => {
    if (card.contains(event.target)) return;
    const badge = event.target.closest(".badge:focus-visible, .mark:focus-visible");
    if (badge) open(badge, false);
    else if (!card.hidden && !pinned) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !card.hidden) {
      const back = card.contains(document.activeElement) ? opener : null;
      close();
      if (back) back.focus();
    }
  });
  addEventListener("scroll", () => !card.hidden && !pinned && !card.matches(":hover") && close(), { passive: true });
})();
