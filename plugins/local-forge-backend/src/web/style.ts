import { createHash } from 'node:crypto';

// It is part of the program and not a file beside it, because the build of a backend package takes along code only.
const STYLE = `
:root {
  color-scheme: light dark;
  --accent: #0f6b6b; --on-accent: #ffffff; --background: #f4f6f6; --surface: #ffffff;
  --text: #14212b; --muted: #4d5c66; --line: #d3dbde; --tint: #e9eeee;
  --added: #dff3e6; --removed: #fbe4e4; --added-text: #17633a; --removed-text: #9b1c1c;
  --target: #fff4cc; --warning: #7a4b00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --accent: #74d4cf; --on-accent: #11181d; --background: #11181d; --surface: #182128;
    --text: #f1f5f6; --muted: #a5b3bb; --line: #2d3a43; --tint: #202b33;
    --added: #12372a; --removed: #47222a; --added-text: #7fdba6; --removed-text: #ffa3a3;
    --target: #4a3f13; --warning: #f0c274;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; min-height: 100vh; display: flex; flex-direction: column;
  background: var(--background); color: var(--text);
  font: 15px/1.55 system-ui, sans-serif; overflow-wrap: anywhere;
}
a { color: var(--accent); text-underline-offset: .15em; }
a:not(:hover) { text-decoration-color: color-mix(in srgb, currentColor 35%, transparent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
code, pre, .mono { font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace; font-size: .9em; }
h1, h2, h3, h4, h5, h6 { line-height: 1.3; margin: 0; }
h1 { font-size: 1.45rem; } h2 { font-size: 1.15rem; } h3 { font-size: 1rem; }
p { margin: 0; } ul, ol { margin: 0; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 1rem; top: .5rem; background: var(--surface); padding: .5rem 1rem; z-index: 1; }

.top, main, .bottom { width: 100%; max-width: 1120px; margin: 0 auto; padding: 0 1.25rem; }
.bar { background: var(--surface); border-bottom: 1px solid var(--line); }
.top { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: center; padding-block: .7rem; }
.top > a { display: flex; gap: .5rem; align-items: center; font-weight: 650; color: var(--text); text-decoration: none; }
.top svg { color: var(--accent); }
.top ol { display: flex; flex-wrap: wrap; gap: 0 .4rem; list-style: none; padding: 0; }
.top li::before { content: '/'; color: var(--muted); margin-right: .4rem; }
.tabs { display: flex; flex-wrap: wrap; gap: 0 .15rem; max-width: 1120px; margin: 0 auto; padding: 0 .65rem; list-style: none; }
.tabs a { display: block; padding: .45rem .6rem; color: var(--muted); text-decoration: none; border-bottom: 2px solid transparent; }
.tabs a:hover { color: var(--text); }
.tabs a[aria-current] { color: var(--text); font-weight: 600; border-color: var(--accent); }
main { flex: 1; padding-block: 1.5rem 2.5rem; display: flex; flex-direction: column; gap: 1.1rem; }
.bar.foot { border: 0; border-top: 1px solid var(--line); color: var(--muted); font-size: .87rem; }
.bottom { padding-block: .8rem; }

.muted { color: var(--muted); } .small { font-size: .87rem; } .grow { flex: 1 1 auto; min-width: 0; }
.row { display: flex; flex-wrap: wrap; gap: .4rem .8rem; align-items: center; }
.row.apart { justify-content: space-between; }
.stack { display: flex; flex-direction: column; gap: .45rem; }
.small .name, .muted .name { font-weight: 500; }
.box:target { border-color: var(--accent); }
.box { background: var(--surface); border: 1px solid var(--line); border-radius: 8px; overflow: hidden; min-width: 0; }
.box > header, .pad { padding: .65rem 1rem; }
.box > header { border-bottom: 1px solid var(--line); background: var(--tint); }
.box > header h2, .box > header h3 { font-size: .95rem; }
.list { list-style: none; padding: 0; }
.list > li { padding: .7rem 1rem; border-top: 1px solid var(--line); }
.list > li:first-child { border-top: 0; }
.name { font-weight: 600; }
.empty { padding: 2.2rem 1rem; text-align: center; color: var(--muted); }
.badge { display: inline-block; border: 1px solid var(--line); border-radius: 99px; padding: 0 .6em; font-size: .82rem; color: var(--muted); background: var(--surface); white-space: nowrap; }
.badge.good { color: var(--added-text); border-color: currentColor; }
.badge.bad { color: var(--removed-text); border-color: currentColor; }
.badge.done { color: var(--accent); border-color: currentColor; }
.notice { border-left: 3px solid var(--warning); background: var(--surface); padding: .65rem 1rem; border-radius: 0 8px 8px 0; }
.filter a[aria-current] { color: var(--text); font-weight: 600; text-decoration: none; }
.topics { padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: .35rem; }

.files { width: 100%; border-collapse: collapse; }
.files th, .files td { text-align: left; font-weight: 400; padding: .42rem 1rem; border-top: 1px solid var(--line); }
.files tr:first-child > * { border-top: 0; }
.files td { width: 1%; text-align: right; white-space: nowrap; color: var(--muted); font-size: .87rem; }
.files svg { vertical-align: -2px; margin-right: .5rem; color: var(--muted); }
.files .folder svg { color: var(--accent); }
.clone { display: block; padding: .55rem .8rem; background: var(--tint); border-radius: 6px; overflow-x: auto; white-space: pre; user-select: all; }
.chooser { position: relative; }
.chooser > summary { cursor: pointer; list-style: none; border: 1px solid var(--line); background: var(--surface); border-radius: 6px; padding: .3rem .7rem; max-width: 100%; }
.chooser > summary::after { content: ' \\25BE'; color: var(--muted); }
.chooser > div { position: absolute; z-index: 2; margin-top: .3rem; width: max-content; max-width: min(24rem, calc(100vw - 2.5rem)); max-height: 60vh; overflow: auto; background: var(--surface); border: 1px solid var(--line); border-radius: 8px; padding: .5rem 0; box-shadow: 0 6px 24px rgb(0 0 0 / .16); }
.chooser h2 { font-size: .8rem; color: var(--muted); padding: .3rem 1rem; }
.chooser ul { list-style: none; padding: 0; }
.chooser li a { display: block; padding: .25rem 1rem; text-decoration: none; color: var(--text); }
.chooser li a:hover, .chooser li a[aria-current] { background: var(--tint); }

.scroll { overflow-x: auto; }
.code { border-collapse: collapse; min-width: 100%; font: .84rem/1.5 ui-monospace, 'SF Mono', Menlo, Consolas, monospace; tab-size: 4; }
.code td { padding: 0 .8rem; vertical-align: top; overflow-wrap: normal; }
.code code { font-size: inherit; white-space: pre; }
.code tr:first-child td { padding-top: .4rem; } .code tr:last-child td { padding-bottom: .4rem; }
.code .line { width: 1%; text-align: right; user-select: none; color: var(--muted); padding: 0 .6rem; }
.code .line a { color: inherit; text-decoration: none; }
.code .line a:hover { text-decoration: underline; }
.code tr:target { background: var(--target); }
.code .added { background: var(--added); } .code .removed { background: var(--removed); }
.code .hunk td { background: var(--tint); color: var(--muted); padding-block: .2rem; }
.plus { color: var(--added-text); } .minus { color: var(--removed-text); }
details.box > summary { padding: .6rem 1rem; cursor: pointer; background: var(--tint); }
details.box[open] > summary { border-bottom: 1px solid var(--line); }
.message { margin: 0; white-space: pre-wrap; }

.markdown { padding: 1.1rem 1rem; display: flow-root; }
.markdown > * + * { margin-top: .85rem; }
.markdown h2, .markdown h3 { border-bottom: 1px solid var(--line); padding-bottom: .3rem; }
.markdown :is(h2, h3, h4, h5, h6) { margin-top: 1.4rem; }
.markdown > :first-child { margin-top: 0; }
.markdown pre { background: var(--tint); border-radius: 6px; padding: .8rem 1rem; overflow-x: auto; overflow-wrap: normal; }
.markdown :not(pre) > code { background: var(--tint); border-radius: 4px; padding: .1em .35em; }
.markdown ul, .markdown ol { padding-left: 1.6rem; }
.markdown blockquote { margin-inline: 0; padding-left: 1rem; border-left: 3px solid var(--line); color: var(--muted); }
.markdown table { border-collapse: collapse; overflow-wrap: normal; }
.markdown :is(th, td) { border: 1px solid var(--line); padding: .3rem .7rem; text-align: left; }
.markdown img, .picture img { max-width: 100%; height: auto; }
.markdown hr { border: 0; border-top: 1px solid var(--line); }
.picture { padding: 1.2rem; text-align: center; }

button, select { font: inherit; color: inherit; border: 1px solid var(--line); background: var(--surface); border-radius: 6px; padding: .4rem .8rem; }
button { background: var(--accent); color: var(--on-accent); border-color: transparent; font-weight: 600; cursor: pointer; }
button:hover { filter: brightness(1.08); }
@media (max-width: 600px) {
  body { font-size: 14.5px; }
  .top, main, .bottom { padding-inline: .8rem; }
  .tabs { padding-inline: .3rem; }
  .markdown { padding: .9rem 1rem; }
  .code td { padding-inline: .5rem; } .code .line { padding-inline: .35rem; }
}
`;

const HASH = createHash('sha256').update(STYLE).digest('hex').slice(0, 12);

/** Where the style lies. `-` can't be the login of an account, and another style has another name. */
export const STYLE_PATH = `/-/style-${HASH}.css`;

/** The style of all pages. */
export const STYLE_SHEET = STYLE;
