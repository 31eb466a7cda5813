"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const finding = () => document.querySelector("article.finding");
  const tabs = new BroadcastChannel("align-review");
  const VERDICTS = ["fine", "drift", "unsure"];
  const address = () => location.pathname + location.search;
  let shown = address();
  let asked = 0;
  let busy = false;
  let behind = false;

  const say = (text, problem = false) => {
    byId("said").textContent = text;
    byId("said").classList.toggle("problem", problem);
  };

  const editors = () => [...document.querySelectorAll("form.editor:not([hidden])")];
  const textOf = (form) => form.querySelector("textarea");
  const isEdited = (form) => textOf(form).value !== textOf(form).defaultValue;
  const isUnsaved = () => editors().some(isEdited);

  const close = (form) => {
    textOf(form).value = textOf(form).defaultValue;
    form.hidden = true;
  };

  const stay = () => {
    if (address() !== shown) history.pushState(null, "", shown);
    say("There is an edit that is not saved: save it or cancel it.", true);
  };

  // Tells whether what is shown may go; then nothing can be typed into it any more.
  const leave = () => {
    if (isUnsaved()) return stay();
    editors().forEach(close);
    return true;
  };

  // Marks on both sides of the finding that is judged, or of another one that is pointed at.
  const light = (number) => {
    for (const mark of document.querySelectorAll(".now mark")) {
      mark.classList.toggle("lit", mark.classList.contains(`n${number}`));
    }
  };

  const settle = () => {
    light(finding().dataset.number);
    const judged = "key" in finding().dataset;
    for (const button of document.querySelectorAll(".judging button")) button.disabled = !judged;
    for (const name of VERDICTS) {
      const button = document.querySelector(`[data-act=${name}]`);
      button.setAttribute("aria-pressed", finding().dataset.state === name);
    }
    const now = document.querySelector(".queue .now");
    const box = document.querySelector(".queue");
    if (now) box.scrollTop = now.offsetTop - box.offsetTop - box.clientHeight / 4;
  };

  const show = (answer, { focus = true, push = true } = {}) => {
    for (const [name, html] of Object.entries(answer.parts)) {
      document.querySelector(`[data-part=${name}]`).innerHTML = html;
    }
    document.title = answer.title;
    if (push && answer.address !== address()) history.pushState(null, "", answer.address);
    shown = address();
    settle();
    if (focus) {
      byId("main").scrollTop = 0;
      finding().focus({ preventScroll: true });
    }
    say(answer.said ?? "");
  };

  const fetched = async (path, body) => {
    try {
      const response = await fetch(path, {
        method: body ? "POST" : "GET",
        headers: { Accept: "application/json", "Content-Type": "application/json" },
        body: body && JSON.stringify(body),
      });
      const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
      return { ok: response.ok, answer: isJson ? await response.json() : { problem: await response.text() } };
    } catch {
      const silence = "review app does not answer. Start 'align review' again; what was saved is kept.";
      return { ok: false, answer: { problem: `${body ? "Not saved: the" : "The"} ${silence}` } };
    }
  };

  // One at a time: a key meant for what is on the page must not judge what comes next.
  const ask = async (path, body, options) => {
    if (busy) return;
    busy = true;
    asked += 1;
    performance.mark("asked");
    try {
      const { ok, answer } = await fetched(path, body);
      if (!ok) return say(answer.problem, true);
      if (body) tabs.postMessage("saved");
      if (!body && isUnsaved()) return stay();
      show(answer, options);
      performance.measure("answered", "asked");
    } finally {
      busy = false;
      if (behind) follow();
    }
  };

  // The browser has gone to another address of ours.
  const follow = () => {
    behind = busy;
    if (!busy && leave()) ask(address(), undefined, { push: false });
  };

  // Another tab has saved something. What the reviewer does here meanwhile comes first.
  const refresh = async () => {
    if (busy || editors().length) return;
    const turn = (asked += 1);
    performance.mark("asked");
    const { ok, answer } = await fetched(shown);
    if (!ok || turn !== asked || editors().length) return;
    show(answer, { focus: false, push: false });
    performance.measure("answered", "asked");
  };

  const perform = (name, value = "") => {
    const { report, key } = finding().dataset;
    return ask("/deed", { deed: name, value, report: Number(report ?? 0), key: key ?? "", query: location.search });
  };

  const go = (direction) => {
    const { report, key } = finding().dataset;
    if (key) ask(`/finding/${report}/${key}/${direction}${location.search}`);
  };

  const edit = (id) => {
    const form = byId(id);
    form.hidden = false;
    const text = textOf(form);
    text.focus();
    text.setSelectionRange(text.value.length, text.value.length);
    form.scrollIntoView({ block: "nearest" });
  };

  const cancel = (form) => {
    close(form);
    finding().focus();
  };

  const save = async (form) => {
    textOf(form).readOnly = true; // what is typed from here on would not be saved
    await perform(form.id, textOf(form).value);
    textOf(form).readOnly = false;
  };

  const dismiss = () => {
    byId("dismiss-check").textContent = finding().dataset.check;
    byId("dismiss").showModal();
  };

  const actions = {
    fine: () => perform("verdict", "fine"),
    drift: () => perform("verdict", "drift"),
    unsure: () => perform("verdict", "unsure"),
    mend: () => edit("mend"),
    note: () => edit("note"),
    dismiss,
    undo: () => perform("undo"),
    redo: () => perform("redo"),
    next: () => go("next"),
    previous: () => go("prev"),
    help: () => byId("help").showModal(),
  };
  const NEEDS_FINDING = [...VERDICTS, "mend", "note", "dismiss"];
  const keys = {
    a: "fine", x: "drift", " ": "unsure", e: "mend", n: "note", d: "dismiss",
    u: "undo", U: "redo", j: "next", k: "previous", "?": "help",
  };

  const act = (name) => {
    if (busy || (NEEDS_FINDING.includes(name) && !("key" in finding().dataset))) return;
    if (name === "help" || leave()) actions[name]();
  };

  const editorKey = (event) => {
    const form = event.target.closest("form.editor");
    const isSave = event.ctrlKey || event.metaKey || (form.id === "note" && !event.shiftKey);
    if (event.key === "Escape") {
      if (isEdited(form)) stay();
      else cancel(form);
    } else if (event.key === "Enter" && isSave && event.target === textOf(form) && !event.isComposing) {
      event.preventDefault();
      save(form);
    }
  };

  const isPlain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat;

  const dialogKey = (event) => {
    if (!byId("dismiss").open || !byId("keys-on").checked || !isPlain(event)) return;
    document.querySelectorAll("[data-scope]")[Number(event.key) - 1]?.click();
  };

  const pageKey = (event) => {
    const undoing = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z";
    if (undoing) {
      event.preventDefault();
      return act(event.shiftKey ? "redo" : "undo");
    }
    const onControl = event.target.closest("a, button, input, select, summary");
    const isOurs = isPlain(event) && Object.hasOwn(keys, event.key);
    if (!isOurs || !byId("keys-on").checked || (event.key === " " && onControl) || event.target.closest("select")) return;
    event.preventDefault();
    act(keys[event.key]);
  };

  const startReview = () => {
    byId("keys-on").checked = localStorage.getItem("keys") !== "off";
    byId("keys-on").addEventListener("change", (event) => localStorage.setItem("keys", event.target.checked ? "on" : "off"));
    byId("filters").addEventListener("change", () => byId("filters").requestSubmit());
    byId("filters").addEventListener("formdata", ({ formData }) => {
      for (const [name, value] of [...formData]) if (!value || (name === "state" && value === "open")) formData.delete(name);
    });
    document.addEventListener("keydown", (event) => {
      if (document.querySelector("dialog[open]")) dialogKey(event);
      else if (event.target.closest("form.editor")) editorKey(event);
      else pageKey(event);
    });
    document.addEventListener("click", (event) => {
      const target = event.target.closest("[data-act], [data-scope], [data-part] a, .cancel, #as-read");
      if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (target.dataset.act) act(target.dataset.act);
      else if (target.dataset.scope) {
        byId("dismiss").close();
        perform("dismiss", target.dataset.scope);
      } else if (target.id === "as-read") perform("restore");
      else if (target.matches(".cancel")) cancel(target.closest("form.editor"));
      else if (target.pathname.startsWith("/finding/")) {
        event.preventDefault();
        if (leave()) ask(target.pathname + target.search);
      }
    });
    document.addEventListener("submit", (event) => {
      if (!event.target.matches("form.editor")) return;
      event.preventDefault();
      save(event.target);
    });
    for (const [name, on] of [["mouseover", true], ["focusin", true], ["mouseout", false], ["focusout", false]]) {
      document.addEventListener(name, (event) => {
        const other = event.target.closest?.("[data-lights]");
        if (other) light(on ? other.dataset.lights : finding().dataset.number);
      });
    }
    window.addEventListener("popstate", follow);
    window.addEventListener("beforeunload", (event) => isUnsaved() && event.preventDefault());
    tabs.addEventListener("message", refresh);
    settle();
    finding().focus({ preventScroll: true });
  };

  const lift = async (name) => {
    const { ok, answer } = await fetched("/deed", { deed: "lift", value: name, report: 0, key: "", query: "" });
    if (!ok) return say(answer.problem, true);
    tabs.postMessage("saved");
    location.reload();
  };

  const startResults = () => {
    for (const button of document.querySelectorAll("[data-lift]")) {
      button.addEventListener("click", () => lift(button.dataset.lift));
    }
  };

  if (finding()) startReview();
  else startResults();
})();
