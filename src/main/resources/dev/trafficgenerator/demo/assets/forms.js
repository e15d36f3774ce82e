// A form is sent once: its button waits for the answer.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", () => {
    const button = form.querySelector("button");
    if (button) setTimeout(() => { button.disabled = true; }, 0);
  });
}
// A page that comes out of the back/forward cache has its buttons back.
addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("form[method=post] button")) button.disabled = false;
});
