/* Elements and the controls of charts: native ones, which keyboards and screen readers know. */

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** A section of the page, with its entry among the contents. */
function section(id, title, note) {
  const made = element("section", { id, "aria-label": title }, element("h2", {}, title));
  if (note) {
    made.append(element("p", { class: "note" }, note));
  }
  document.getElementById("main").append(made);
  document.getElementById("contents").append(element("a", { href: "#" + id }, title));
  return made;
}

/** Controls of one section; `changed` is called after each change. */
class Controls {
  constructor(parent, prefix, changed) {
    this.box = element("div", { class: "controls" });
    this.prefix = prefix;
    this.changed = changed;
    parent.append(this.box);
  }

  /** A choice of { value, label }; returns the select element. */
  select(name, label, options, chosen) {
    const select = element("select", { id: `${this.prefix}-${name}` });
    select.append(...options.map((option) => element("option", { value: option.value }, option.label)));
    if (chosen !== undefined) {
      select.value = chosen;
    }
    select.addEventListener("change", () => this.changed());
    this.box.append(element("label", {}, label, select));
    return select;
  }

  input(name, label, attributes) {
    const input = element("input", { id: `${this.prefix}-${name}`, ...attributes });
    input.addEventListener("input", () => this.changed());
    this.box.append(element("label", {}, label, input));
    return input;
  }
}
