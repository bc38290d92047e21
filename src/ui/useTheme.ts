import { computed, readonly, shallowRef, type Ref } from 'vue';

export type Theme = 'light' | 'dark';
const KEY = 'streetlight-theme';

/** The theme that is on, and a switch; follows the system until the person has chosen. */
export function useTheme(): { theme: Readonly<Ref<Theme>>; switchTheme: () => void } {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const systemTheme = shallowRef<Theme>(system.matches ? 'dark' : 'light');
  system.addEventListener('change', (event) => {
    systemTheme.value = event.matches ? 'dark' : 'light';
  });

  const chosen = shallowRef<Theme | null>(remembered());
  const theme = computed(() => chosen.value ?? systemTheme.value);
  if (chosen.value) document.documentElement.dataset['theme'] = chosen.value;

  function switchTheme() {
    chosen.value = theme.value === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset['theme'] = chosen.value;
    remember(chosen.value);
  }
  return { theme: readonly(theme), switchTheme };
}

function remembered(): Theme | null {
  try {
    const value = localStorage.getItem(KEY);
    return value === 'light' || value === 'dark' ? value : null;
  } catch {
    return null; // storage is switched off: the choice lasts as long as the tab
  }
}

function remember(theme: Theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // as above
  }
}
