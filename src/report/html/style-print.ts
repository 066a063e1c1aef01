/** On paper: everything, in black on white, without what only a screen can do. */
export const PRINT_STYLE = `
@media print{
:root{--ground:#fff;--raised:#fff;--line:#999;--text:#000;--quiet:#444;--link:#000;--blue:#0072b2;--vermilion:#c44e00;--orange:#b87a00;--green:#00795a;--area:#e6f0f8;--chosen:#fff3d6;font-size:11px}
header nav,.search,.toolbar,.filters,.panel,.skip,dialog,.script{display:none!important}
.view{display:block!important}
main{padding:0;max-width:none}
.map-frame{display:block}
.canvas{height:auto;border:0;min-height:0}
.canvas svg{height:auto;max-height:24cm}
.wide{overflow:visible;max-height:none}
details{break-inside:avoid}
details::details-content{content-visibility:visible;block-size:auto}
h2,h3{break-after:avoid}
tr,.figures div{break-inside:avoid}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;
