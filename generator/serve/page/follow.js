// Shows the site's problems over the page and reloads it after each save, where it was.
(() => {
  "use strict";
  const version = document.currentScript.dataset.version;
  const place = "casebook-place:" + location.pathname;

  const saved = sessionStorage.getItem(place);
  if (saved !== null) {
    sessionStorage.removeItem(place);
    history.scrollRestoration = "manual";
    const [x, y] = saved.split(",").map(Number);
    const back = () => scrollTo({ left: x, top: y, behavior: "instant" });
    back();
    addEventListener("load", back, { once: true });
  }

  function reload() {
    sessionStorage.setItem(place, scrollX + "," + scrollY);
    location.reload();
  }

  new EventSource("/-/events").onmessage = (event) => {
    if (event.data !== version) reload();
  };

  function element(name, className, text) {
    const e = document.createElement(name);
    e.className = className;
    if (text) e.textContent = text;
    return e;
  }

  function show(problems) {
    if (problems.length === 0) return;
    const errors = problems.filter((p) => p.severity === "error").length;
    const box = element("details", "casebook-problems" + (errors ? " casebook-errors" : ""));
    box.open = errors > 0;
    box.append(element("summary", "", errors ? `错误 ${errors} 个，其他 ${problems.length - errors} 个` : `提醒 ${problems.length} 个`));
    const list = element("ol", "");
    for (const p of problems.slice(0, 200)) {
      const item = element("li", "casebook-" + p.severity);
      item.append(element("code", "", `${p.file}:${p.line}:${p.column}`), element("span", "", p.message));
      if (p.excerpt) item.append(element("pre", "", p.excerpt));
      if (p.hint) item.append(element("em", "", p.hint));
      list.append(item);
    }
    box.append(list);
    document.body.append(box);
  }

  fetch("/-/problems").then((r) => r.json()).then(show);
})();
