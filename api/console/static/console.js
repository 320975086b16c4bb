// The little that only the browser can do.
window.haitang = {
  async signOut() {
    await fetch("/api/v1/session", { method: "DELETE" });
    location.assign("/login");
  },

  // Copies words and says so on the button. Over plain http the browser has no clipboard, so the old way is kept.
  async copy(button, text) {
    const done = () => {
      button.textContent = "已复制";
      setTimeout(() => (button.textContent = "复制"), 1500);
    };
    if (navigator.clipboard && window.isSecureContext) {
      await navigator.clipboard.writeText(text);
      return done();
    }
    const field = Object.assign(document.createElement("textarea"), { value: text });
    field.style.cssText = "position:fixed;opacity:0";
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    done();
  },

  // Scrolls to the newest, unless somebody reads further up.
  toEnd(id, always) {
    const box = document.getElementById(id);
    if (!box) return;
    const near = box.scrollHeight - box.scrollTop - box.clientHeight < 240;
    if (always || near) requestAnimationFrame(() => (box.scrollTop = box.scrollHeight));
  },

  // On a phone the ways are wider than the screen: the one we are on is in sight.
  here() {
    document.querySelector(".ways [aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });
  },

  // An urgent case came: the tab says so until somebody looks.
  alarm(words) {
    const title = document.title.replace(/^【.*?】/, "");
    document.title = `【${words}】${title}`;
    const calm = () => {
      if (document.hidden) return;
      setTimeout(() => (document.title = title), 5000);
      document.removeEventListener("visibilitychange", calm);
    };
    document.addEventListener("visibilitychange", calm);
    calm();
  },
};
