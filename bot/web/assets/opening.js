// Hands over what Telegram wrote behind # when it opened this page, and takes it out of the address.
(() => {
  "use strict";
  const form = document.getElementById("opening");
  const given = new URLSearchParams(location.hash.slice(1));
  const data = given.get("tgWebAppData");
  if (!form || !data) return;
  history.replaceState(null, "", location.pathname + location.search);

  const look = () => {
    try {
      const ground = JSON.parse(given.get("tgWebAppThemeParams")).bg_color;
      const [red, green, blue] = ground.match(/[0-9a-f]{2}/gi).map((part) => parseInt(part, 16));
      return red * 0.299 + green * 0.587 + blue * 0.114 < 128 ? "dark" : "light";
    } catch {
      return "";
    }
  };
  const tell = (event) => {
    const telegram = window.TelegramWebviewProxy;
    if (telegram) telegram.postEvent(event, "{}");
  };
  tell("web_app_ready");
  tell("web_app_expand");
  form.elements.namedItem("data").value = data;
  form.elements.namedItem("look").value = look();
  form.submit();
})();
