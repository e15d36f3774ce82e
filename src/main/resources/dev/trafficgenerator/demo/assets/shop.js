// Shows how many things are in the cart, in the link of the header.
addEventListener("DOMContentLoaded", async () => {
  const link = document.querySelector("[data-cart]");
  if (!link || !document.cookie.includes("cart_size=")) return;
  const size = Number(document.cookie.match(/cart_size=(\d+)/)?.[1] ?? 0);
  if (size > 0) link.textContent = `Cart (${size})`;
});
