"use strict";
(() => {
  const data = JSON.parse(document.getElementById("course").textContent);
  const root = document.documentElement;

  // Light or dark: what the system says, #light or #dark in the address, or the button.
  const system = matchMedia("(prefers-color-scheme: dark)");
  let chosen = "";
  const theme = () => {
    root.dataset.theme = chosen || (system.matches ? "dark" : "light");
    document.getElementById("theme").textContent = root.dataset.theme === "dark" ? "Light" : "Dark";
  };
  const fromAddress = () => {
    const name = location.hash.slice(1);
    if (name === "dark" || name === "light") chosen = name;
    theme();
  };
  addEventListener("hashchange", fromAddress);
  system.addEventListener("change", theme);
  document.getElementById("theme").addEventListener("click", () => {
    chosen = root.dataset.theme === "dark" ? "light" : "dark";
    theme();
  });
  fromAddress();

  // Tables that can be sorted: by a click on a heading, or Enter on it.
  for (const table of document.querySelectorAll("table.sortable")) {
    const headings = [...table.tHead.rows[0].cells];
    const value = (row, i) => {
      const cell = row.cells[i];
      return cell.dataset.v === undefined ? cell.textContent : Number(cell.dataset.v);
    };
    const order = (a, b) => typeof a === "number" ? a - b : a.localeCompare(b);
    headings.forEach((heading, i) => heading.querySelector("button")?.addEventListener("click", () => {
      const body = table.tBodies[0];
      const rows = [...body.rows];
      const numeric = rows.length > 0 && typeof value(rows[0], i) === "number";
      const now = heading.getAttribute("aria-sort");
      const down = now ? now === "ascending" : numeric;
      headings.forEach(other => other.removeAttribute("aria-sort"));
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      rows.sort((a, b) => ("last" in a.dataset) - ("last" in b.dataset)
          || (down ? -1 : 1) * order(value(a, i), value(b, i)));
      body.append(...rows);
    }));
  }

  // Numbers as the rest of the report writes them.
  const fixed = (value, digits) => value.toFixed(digits);
  const whole = value => Math.round(value).toLocaleString("en-US");
  const rate = value => value >= 1e4 ? fixed(value / 1e3, 1) + " k/s"
      : value >= 100 ? whole(value) + "/s" : fixed(value, 1) + "/s";
  const millis = value => value >= 1000 ? fixed(value / 1000, 2) + " s"
      : fixed(value, value >= 10 ? 0 : 1) + " ms";
  const percent = value => fixed(value, value >= 10 || value === 0 ? 0 : 1) + " %";
  const two = value => String(value).padStart(2, "0");
  const clock = second => second >= 3600
      ? Math.floor(second / 3600) + ":" + two(Math.floor(second / 60) % 60) + ":" + two(second % 60)
      : Math.floor(second / 60) + ":" + two(second % 60);
  const wall = (second, seconds) => {
    const at = new Date(data.start + second * 1000 + data.offset * 1000);
    return two(at.getUTCHours()) + ":" + two(at.getUTCMinutes()) + (seconds ? ":" + two(at.getUTCSeconds()) : "");
  };

  const panels = [
    {title: "Requests per second, by class of answer", height: 200, stacked: true, show: rate, series: [
      {key: "r2", label: "2xx", colour: "blue"}, {key: "r3", label: "3xx", colour: "sky"},
      {key: "r1", label: "1xx", colour: "purple"}, {key: "r4", label: "4xx", colour: "orange"},
      {key: "r5", label: "5xx", colour: "vermillion"}, {key: "na", label: "no answer", colour: "hatch"}]},
    {title: "Latency", unit: "ms", height: 176, show: millis, series: [
      {key: "p99", label: "p99", colour: "vermillion", style: "dash"},
      {key: "p95", label: "p95", colour: "purple", style: "wide"},
      {key: "p50", label: "p50", colour: "blue", style: "thin"}]},
    {title: "Active users", height: 72, least: 1, integer: true, show: whole, series: [
      {key: "users", label: "users", colour: "green", style: "wide"}]},
    {title: "CPU, %", height: 72, top: 100, show: percent, series: [
      {key: "cpu", label: "computer", colour: "grey", style: "thin"},
      {key: "pcpu", label: "generator", colour: "orange", style: "wide"}]},
    {title: "Generator’s own lag, p99", unit: "ms", height: 72, show: millis, bands: true, series: [
      {key: "lag", label: "lag", colour: "sky", style: "wide"}]},
  ];

  const host = document.getElementById("charts");
  const tip = document.getElementById("tip");
  const count = data.t.length;
  const from = 0;
  const to = count ? data.t[count - 1] + data.w[count - 1] : 1;
  const mid = i => data.t[i] + data.w[i] / 2;
  const LEFT = 56, RIGHT = 96, FLAGS = 20, AXIS = 20;
  let x = () => 0;
  let crosses = [];

  const make = (parent, name, attributes, text) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    if (text !== undefined) node.textContent = text;
    parent.append(node);
    return node;
  };
  const nice = (least, integer) => {
    const power = 10 ** Math.floor(Math.log10(least));
    const step = [1, 2, 2.5, 5, 10].map(it => it * power).find(it => it >= least * 0.999);
    return integer ? Math.max(1, Math.ceil(step)) : step;
  };
  const scale = panel => {
    let max = panel.least || 0;
    for (let i = 0; i < count; i++) {
      let sum = 0;
      for (const {key} of panel.series) {
        const value = data[key][i] || 0;
        sum = panel.stacked ? sum + value : Math.max(sum, value);
      }
      max = Math.max(max, sum);
    }
    const ticks = panel.height > 100 ? 4 : 2;
    if (panel.top) return {max: panel.top, step: panel.top / ticks};
    const step = nice((max || 1) / ticks, panel.integer);
    return {max: step * Math.ceil((max || 1) / step - 1e-9), step};
  };

  // A line through the middle of each stretch; where nothing was measured it is interrupted.
  const runsOf = values => {
    const runs = [];
    let run = null;
    for (let i = 0; i < count; i++) {
      if (values[i] === null) { run = null; continue; }
      if (!run) runs.push(run = []);
      run.push(i);
    }
    return runs;
  };
  const path = (run, y, at) => {
    const points = [[data.t[run[0]], at(run[0])], ...run.map(i => [mid(i), at(i)])];
    const last = run[run.length - 1];
    points.push([data.t[last] + data.w[last], at(last)]);
    return points.map(([second, value]) => fixed(x(second), 1) + " " + fixed(y(value), 1));
  };

  const timeTicks = width => {
    const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400];
    const step = steps.find(it => (to - from) / it * 88 <= width) || 86400 * Math.ceil((to - from) * 88 / width / 86400);
    const begin = data.start / 1000 + data.offset;
    const ticks = [];
    for (let at = Math.ceil(begin / step) * step - begin; at <= to; at += step) ticks.push(at);
    return {ticks, seconds: step < 60};
  };

  const labels = (svg, ends, top, bottom) => {
    ends.sort((a, b) => a.y - b.y);
    ends.forEach((end, i) => { end.y = Math.max(end.y, i ? ends[i - 1].y + 15 : top + 4); });
    for (let i = ends.length - 1, floor = bottom - 2; i >= 0; i--, floor = ends[i + 1].y - 15) {
      ends[i].y = Math.min(ends[i].y, floor);
    }
    for (const {series, y} of ends) {
      const at = x(to) + 8;
      if (series.style) {
        make(svg, "line", {class: `line s-${series.colour} ${series.style}`, x1: at, x2: at + 14, y1: y, y2: y});
      } else {
        make(svg, "rect", {class: "f-" + series.colour, x: at, y: y - 5, width: 14, height: 10,
          ...(series.colour === "hatch" && {fill: "url(#hatch)"})});
      }
      make(svg, "text", {x: at + 20, y: y + 4}, series.label);
    }
  };

  const draw = (panel, index, width) => {
    const first = index === 0, last = index === panels.length - 1;
    const top = first ? FLAGS : 8, bottom = top + panel.height, height = bottom + (last ? AXIS + 4 : 4);
    const {max, step} = scale(panel);
    const seconds = panel.unit === "ms" && max >= 2000;
    const y = value => bottom - value / max * panel.height;
    const figure = document.createElement("figure");
    const caption = document.createElement("figcaption");
    caption.textContent = panel.title + (panel.unit ? (seconds ? ", s" : ", ms") : "")
        + (panel.bands && data.sat.some(it => it) ? "; shaded where it held the run back" : "");
    const svg = make(figure, "svg", {viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": panel.title});
    figure.prepend(caption);
    if (first) {
      const defs = make(svg, "defs", {});
      const hatch = make(defs, "pattern", {id: "hatch", patternUnits: "userSpaceOnUse", width: 6, height: 6, patternTransform: "rotate(45)"});
      make(hatch, "rect", {class: "hatch-ground", width: 6, height: 6});
      make(hatch, "line", {class: "hatch-line", x1: 0, x2: 0, y1: 0, y2: 6});
    }
    if (panel.bands) {
      for (let i = 0; i < count; i++) {
        if (data.sat[i]) make(svg, "rect", {class: "band", x: x(data.t[i]), y: top, width: x(data.t[i] + data.w[i]) - x(data.t[i]), height: panel.height});
      }
    }
    const shown = value => {
      const number = seconds ? value / 1000 : value;
      return number >= 1e4 ? fixed(number / 1e3, number % 1e3 ? 1 : 0) + " k" : Number(number.toPrecision(3)).toLocaleString("en-US");
    };
    for (let value = 0; value <= max * 1.001; value += step) {
      make(svg, "line", {class: value ? "gridline" : "axis", x1: x(from), x2: x(to), y1: Math.round(y(value)) + .5, y2: Math.round(y(value)) + .5});
      make(svg, "text", {x: LEFT - 8, y: y(value) + 4, "text-anchor": "end"}, shown(value));
    }
    const time = timeTicks(x(to) - x(from));
    for (const tick of time.ticks) {
      make(svg, "line", {class: "gridline", x1: x(tick), x2: x(tick), y1: top, y2: bottom});
      if (last) make(svg, "text", {x: x(tick), y: bottom + 16, "text-anchor": "middle"}, wall(tick, time.seconds));
    }
    const ends = [];
    const base = new Array(count).fill(0);
    for (const series of panel.series) {
      const values = data[series.key];
      if (panel.stacked) {
        if (!values.some(value => value > 0)) continue;
        const above = base.map((value, i) => value + (values[i] || 0));
        for (const run of runsOf(values)) {
          const roof = path(run, y, i => above[i]), floor = path(run, y, i => base[i]).reverse();
          make(svg, "path", {class: "f-" + series.colour, d: "M" + roof.join("L") + "L" + floor.join("L") + "Z",
            ...(series.colour === "hatch" && {fill: "url(#hatch)"})});
        }
        ends.push({series, y: y((above[count - 1] + base[count - 1]) / 2)});
        above.forEach((value, i) => { base[i] = value; });
      } else {
        const runs = runsOf(values);
        for (const run of runs) {
          make(svg, "path", {class: `line s-${series.colour} ${series.style}`, d: "M" + path(run, y, i => values[i]).join("L")});
        }
        const run = runs[runs.length - 1];
        if (run) ends.push({series, y: y(values[run[run.length - 1]])});
      }
    }
    labels(svg, ends, top, bottom);
    let free = -Infinity;
    data.notes.forEach((note, i) => {
      const at = Math.min(Math.max(x(note.s), x(from)), x(to));
      make(svg, "line", {class: "note", x1: at, x2: at, y1: first ? 4 : top, y2: bottom});
      if (!first) return;
      const left = Math.min(at, x(to) - 16);
      const fits = left >= free;
      const flag = make(svg, "path", {class: "flag" + (note.k === "failed" ? " bad" : ""), d: fits ? `M${left} 2h16v12h-16z` : `M${at} 2h5v5h-5z`});
      make(flag, "title", {}, note.t);
      if (fits) {
        make(svg, "text", {class: "flagged", x: left + 8, y: 11.5}, i + 1);
        free = left + 18;
      }
    });
    crosses.push(make(svg, "line", {class: "cross", x1: 0, x2: 0, y1: top, y2: bottom}));
    return figure;
  };

  const redraw = width => {
    if (width < 200) return;
    crosses = [];
    x = second => LEFT + (second - from) / (to - from) * (width - LEFT - RIGHT);
    host.replaceChildren(...panels.map((panel, i) => draw(panel, i, width)), tip);
    tip.style.visibility = "hidden";
  };

  // One cross-hair over all panels, moved by the pointer or the arrow keys.
  let looked = -1;
  const look = i => {
    looked = i;
    crosses.forEach(cross => {
      cross.style.visibility = i < 0 ? "hidden" : "visible";
      if (i >= 0) { cross.setAttribute("x1", x(mid(i))); cross.setAttribute("x2", x(mid(i))); }
    });
    tip.style.visibility = i < 0 ? "hidden" : "visible";
    if (i < 0) return;
    const row = (name, value, kind) => {
      const line = document.createElement("div");
      line.className = kind || "";
      for (const text of [name, value]) line.append(Object.assign(document.createElement("span"), {textContent: text}));
      return line;
    };
    const rows = [row(wall(data.t[i], true), clock(data.t[i]) + (data.w[i] > 1 ? " + " + data.w[i] + " s" : ""), "head")];
    for (const panel of panels) {
      let kind = "gap";
      for (const series of [...panel.series].reverse()) {
        const value = data[series.key][i];
        if (panel.stacked && !data[series.key].some(it => it > 0)) continue;
        rows.push(row(series.label, value === null ? "–" : panel.show(value), kind));
        kind = "";
      }
    }
    tip.replaceChildren(...rows);
    const left = x(mid(i)) * host.clientWidth / drawn;
    tip.style.left = (left + 16 + tip.offsetWidth > host.clientWidth ? left - 16 - tip.offsetWidth : left + 16) + "px";
    tip.style.top = "48px";
  };
  const nearest = second => {
    let low = 0, high = count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (data.t[middle] <= second) low = middle; else high = middle - 1;
    }
    return low;
  };
  let drawn = 0;
  const fit = width => { drawn = width; redraw(width); };
  if (count) {
    host.addEventListener("pointermove", event => {
      const px = (event.clientX - host.getBoundingClientRect().left) * drawn / host.clientWidth;
      const second = from + (px - LEFT) / (drawn - LEFT - RIGHT) * (to - from);
      look(second < from || second > to ? -1 : nearest(second));
    });
    host.addEventListener("pointerleave", () => look(-1));
    host.addEventListener("blur", () => look(-1));
    host.addEventListener("keydown", event => {
      const step = {ArrowLeft: -1, ArrowRight: 1}[event.key];
      if (step) look(Math.min(count - 1, Math.max(0, looked + step)));
      else if (event.key === "Home") look(0);
      else if (event.key === "End") look(count - 1);
      else if (event.key === "Escape") look(-1);
      else return;
      event.preventDefault();
    });
    fit(host.clientWidth);
    new ResizeObserver(() => { if (host.clientWidth !== drawn) fit(host.clientWidth); }).observe(host);
    addEventListener("beforeprint", () => fit(760));
    addEventListener("afterprint", () => fit(host.clientWidth));
  }
})();
