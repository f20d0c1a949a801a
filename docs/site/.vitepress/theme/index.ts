import { type Theme, useRoute } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import { defineComponent, h, nextTick, onMounted, watch } from 'vue';
import { markMain } from '../../src/main-landmark.js';
import './style.css';
import './fault-matrix.css';

/** The layout of VitePress, in which every page has a main landmark. */
const layout = defineComponent(() => {
  const route = useRoute();
  const mark = () => nextTick(() => markMain(document));
  onMounted(mark);
  watch(() => route.path, mark);
  return () => h(DefaultTheme.Layout);
});

export default { extends: DefaultTheme, Layout: layout } satisfies Theme;
