export function startOwn(): void {}
