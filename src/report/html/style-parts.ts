/** Figures, tables, findings, search. */
export const PARTS_STYLE = `
.verdict{font-size:20px;line-height:1.4;margin:8px 0 12px}
.figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(165px,1fr));gap:10px;margin:20px 0}
.figures div{display:flex;flex-direction:column;background:var(--raised);border:1px solid var(--line);border-radius:8px;padding:10px 14px}
.figures dt{order:2}
.figures dd{margin:0;order:1;font-size:26px;line-height:1.2;font-variant-numeric:tabular-nums}
.figures dd.remark{order:3;font-size:13px;color:var(--quiet)}
.gate{border:2px solid var(--vermilion);border-radius:8px;padding:10px 14px;margin:12px 0}
.gate.clean{border-color:var(--green)}
.columns{display:grid;gap:0 32px}
.columns>*{min-width:0}
@media (min-width:1500px){.columns{grid-template-columns:minmax(0,2fr) minmax(0,3fr)}}
.foremost{list-style:none;padding:0;display:grid;gap:8px}
.foremost li,.finding,details{border:1px solid var(--line);border-left-width:4px;border-radius:6px;padding:8px 12px;background:var(--raised)}
.error{border-left-color:var(--vermilion)!important}
.warning{border-left-color:var(--orange)!important;border-left-style:double!important}
.note{border-left-color:var(--blue)!important;border-left-style:dotted!important}
details{margin:6px 0}
.panel details{padding:2px 8px;border-left-width:1px}
summary{cursor:pointer}
summary .message{display:block}
.severity{font-weight:600}
.saga .pivot{font-weight:600}
.saga .pivot ul{font-weight:400}
.wide{overflow:auto;max-width:100%;margin:10px 0;max-height:85vh}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--quiet);padding:0 0 6px;max-width:95ch}
th,td{padding:4px 10px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
thead th{vertical-align:bottom}
th[scope=row]{font-weight:500}
.number{text-align:right}
.matrix td,.matrix th{padding:2px 5px;font-size:13px;border:1px solid var(--line)}
.matrix thead th{position:sticky;top:0;background:var(--ground);z-index:1}
.matrix th[scope=row]{position:sticky;left:0;background:var(--ground);white-space:nowrap;max-width:22ch;overflow:hidden;text-overflow:ellipsis}
.matrix .turned span{writing-mode:vertical-rl;transform:rotate(180deg);max-height:150px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;font-weight:500}
.matrix td{text-align:center;min-width:34px;white-space:nowrap}
.matrix .kind{color:var(--quiet);text-align:left}
.matrix .writes{background:var(--chosen);font-weight:600}
.matrix .reads{background:var(--area)}
.matrix .owner{box-shadow:inset 0 0 0 2px var(--text)}
.matrix [data-cell],.matrix [data-tie]{cursor:pointer}
.structure .diagonal{background:var(--line)}
.structure .shade-1{background:color-mix(in srgb,var(--blue) 8%,var(--ground))}
.structure .shade-2{background:color-mix(in srgb,var(--blue) 16%,var(--ground))}
.structure .shade-3{background:color-mix(in srgb,var(--blue) 24%,var(--ground))}
.structure .shade-4{background:color-mix(in srgb,var(--blue) 32%,var(--ground))}
.structure .shade-5{background:color-mix(in srgb,var(--blue) 40%,var(--ground))}
.structure .against{box-shadow:inset 0 0 0 2px var(--vermilion)}
.filters,.toolbar{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;margin:10px 0}
.service-list{columns:240px;list-style:none;padding:0}
.search{position:relative;margin-left:auto}
.search input{width:min(260px,70vw)}
#search-results{position:absolute;right:0;top:100%;z-index:5;margin:4px 0 0;padding:4px;list-style:none;background:var(--ground);border:1px solid var(--line);border-radius:8px;width:min(520px,92vw);max-height:60vh;overflow:auto;box-shadow:0 6px 24px #0004}
#search-results button{display:block;width:100%;text-align:left;border:0;background:none}
#search-results button:hover,#search-results button:focus{background:var(--area)}
#search-results small{display:block}
dialog{color:var(--text);background:var(--ground);border:1px solid var(--line);border-radius:10px;max-width:min(900px,94vw);max-height:86vh;overflow:auto}
dialog::backdrop{background:#0007}
`;
