/** Style of a brief that stands alone: a sheet for A4 and Letter, black on white. */
export const BRIEF_STYLE = `
@page{margin:11mm 14mm}
*{box-sizing:border-box}
body{max-width:720px;margin:24px auto;padding:0 16px;background:#fff;color:#1c2126;font:11px/1.4 "Inter Variable",Inter,"Noto Sans Arabic Variable","Noto Sans Arabic",system-ui,sans-serif;font-variant-numeric:tabular-nums}
p,ul,dl,h1,h2{margin:0 0 4px}
.kicker{display:flex;justify-content:space-between;gap:16px;padding-bottom:6px;border-bottom:1px solid #1c2126;color:#5b646d}
h1{margin-top:10px;font-size:14px;color:#0f6e84}
.headline{font-size:22px;font-weight:560;line-height:1.3}
h2{margin-top:12px;font-size:11px;font-weight:560;letter-spacing:.07em;text-transform:uppercase;color:#5b646d;break-after:avoid}
dl{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:18px;margin-top:10px}
dl div{padding-top:6px;border-top:2px solid #e4e1da}
dt{font-weight:560}dt span{font-weight:450;color:#0f6e84}
dd{margin:0;color:#5b646d}dd b{font-size:17px;color:#1c2126}
ul{padding-inline-start:14px}
.note{font-size:9.5px;color:#5b646d}
svg{display:block;width:100%;height:auto;overflow:visible;break-inside:avoid}
svg{direction:ltr}svg text{font-size:11px;fill:#5b646d;unicode-bidi:plaintext}
svg .median,svg .p90,svg .p10,svg .p97_5,svg .p2_5{fill:#0f6e84}
svg .median{font-weight:620}
.tick{stroke:#e4e1da}.ground{fill:#f4f2ed}
.band95{fill:#0f6e84;opacity:.17}.band80{fill:#0f6e84;opacity:.3}
.median-line{fill:none;stroke:#0f6e84;stroke-width:2.2}
.reference-line{fill:none;stroke:#7b838a;stroke-width:1.6}
.history{fill:none;stroke:#1c2126;stroke-width:1.5}
.naive{stroke:#5b646d;stroke-dasharray:3 3}
.level{stroke:#b4571f;stroke-dasharray:4 3}
.chance{fill:#4a93a4}.reference-mark{stroke:#1c2126;stroke-width:1.6}
.columns{columns:2;column-gap:26px}
table{width:100%;margin-bottom:5px;border-collapse:collapse;break-inside:avoid}
caption{font-weight:620;text-align:start}
th,td{padding:1px 0;padding-inline-start:8px;border-top:1px solid #e4e1da;font-size:9.8px;font-weight:450;line-height:1.32;text-align:end;vertical-align:baseline;white-space:nowrap}
th{padding-inline-start:0;text-align:start;white-space:normal}th span,td:last-child{color:#5b646d}
[dir=rtl] h2{letter-spacing:0}
@media screen and (max-width:640px){dl{grid-template-columns:1fr}.columns{columns:1}}
@media print{body{max-width:none;margin:0;padding:0}.needs{break-before:page}p,li{font-size:9.8px}.headline{font-size:22px}}
`;
