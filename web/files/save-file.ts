/** Hand a text to the device as a file. */
export function saveText(name: string, type: string, text: string): void {
  saveFile(name, type, text);
}

/** Hand bytes or a text to the device as a file. */
export function saveFile(name: string, type: string, content: BlobPart): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the address when the click is handled.
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}
