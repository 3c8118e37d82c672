// Every change that a script of ours sends, proves that it is sent from our page.
(() => {
  const token = document.querySelector('meta[name="csrf"]').content;
  const send = window.fetch;
  window.fetch = (resource, options = {}) => {
    const request = new Request(resource, options);
    if (new URL(request.url).origin === location.origin && !/^(GET|HEAD)$/.test(request.method)) {
      request.headers.set("X-CSRF-Token", token);
    }
    return send(request);
  };
})();
