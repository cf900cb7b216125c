/** Whether the browser has a line at all. True says little (a line may lead nowhere); false is certain. */
class Line {
  isOnline = $state(navigator.onLine);

  constructor() {
    addEventListener('online', () => (this.isOnline = true));
    addEventListener('offline', () => (this.isOnline = false));
  }
}

export const line = new Line();
