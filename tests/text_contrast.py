"""What a browser shows of each text on a page: how well it is seen, as WCAG 2.2 reckons. A script for the page.

axe-core leaves texts that something lies over to be judged by a person; this judges all that is drawn in plain colours.
"""

# A function of the least contrast, which gives the texts that have less of it, with how much they have.
TOO_FAINT = """(floor) => {
  const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const drawn = (colour) => {
    if (!known.has(colour)) {
      brush.clearRect(0, 0, 1, 1);
      brush.fillStyle = colour;
      brush.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = brush.getImageData(0, 0, 1, 1).data;
      known.set(colour, [[red, green, blue], alpha / 255]);
    }
    return known.get(colour);
  };
  const over = (top, part, below) => below.map((value, at) => top[at] * part + value * (1 - part));
  const luminance = (colour) => {
    const [red, green, blue] = colour.map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const faint = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode.data.trim(), element = texts.currentNode.parentElement;
    if (!text || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    if (element.closest("script, style, :disabled, [data-testid=stIconMaterial], .vb-onzichtbaar, .heard")) continue;
    const around = [];
    for (let at = element; at; at = at.parentElement) around.unshift(getComputedStyle(at));
    const back = around.reduce((below, style) => {
      const [colour, part] = drawn(style.backgroundColor);
      return over(colour, part, below);
    }, [255, 255, 255]);
    const [ink, part] = drawn(around.at(-1).color);
    const shown = over(ink, around.reduce((left, style) => left * style.opacity, part), back);
    const [darker, lighter] = [luminance(back), luminance(shown)].sort((one, other) => one - other);
    const ratio = (lighter + 0.05) / (darker + 0.05);
    if (ratio < floor) faint.push(`${ratio.toFixed(2)}: ${text.slice(0, 40)}`);
  }
  return faint;
}"""
