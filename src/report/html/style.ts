import { MAP_STYLE } from './style-map.js';
import { PARTS_STYLE } from './style-parts.js';
import { PRINT_STYLE } from './style-print.js';

/**
 * Light and dark by the reader's setting. Colours that people with any common colour blindness tell apart (Okabe and Ito, 2008; lighter on dark); what a
 * colour says, a word, a mark or a kind of line says too. Texts have a contrast of 4.5 or more with their ground (WCAG 2.2, 1.4.3).
 */
const BASE_STYLE = `
:root{--ground:#fff;--raised:#f6f7f9;--line:#c9ced6;--text:#1a1d21;--quiet:#565d67;--link:#005a92;--blue:#0072b2;--vermilion:#c44e00;--orange:#b87a00;--green:#00795a;--area:#e6f0f8;--chosen:#fff3d6;--focus:#005a92;
font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;color:var(--text);background:var(--ground)}
@media (prefers-color-scheme:dark){:root{--ground:#14171b;--raised:#1d2127;--line:#3d444e;--text:#e8eaed;--quiet:#a8b0bb;--link:#7cc4f5;--blue:#56b4e9;--vermilion:#ff8a4d;--orange:#e6a93a;--green:#3fc59d;--area:#1c2f3e;--chosen:#3d3420;--focus:#7cc4f5}}
*{box-sizing:border-box}
body{margin:0;overflow-wrap:anywhere}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
h2:focus{outline:none}
code{font:0.92em ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;unicode-bidi:isolate}
small,.aside{color:var(--quiet)}
.none{color:var(--quiet);font-style:italic}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-999px}
.skip:focus{left:8px;top:8px;background:var(--ground);padding:8px;z-index:9}
header{display:flex;flex-wrap:wrap;gap:4px 20px;align-items:center;padding:10px 20px;border-bottom:1px solid var(--line);background:var(--raised)}
h1{font-size:17px;margin:0}
nav{display:flex;flex-wrap:wrap;gap:2px}
nav a{padding:6px 10px;border-radius:6px;color:var(--text);text-decoration:none}
nav a:hover{background:var(--area)}
nav a[aria-current]{background:var(--area);box-shadow:inset 0 -2px var(--blue)}
@media (min-width:900px) and (min-height:600px){header{position:sticky;top:0;z-index:4}}
.finding{scroll-margin-top:70px}
main{padding:8px 20px 32px;max-width:1800px;margin:0 auto}
footer{padding:12px 20px;color:var(--quiet);border-top:1px solid var(--line)}
h2{font-size:22px;margin:20px 0 8px}
h3{font-size:16px;margin:24px 0 6px}
p,li{max-width:95ch}
ul,ol{padding-left:22px;margin:6px 0}
button,.button,input,select{font:inherit;color:inherit;background:var(--ground);border:1px solid var(--line);border-radius:6px;padding:5px 10px}
.button{display:inline-block;text-decoration:none}
button{cursor:pointer}
button:hover,.button:hover{background:var(--area)}
.no-script .script{display:none}
[hidden]{display:none!important}
`;

/** The style of a page, as one text. */
export const STYLE: string = [BASE_STYLE, PARTS_STYLE, MAP_STYLE, PRINT_STYLE].join('').replace(/\n/g, '');
