export function mountEditors(): void {}
