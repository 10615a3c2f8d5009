export { BarsPlot } from './BarsPlot';
export { DotsPlot } from './DotsPlot';
export { LineBandPlot } from './LineBandPlot';
