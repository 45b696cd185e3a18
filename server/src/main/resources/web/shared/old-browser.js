// In the words of any browser, however old: says so where it is too old for the pages, which would stay blank or fall apart.
// The pages need import maps: Chromium 89, Safari 16.4, Firefox 108. From Chromium 90 on they are tried (OldChromiumIT).
(function () {
  var script = window.HTMLScriptElement;
  var css = window.CSS && window.CSS.supports;
  function can(property, value) {
    return Boolean(css) && window.CSS.supports(property, value);
  }
  // Chromium can tell of import maps from 96 on; `overflow: clip` came with 90, and with a Firefox that is too old.
  var enough = script && script.supports ? script.supports("importmap") : can("overflow", "clip") && !can("-moz-appearance", "none");
  if (enough) return;
  document.documentElement.className += " too-old";
  var say = function () {
    document.body.innerHTML =
      '<div class="old-browser" role="alert"><p>Браузер слишком старый: нужен Chromium или Chrome 90 или новее (Safari 16.4, Firefox 108).</p>' +
      '<p lang="en">This browser is too old: Chromium or Chrome 90 or newer is needed (Safari 16.4, Firefox 108).</p></div>';
  };
  if (document.body) say();
  else document.addEventListener("DOMContentLoaded", say);
})();
