/** The map, its tools, and what is chosen on it. */
export const MAP_STYLE = `
.map-frame{display:grid;grid-template-columns:minmax(0,1fr) minmax(260px,340px);grid-template-areas:"tools tools" "canvas panel";gap:10px}
.no-script .map-frame{display:block}
.toolbar{grid-area:tools;margin:0}
.toolbar fieldset{display:flex;flex-wrap:wrap;gap:4px 12px;border:1px solid var(--line);border-radius:6px;padding:2px 10px 4px}
.toolbar legend{font-size:13px;color:var(--quiet)}
.zoom{display:flex;gap:4px}
.canvas{grid-area:canvas;border:1px solid var(--line);border-radius:8px;overflow:hidden;background:var(--ground);touch-action:none;height:calc(100vh - 210px);min-height:420px}
.no-script .canvas{height:auto}
.canvas svg{display:block;width:100%;height:100%}
.no-script .canvas svg{height:auto}
.panel{grid-area:panel;border:1px solid var(--line);border-radius:8px;padding:8px 14px;overflow:auto;max-height:calc(100vh - 210px);min-height:420px;background:var(--raised)}
.panel h3{margin:6px 0}
.panel h4{margin:14px 0 4px;font-size:14px}
.panel ul{padding:0;list-style:none}
.panel li{margin:2px 0}
.panel li button{width:100%;text-align:left;border:0;background:none;padding:3px 6px}
.panel li button:hover{background:var(--area)}
.panel code{display:block;color:var(--quiet);font-size:12px}
.canvas text{font-size:12px;fill:var(--text);pointer-events:none}
.canvas .name{font-size:16px;font-weight:600}
.canvas .size{font-size:13px;fill:var(--quiet)}
.canvas .neighbour .name{font-size:13px}
.canvas .neighbour .size,.canvas .entity .size,.canvas .module-name{font-size:12px}
.canvas a,.canvas [role=button]{cursor:pointer;text-decoration:none}
.canvas a:focus,.canvas [tabindex]:focus{outline:none}
.box{fill:var(--area);stroke:var(--blue);stroke-width:1.2}
.bar{fill:var(--ground);stroke:var(--line);stroke-width:.5}
.filled{fill:var(--blue)}
.service:hover .box,.service:focus .box,.service.chosen .box{stroke-width:3;stroke:var(--focus)}
.chosen .box{fill:var(--chosen)}
.line{fill:none;stroke:var(--blue);opacity:.55}
.tip{fill:var(--blue)}
.hit{fill:none;stroke:transparent;stroke-width:14;cursor:pointer;pointer-events:stroke}
.against .line{stroke:var(--vermilion);opacity:.8}
.against .tip{fill:var(--vermilion)}
.data .line{stroke:var(--orange);stroke-dasharray:5 4;opacity:.9}
.data .tip{fill:var(--orange)}
.tie:hover .line,.tie.chosen .line{opacity:1}
.back{opacity:.16}
.frame{fill:var(--raised);stroke:var(--line)}
.module{fill:none;stroke:var(--line)}
.file rect{fill:var(--area);stroke:var(--ground)}
.file:hover rect,.file:focus rect,.file.chosen rect{stroke:var(--focus);stroke-width:2.5}
.file.chosen rect{fill:var(--chosen)}
.file.near rect{fill:color-mix(in srgb,var(--blue) 35%,var(--ground))}
.file text{font-size:10px}
.entity rect{fill:var(--chosen);stroke:var(--orange)}
.entity:hover rect,.entity:focus rect,.entity.chosen rect{stroke-width:2.5}
.entity.near rect{stroke-width:2.5}
.legend{display:flex;flex-wrap:wrap;gap:4px 22px;list-style:none;padding:0;color:var(--quiet);font-size:13px}
.legend span{display:inline-block;width:26px;height:0;border-top:3px solid var(--blue);vertical-align:middle;margin-right:7px}
.legend .is-service span{height:13px;border:1.5px solid var(--blue);background:var(--area);border-radius:3px}
.legend .is-against span{border-color:var(--vermilion)}
.legend .is-data span{border-top:3px dashed var(--orange)}
@media (max-width:900px){.map-frame{grid-template-columns:minmax(0,1fr);grid-template-areas:"tools" "canvas" "panel"}.canvas{height:62vh;min-height:300px}.panel{max-height:none;min-height:0}}
`;
