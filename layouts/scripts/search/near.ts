// Sounds that many speakers do not tell apart, and so type one for the other: zh and z, n and l,
// an and ang.

const initials = [["zh", "z"], ["ch", "c"], ["sh", "s"], ["n", "l"]] as const;

/** A syllable and those that are near to it, itself first; some are read by nobody and find nothing. */
export function nearSounds(sound: string): string[] {
  const heads = [sound];
  for (const [one, other] of initials) {
    if (sound.startsWith(one)) heads.push(other + sound.slice(one.length));
    else if (sound.startsWith(other)) heads.push(one + sound.slice(other.length));
    else continue;
    break;
  }
  return heads.flatMap((head) => [head, ...nearEnd(head)]);
}

function nearEnd(sound: string): string[] {
  if (/[aei]ng$/.test(sound)) return [sound.slice(0, -1)];
  return /[aei]n$/.test(sound) ? [`${sound}g`] : [];
}

/** Every way of reading one syllable after the other, at most so many; what is given first comes first. */
export function everyWay(sounds: string[][], most: number): string[] {
  let ways = [""];
  for (const choices of sounds) ways = choices.flatMap((choice) => ways.map((way) => way + choice)).slice(0, most);
  return ways;
}
