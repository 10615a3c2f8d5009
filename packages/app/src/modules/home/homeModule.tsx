import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  HomePageLayoutBlueprint,
  HomePageWidgetBlueprint,
} from '@backstage/plugin-home-react/alpha';

const goldenPathsWidget = HomePageWidgetBlueprint.make({
  name: 'golden-paths',
  params: {
    name: 'GoldenPaths',
    title: 'Start something new',
    description: 'The golden paths, one click from their form',
    components: async () => {
      const { GoldenPaths } = await import('./GoldenPaths');
      return { Content: GoldenPaths };
    },
  },
});

const ownedComponentsWidget = HomePageWidgetBlueprint.make({
  name: 'owned-components',
  params: {
    name: 'OwnedComponents',
    title: 'What your teams own',
    description: 'Components owned by you and your groups',
    components: async () => {
      const { OwnedComponents } = await import('./OwnedComponents');
      return { Content: OwnedComponents };
    },
  },
});

const layout = HomePageLayoutBlueprint.make({
  params: {
    loader: async () => {
      const { HomeLayout } = await import('./HomeLayout');
      return HomeLayout;
    },
  },
});

export const homeModule = createFrontendModule({
  pluginId: 'home',
  extensions: [layout, goldenPathsWidget, ownedComponentsWidget],
});
