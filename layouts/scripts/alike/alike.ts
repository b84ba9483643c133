export function startAlike(): void {}
