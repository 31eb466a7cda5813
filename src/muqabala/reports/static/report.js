"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const flagged = [...document.querySelectorAll(".entry.flagged")];
  const folds = [...document.querySelectorAll("details.fold")];
  const tools = document.querySelector(".tools");
  const position = byId("position");
  const help = byId("help");
  let current = null;

  for (const element of document.querySelectorAll(".scripted")) element.hidden = false;

  const isInView = (entry) => {
    const box = entry.getBoundingClientRect();
    return box.bottom > tools.getBoundingClientRect().bottom && box.top < window.innerHeight;
  };

  // From the paragraph gone to last while it is in view, else from where the reader has scrolled to.
  const neighbour = (step) => {
    if (current && isInView(current)) return flagged.indexOf(current) + step;
    const edge = tools.getBoundingClientRect().bottom;
    const below = flagged.findIndex((entry) => entry.getBoundingClientRect().top >= edge);
    const next = below < 0 ? flagged.length : below;
    return step > 0 ? next : next - 1;
  };

  const go = (step) => {
    if (!flagged.length) return;
    const index = Math.min(Math.max(neighbour(step), 0), flagged.length - 1);
    current = flagged[index];
    current.scrollIntoView({ block: "start", behavior: "instant" });
    current.focus({ preventScroll: true });
    position.textContent = `${index + 1} of ${flagged.length} flagged`;
  };

  const unfold = () => {
    const open = folds.some((fold) => !fold.open);
    for (const fold of folds) fold.open = open;
  };

  // A link leads to what it names, also where only what is flagged is shown.
  const reveal = (event) => {
    const link = event.target.closest("a[href^='#']");
    const entry = link && byId(link.hash.slice(1))?.closest(".entry");
    const fold = entry?.closest("details");
    if (!fold) return;
    byId("flagged-only").checked = false;
    fold.open = true;
  };

  // The style does this for the first nine of a paragraph without any script.
  const light = (event) => {
    const touched = [event.target, document.activeElement].map((it) => it?.closest?.("mark, .card"));
    for (const part of document.querySelectorAll(".lit")) part.classList.remove("lit");
    for (const part of touched.filter(Boolean)) {
      const numbers = [...part.classList].filter((name) => /^n\d+$/.test(name)).map((name) => `.${name}`);
      for (const same of part.closest(".entry").querySelectorAll(numbers.join())) same.classList.add("lit");
    }
  };

  const actions = {
    j: () => go(1),
    n: () => go(1),
    k: () => go(-1),
    p: () => go(-1),
    f: () => byId("flagged-only").click(),
    o: unfold,
    "?": () => help.showModal(),
  };

  byId("previous").addEventListener("click", actions.k);
  byId("next").addEventListener("click", actions.j);
  byId("unfold").addEventListener("click", unfold);
  byId("keys").addEventListener("click", actions["?"]);
  document.addEventListener("click", reveal);
  document.addEventListener("mouseover", light);
  document.addEventListener("focusin", light);
  document.addEventListener("keydown", (event) => {
    const busy = event.ctrlKey || event.metaKey || event.altKey || help.open;
    if (busy || !byId("keys-on").checked || !Object.hasOwn(actions, event.key)) return;
    event.preventDefault();
    actions[event.key]();
  });
})();
